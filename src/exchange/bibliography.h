// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/resolve.h"

#include <QString>

#include <vector>

namespace gramme::exchange {

/// One source of a statement.
struct Reference
{
    catalog::Citation citation;
    int number = 0;  ///< From 1, in the order of the statement.
    QString key;     ///< For \cite; the same source has the same key in every statement.
    QString entry;   ///< BibTeX as it stands in references.bib; empty: to be written from below.
    QString author;  ///< Publishers, each in braces and joined by "and"; LaTeX.
    QString year;    ///< Of the source, not of the figure; four digits or empty.
    QString address; ///< Safe to put in a document; empty: none.
    QString attribution; ///< As the publisher wants to be named; empty: not stated.
};

/// Every source a result rests on, Gramme itself last.
class Bibliography
{
public:
    Bibliography(const study::Resolved& resolved, const catalog::Catalog& catalog);

    const std::vector<Reference>& references() const { return m_references; }
    /// The source of a figure; null for what was typed. Conventions of our own are Gramme.
    const Reference* find(const catalog::Citation& citation) const;
    const Reference& gramme() const { return m_references.back(); }

private:
    std::vector<Reference> m_references;
};

/// Version of this program: "0.1.0".
QString programVersion();

} // namespace gramme::exchange
