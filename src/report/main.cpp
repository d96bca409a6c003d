// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/request.h"
#include "study/file/studyfile.h"

#include <QApplication>
#include <QBuffer>
#include <QFile>
#include <QSaveFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

using namespace gramme;

void tell(const QString& sentence)
{
    const QByteArray line = (sentence + u'\n').toUtf8();
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

/// Standard error has whole sentences of ours; Qt's own notes about the system are none.
void quietly(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        tell(message);
}

/// The exit codes of gramme-cli.
int fail(const Problem& problem)
{
    tell(problem.message);
    return problem.kind == Problem::Kind::Fault ? 1 : 2;
}

Problem notWritten(const QString& fileName, const QString& why)
{
    return {Problem::Kind::Fault, fileName,
            QCoreApplication::translate("gramme::report", "%1 was not written: %2.")
                .arg(fileName, why)};
}

/// To the file in one step, or to standard output.
std::optional<Problem> deliver(const QByteArray& bytes, const QString& fileName)
{
    if (fileName.isEmpty()) {
        QFile out;
        if (!out.open(stdout, QIODevice::WriteOnly) || out.write(bytes) != bytes.size() ||
            !out.flush())
            return notWritten(u"standard output"_s, out.errorString());
        return std::nullopt;
    }
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return notWritten(fileName, file.errorString());
    return std::nullopt;
}

charts::ExportFormat figureFormat(report::Output as)
{
    switch (as) {
    case report::Output::Png:
        return charts::ExportFormat::Png;
    case report::Output::Pdf:
        return charts::ExportFormat::Pdf;
    default:
        return charts::ExportFormat::Svg;
    }
}

Result<qint64> write(const exchange::Publication& publication, const report::Request& request,
                     QIODevice& device)
{
    if (request.isFigure)
        return report::writeChart(publication, figureFormat(request.as), device, request.options);
    return request.as == report::Output::Html
               ? report::writeHtml(publication, request.options.text, device)
               : report::writePdf(publication, request.options.text, device);
}

int run(const report::Request& request)
{
    auto catalog = catalog::Catalog::openDefault();
    if (!catalog)
        return fail(catalog.error());
    const auto opened = study::file::load(request.study);
    if (!opened)
        return fail(opened.error());
    for (const QString& sentence : opened->damage)
        tell(sentence);
    const catalog::OwnEntries& own = opened->study.own;
    if (!own.isEmpty())
        *catalog = (*catalog)->withOwn(catalog::merged((*catalog)->own(), own));
    const auto publication = exchange::publicationOf(opened->study, **catalog, request.scenario);
    if (!publication)
        return fail(publication.error());
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto written = write(*publication, request, buffer);
    if (!written)
        return fail(written.error());
    const auto problem = deliver(buffer.data(), request.output);
    return problem ? fail(*problem) : 0;
}

} // namespace

int main(int argc, char** argv)
{
#ifdef Q_OS_LINUX
    // No window is ever shown, and a display's own resolution and fonts must not change a report.
    qputenv("QT_QPA_PLATFORM", "offscreen");
#endif
    qInstallMessageHandler(quietly);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"gramme-report"_s);
    QApplication::setApplicationVersion(QStringLiteral(GRAMME_VERSION));
    const auto answer = report::readRequest(QApplication::arguments());
    if (!answer)
        return fail(answer.error());
    if (answer->request)
        return run(*answer->request);
    const auto problem = deliver(answer->notice.text.toUtf8(), {});
    return problem ? fail(*problem) : 0;
}
