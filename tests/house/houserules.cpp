// SPDX-License-Identifier: GPL-3.0-or-later
#include "houserules.h"

#include "sourcetree.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace gramme::house {
namespace {

const QStringList& sourcePatterns()
{
    static const QStringList patterns{u"*.h"_s, u"*.cpp"_s};
    return patterns;
}

// The folders a release holds. Others, such as build trees, are the developer's own.
const QStringList& treeFolders()
{
    static const QStringList folders{u"src"_s,       u"ui"_s,    u"resources"_s, u"tests"_s,
                                     u"installer"_s, u"cmake"_s, u".ci"_s};
    return folders;
}

// Lowest first: a room includes only itself and rooms before it.
const QStringList& rooms()
{
    static const QStringList order{u"engine"_s, u"catalog"_s, u"study"_s, u"exchange"_s,
                                   u"charts"_s, u"report"_s,  u"gui"_s,   u"app"_s};
    return order;
}

// The command line stands beside the window: it may use everything below gui, and nothing uses it.
bool mayUse(const QString& room, const QString& other)
{
    if (room == other)
        return true;
    if (other == u"cli"_s)
        return false;
    const qsizetype ceiling = rooms().indexOf(room == u"cli"_s ? u"gui"_s : room);
    return rooms().indexOf(other) < ceiling;
}

bool isRoom(const QString& name)
{
    return name == u"cli"_s || rooms().contains(name);
}

// "src/catalog/search.cpp" -> "catalog"
QString roomOf(const QString& path)
{
    return path.section(u'/', 1, 1);
}

bool matches(const QString& pattern, const QString& text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

bool isQtCharts(const QString& header)
{
    return matches(
        u"QtCharts(/.*)?|Q\\w*Charts?\\w*|Q\\w*Axis|Q(Abstract|Area|Bar|BoxPlot|Candlestick"
        u"|HorizontalBar|HorizontalPercentBar|HorizontalStackedBar|Line|PercentBar|Pie"
        u"|Scatter|Spline|StackedBar|XY)Series|QLegend\\w*|QBarSet|QBoxSet|QPieSlice"
        u"|QCandlestickSet|QH?V?\\w+ModelMapper"_s,
        header);
}

bool isUmbrella(const QString& header)
{
    static const QString module =
        u"Qt(Core|Gui|Widgets|Charts|Sql|Svg|SvgWidgets|PrintSupport|Concurrent|Test|Xml)"_s;
    return matches(module + u"(/"_s + module + u")?"_s, header);
}

bool isNetwork(const QString& header)
{
    return matches(u"QtNetwork(/.*)?|QNetwork\\w*|Q(Tcp|Udp|Ssl|Sctp|Local|Abstract)(Socket|Server)"
                   u"|QSsl\\w*|QHost\\w+|QDns\\w*|QHttp\\w*|QHsts\\w*|QAuthenticator|QOcsp\\w*"
                   u"|QtWebSockets(/.*)?|QWebSocket\\w*|QtWebEngine\\w*(/.*)?"
                   u"|sys/socket\\.h|netdb\\.h|netinet/.*|arpa/.*|curl/.*|openssl/.*"
                   u"|boost/asio.*|boost/beast.*"_s,
                   header);
}

// The engine computes: C++ and Boost, and of C++ nothing that reads files, clocks or locales.
QString engineProblem(const QString& header)
{
    static const QSet<QString> outside{u"chrono"_s,  u"clocale"_s,  u"cstdio"_s, u"ctime"_s,
                                       u"fstream"_s, u"iostream"_s, u"locale"_s, u"filesystem"_s};
    if (outside.contains(header))
        return u"the engine knows no files, clock or locale, so it cannot include <%1>"_s.arg(
            header);
    if (matches(u"[a-z_0-9]+"_s, header) || header.startsWith(u"boost/"_s))
        return {};
    return u"the engine is C++ and Boost only, so it cannot include <%1>"_s.arg(header);
}

struct Include
{
    QString header;
    bool angled = false;
};

Include includeOn(const QString& line)
{
    static const QRegularExpression pattern(u"^\\s*#\\s*include\\s*(?:<([^>]+)>|\"([^\"]+)\")"_s);
    const QRegularExpressionMatch match = pattern.match(line);
    return match.hasCaptured(1) ? Include{match.captured(1), true}
                                : Include{match.captured(2), false};
}

QString roomProblem(const QString& top, const Line& line, const Include& include)
{
    const QString room = roomOf(line.path);
    const QString first = include.header.section(u'/', 0, 0);
    if (include.header.contains(u"../"_s))
        return u"\"%1\" leaves its folder; write the path from src/"_s.arg(include.header);
    if (!include.header.contains(u'/')) {
        const QString beside =
            QFileInfo(QDir(top).filePath(line.path)).dir().filePath(include.header);
        if (!include.angled && QFile::exists(beside))
            return u"\"%1\" lies in src/%2; write \"%2/%1\""_s.arg(include.header, room);
        return {};
    }
    if (!isRoom(first) || mayUse(room, first))
        return {};
    return u"the room %1 cannot include \"%2\": %3 stands above it or beside it"_s.arg(
        room, include.header, first);
}

QString includeProblem(const QString& top, const Line& line)
{
    const Include include = includeOn(line.text);
    if (include.header.isEmpty())
        return {};
    const bool inSource = line.path.startsWith(u"src/"_s);
    const QString room = inSource ? roomOf(line.path) : QString();
    if (inSource) {
        if (!isRoom(room))
            return u"src/%1 is no room of the house"_s.arg(room);
        if (const QString wrong = roomProblem(top, line, include); !wrong.isEmpty())
            return wrong;
    }
    if (isUmbrella(include.header))
        return u"<%1> brings in a whole module; include the one class"_s.arg(include.header);
    if (!include.angled)
        return {};
    if (room == u"engine"_s)
        return engineProblem(include.header);
    if (inSource && room != u"charts"_s && isQtCharts(include.header))
        return u"<%1> belongs to Qt Charts, which only src/charts includes"_s.arg(include.header);
    return {};
}

bool wantsLicenceLine(const QString& path)
{
    return path.endsWith(u".h"_s) || path.endsWith(u".cpp"_s) || path.endsWith(u".cmake"_s) ||
           path.endsWith(u".sh"_s) || path.endsWith(u".py"_s) || path.endsWith(u".sql"_s) ||
           path.endsWith(u"CMakeLists.txt"_s) || path == u".ci/run"_s;
}

} // namespace

Findings wrongIncludes(const QString& top)
{
    return checkLines(top, filesIn(top, {u"src"_s, u"tests"_s}, sourcePatterns()),
                      [&top](const Line& line) { return includeProblem(top, line); });
}

Findings wrongLinks(const QString& top)
{
    static const QRegularExpression target(u"\\bgramme_([a-z]+)\\b"_s);
    return checkLines(
        top, filesIn(top, {u"src"_s}, {u"CMakeLists.txt"_s}), [](const Line& line) -> QString {
            if (line.path.count(u'/') < 2 || line.text.trimmed().startsWith(u'#'))
                return {};
            const QString room = roomOf(line.path);
            for (auto match = target.globalMatch(line.text); match.hasNext();) {
                const QString other = match.next().captured(1);
                if (isRoom(other) && !mayUse(room, other))
                    return u"the room %1 cannot link gramme_%2, which stands above it or beside it"_s
                        .arg(room, other);
            }
            static const QRegularExpression charts(u"\\bQt\\d?::Charts\\b"_s);
            if (room != u"charts"_s && charts.match(line.text).hasMatch())
                return u"only src/charts links Qt Charts"_s;
            static const QRegularExpression qt(u"\\bQt\\d?::\\w+"_s);
            if (room == u"engine"_s && qt.match(line.text).hasMatch())
                return u"the engine links no Qt"_s;
            return {};
        });
}

Findings networkUse(const QString& top)
{
    const QStringList build =
        filesIn(top, {u"CMakeLists.txt"_s, u"src"_s, u"tests"_s, u"cmake"_s, u"installer"_s},
                {u"CMakeLists.txt"_s, u"*.cmake"_s});
    static const QRegularExpression component(
        u"\\bQt\\d?(::|\\s.*\\b)(Network|WebSockets|WebEngine\\w*|HttpServer)\\b|\\bCURL::|"
        u"\\bOpenSSL::"
        u"|^\\s*(Network|WebSockets)\\b|\\b(FetchContent|ExternalProject)_\\w+\\s*\\(|\\bfile\\s*\\(\\s*DOWNLOAD\\b"_s);
    Findings findings = checkLines(top, build, [](const Line& line) -> QString {
        if (line.text.trimmed().startsWith(u'#') || !component.match(line.text).hasMatch())
            return {};
        return u"Gramme is offline, and so is its build: \"%1\""_s.arg(line.text.trimmed());
    });
    return findings +
           checkLines(
               top, filesIn(top, {u"src"_s, u"tests"_s}, sourcePatterns()), [](const Line& line) {
                   const Include include = includeOn(line.text);
                   return isNetwork(include.header)
                              ? u"<%1> opens sockets, and Gramme is offline"_s.arg(include.header)
                              : QString();
               });
}

Findings missingLicenceLines(const QString& top)
{
    Findings findings;
    const QString tag = u"SPDX-License-"_s + u"Identifier: GPL-3.0-or-later"_s;
    for (const QString& path :
         filesIn(top, QStringList{u"CMakeLists.txt"_s} + treeFolders(), {u"*"_s})) {
        if (!wantsLicenceLine(path))
            continue;
        const QStringList lines = linesOf(QDir(top).filePath(path));
        const qsizetype expected = lines.value(0).startsWith(u"#!"_s) ? 1 : 0;
        if (!lines.value(expected).contains(tag))
            findings << u"%1, line %2: the line \"%3\" is missing"_s.arg(path)
                            .arg(expected + 1)
                            .arg(tag);
    }
    return findings;
}

Findings strangersAtTheTop(const QString& top)
{
    static const QStringList drawn{u"CMakeLists.txt"_s,
                                   u"CMakePresets.json"_s,
                                   u"cmake"_s,
                                   u"README.md"_s,
                                   u"CHANGELOG.md"_s,
                                   u"LICENSE"_s,
                                   u"SECURITY.md"_s,
                                   u"src"_s,
                                   u"ui"_s,
                                   u"CONTRIBUTING.md"_s,
                                   u"resources"_s,
                                   u"tests"_s,
                                   u".ci"_s,
                                   u"installer"_s,
                                   u".clang-format"_s,
                                   u".clang-tidy"_s,
                                   u".gitignore"_s,
                                   u".git"_s,
                                   u".gitattributes"_s};
    QStringList ignored; // by git, in the simple forms that a top folder needs
    for (QString pattern : linesOf(QDir(top).filePath(u".gitignore"_s))) {
        pattern = pattern.trimmed();
        if (pattern.endsWith(u'/'))
            pattern.chop(1);
        if (pattern.startsWith(u'/'))
            pattern.remove(0, 1);
        if (!pattern.isEmpty() && !pattern.startsWith(u'#'))
            ignored << pattern;
    }
    Findings findings;
    const QStringList entries =
        QDir(top).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString& entry : entries) {
        if (!drawn.contains(entry) && !QDir::match(ignored, entry))
            findings << u"%1: the top folder has no place for it"_s.arg(entry);
    }
    return findings;
}

