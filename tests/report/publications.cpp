// SPDX-License-Identifier: GPL-3.0-or-later
#include "publications.h"

#include <QProcess>
#include <QStandardPaths>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::tests {

study::Study studyOf(int count, const QString& title, const QStringList& names)
{
    static const std::array places{
        std::pair(u"aws"_s, u"us-east-1"_s), std::pair(u"aws"_s, u"ca-central-1"_s),
        std::pair(u"gcp"_s, u"europe-west9"_s), std::pair(u"gcp"_s, u"us-central1"_s),
        std::pair(u"azure"_s, u"westeurope"_s)};
    study::Study study;
    study.title = title;
    for (int i = 0; i < count; ++i) {
        study::Scenario scenario;
        scenario.name = names.at(i % names.size());
        scenario.hardware = i % 2 ? u"nvidia-h100-sxm5-80gb"_s : u"nvidia-a100-sxm4-80gb"_s;
        scenario.count = 8 * (1 + i % 4);
        scenario.hours = 20 + 37 * i % 300;
        scenario.provider = places.at(static_cast<std::size_t>(i) % places.size()).first;
        scenario.region = places.at(static_cast<std::size_t>(i) % places.size()).second;
        scenario.embodied = i % 3 == 0;
        study::addScenario(study, scenario);
    }
    return study;
}

exchange::Publication publicationOf(const study::Study& study, const catalog::Catalog& catalog)
{
    auto made = exchange::publicationOf(study, catalog);
    if (!made)
        qFatal("%s", qPrintable(made.error().message));
    return *std::move(made);
}

QStringList hostileNames()
{
    return {u"<script>alert(1)</script>"_s,
            u"</style><img src=x onerror=alert(1)>"_s,
            u"{{total}} {{&chart}} %1 %2"_s,
            u"北京 العربية \u202e gnp.exe"_s,
            QString(300, u'W'),
            u"a&amp;b \"q\" 's' ]]>"_s,
            u"<!--"_s,
            u"x\ny\tz"_s};
}

bool hasTool(const QString& tool)
{
    return !QStandardPaths::findExecutable(tool).isEmpty();
}

QString toolOutput(const QString& tool, const QStringList& arguments)
{
    QProcess process;
    process.start(tool, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace gramme::tests
