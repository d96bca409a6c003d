// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/bibliography.h"

#include "catalog/listing.h"
#include "exchange/escape.h"

#include <QCryptographicHash>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using catalog::Citation;

// Conventions of Gramme: they have no publication but the program.
constexpr QLatin1StringView ownSource("own-estimate");

/// Sources that are works of references.bib.
QString publicationKey(const QString& sourceId)
{
    struct Work
    {
        const char16_t* source;
        const char16_t* key;
    };
    static constexpr std::array works{
        Work{u"lacoste2019quantifying", u"lacoste2019"},
        Work{u"green-algorithms-3.0", u"lannelongue2021"},
        Work{u"mlco2-impact", u"mlco2impact"},
        Work{u"luccioni-2022-bloom", u"luccioni2023bloom"},
    };
    for (const Work& work : works) {
        if (sourceId == QStringView(work.source))
            return QString::fromUtf16(work.key);
    }
    return sourceId;
}

bool sameSource(const Citation& a, const Citation& b)
{
    return a.sourceId == b.sourceId && a.url == b.url;
}

/// What the catalogue knows of a source, by column.
QHash<QString, QString> facts(const catalog::Catalog& catalog, const QString& sourceId)
{
    QHash<QString, QString> found;
    if (const auto shown = catalog::show(catalog, u"sources", sourceId)) {
        for (const catalog::Fact& fact : *shown)
            found.insert(fact.key, fact.value.toString());
    }
    return found;
}

/// The last year named: "2000-2025" -> "2025".
QString lastYear(const QString& years)
{
    static const QRegularExpression year(u"(?<!\\d)(?:19|20)\\d\\d(?!\\d)"_s);
    QString last;
    for (auto it = year.globalMatch(years); it.hasNext();)
        last = it.next().captured();
    return last;
}

/// Each name in braces, so that BibTeX takes none apart.
QString authors(const QString& publishers)
{
    QStringList names;
    for (const QString& name : publishers.split(u';', Qt::SkipEmptyParts))
        names << u'{' + escapeLatex(name) + u'}';
    return names.join(u" and "_s);
}

QString keyPart(const QString& text)
{
    QString part;
    for (const QChar character : text.toLower()) {
        const bool plain =
            (character >= u'a' && character <= u'z') || (character >= u'0' && character <= u'9');
        if (plain)
            part += character;
        else if (!part.isEmpty() && !part.endsWith(u'-'))
            part += u'-';
    }
    while (part.endsWith(u'-'))
        part.chop(1);
    return part;
}

/// A document of a source with many (a maker's data sheets) has a key of its own, from its
/// address and title, so that the .bib files of two papers can be merged.
QString generatedKey(const Citation& citation, bool isWholeSource)
{
    const QString base = u"gramme-"_s + keyPart(citation.sourceId);
    if (isWholeSource && !citation.sourceId.isEmpty())
        return base;
    const QByteArray document = (citation.url + u' ' + citation.name).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(document, QCryptographicHash::Sha1);
    return base + u'-' + QString::fromLatin1(hash.toHex().left(6));
}

Reference reference(const Citation& citation, const catalog::Catalog& catalog)
{
    Reference made;
    made.citation = citation;
    made.address = safeAddress(citation.url);
    const auto known = facts(catalog, citation.sourceId);
    made.attribution = known.value(u"attribution"_s);
    const QString publication = publicationKey(citation.sourceId);
    made.entry = catalog.bibEntry(publication);
    if (!made.entry.isEmpty()) {
        made.key = publication;
        made.year = lastYear(citation.year);
        return made;
    }
    // Rows name the whole source with its publisher before it, or one document of it.
    const QString title = known.value(u"name"_s);
    const bool isWhole =
        !title.isEmpty() && citation.name.contains(title) && citation.url == known.value(u"url"_s);
    if (isWhole)
        made.citation.name = title;
    made.key = generatedKey(citation, isWhole);
    // A document's row may inherit the year in which the source was read: that is not its own.
    const QString years = known.value(u"data_years"_s);
    if (isWhole || citation.year != years)
        made.year = lastYear(isWhole ? years : citation.year);
    const QString publisher = known.value(u"publisher"_s);
    made.author = authors(publisher.isEmpty() ? citation.name : publisher);
    return made;
}

Reference program(const catalog::Catalog& catalog)
{
    Reference made;
    made.key = u"gramme"_s;
    made.author = u"{The Gramme developers}"_s;
    made.citation.sourceId = ownSource;
    made.citation.name =
        u"Gramme, version %1: emissions of machine-learning experiments"_s.arg(programVersion());
    made.citation.licence = u"GPL-3.0-or-later"_s;
    // The year of its figures: a program that asked the clock would cite itself anew each year.
    made.year = lastYear(catalog.editionName(catalog::Edition::Current));
    made.citation.year = made.year;
    return made;
}

} // namespace

QString programVersion()
{
    return QStringLiteral(GRAMME_VERSION);
}

Bibliography::Bibliography(const study::Resolved& resolved, const catalog::Catalog& catalog)
{
    for (const Citation& citation : study::sources(resolved)) {
        if (citation.isOwn())
            continue;
        Reference made = reference(citation, catalog);
        const bool known = std::any_of(m_references.begin(), m_references.end(),
                                       [&](const Reference& r) { return r.key == made.key; });
        if (!known)
            m_references.push_back(std::move(made));
    }
    m_references.push_back(program(catalog));
    for (int number = 1; Reference & made : m_references)
        made.number = number++;
}

const Reference* Bibliography::find(const Citation& citation) const
{
    if (citation.isOwn())
        return &gramme();
    if (citation.name.isEmpty())
        return nullptr;
    for (const Reference& made : m_references) {
        if (sameSource(made.citation, citation))
            return &made;
    }
    // Two documents of one work of references.bib share its entry.
    const QString publication = publicationKey(citation.sourceId);
    for (const Reference& made : m_references) {
        if (made.key == publication)
            return &made;
    }
    return nullptr;
}

} // namespace gramme::exchange