Findings machinePaths(const QString& top)
{
    // In pieces, so that this file does not find itself. A web address may hold the same words.
    const QString before = u"(?<![\\w.:/~$}-])"_s;
    const QRegularExpression home(before + u"(/(home|Us"_s + u"ers|root)/\\w|[A-Z]:[\\\\/]Us"_s +
                                  u"ers[\\\\/])"_s);
    const QRegularExpression here(before + QRegularExpression::escape(QDir(top).absolutePath()) +
                                  u'/');
    const QStringList places = QStringList{u"CMakeLists.txt"_s, u"CMakePresets.json"_s,
                                           u"README.md"_s, u"CHANGELOG.md"_s} +
                               treeFolders();
    return checkLines(
        top, filesIn(top, places, {u"*"_s}), [&home, &here](const Line& line) -> QString {
            for (const QRegularExpression& pattern : {home, here}) {
                if (const QRegularExpressionMatch match = pattern.match(line.text);
                    match.hasMatch())
                    return u"\"%1…\" is a path of one machine"_s.arg(match.captured(0));
            }
            return {};
        });
}

Findings unfinishedWork(const QString& top)
{
    static const QRegularExpression words(u"\\b(TO"_s + u"DO|FIX"_s + u"ME|XX"_s + u"X|HA"_s +
                                          u"CK)\\b"_s);
    return checkLines(
        top,
        filesIn(top, QStringList{u"CMakeLists.txt"_s, u"README.md"_s} + treeFolders(), {u"*"_s}),
        [](const Line& line) -> QString {
            if (line.path.endsWith(u".csv"_s) || line.path.endsWith(u".bib"_s) ||
                line.path.endsWith(u".ts"_s))
                return {};
            const QRegularExpressionMatch match = words.match(line.text);
            return match.hasMatch() ? u"%1 is left for later"_s.arg(match.captured(0)) : QString();
        });
}

Findings longFiles(const QString& top)
{
    constexpr qsizetype limit = 400;
    Findings findings;
    for (const QString& path : filesIn(top, {u"src"_s, u"tests"_s}, sourcePatterns())) {
        const qsizetype length = linesOf(QDir(top).filePath(path)).size();
        if (length > limit)
            findings << u"%1: %2 lines, more than %3; does it hold one thing?"_s.arg(path)
                            .arg(length)
                            .arg(limit);
    }
    return findings;
}

} // namespace gramme::house
