// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include <QCoreApplication>

namespace gramme::cli {

Console::Console()
    : m_in(0, QIODevice::ReadOnly)
    , m_out(1, QIODevice::WriteOnly)
    , m_error(2, QIODevice::WriteOnly)
{}

int Console::print(const QByteArray& answer)
{
    if (m_out.write(answer) == answer.size())
        return Done;
    return fail({Problem::Kind::Fault,
                 {},
                 QCoreApplication::translate("gramme::cli", "The answer cannot be written: %1.")
                     .arg(m_out.errorString())});
}

void Console::tell(const QStringList& sentences)
{
    for (const QString& sentence : sentences)
        m_error.write((QStringLiteral("gramme-cli: ") + sentence + u'\n').toUtf8());
}

int Console::fail(const Problem& problem)
{
    if (!m_out.isClosedByReader())
        tell({problem.message});
    return problem.kind == Problem::Kind::Fault ? Fault : BadInput;
}

} // namespace gramme::cli
