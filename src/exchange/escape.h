// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

/// Text that the user or a catalogue wrote is not to be trusted: each function makes one kind of
/// document show it as it is, and run nothing of it. All take any Unicode text and never fail.
namespace gramme::exchange {

/// One line: line breaks, tabs and control characters become one blank, invisible formatting
/// characters (zero width, bidirectional overrides) and halves of surrogate pairs go.
QString singleLine(QStringView text);

/// For a paragraph of LaTeX or a field of BibTeX: pure ASCII, with balanced braces, that any
/// engine sets without a package. Accents become commands, signs become their commands or maths.
/// A character of another script becomes its code point, "(U+5317)"; then `complete` is set to
/// false, so that the caller can keep the original in a comment. It is never set to true.
QString escapeLatex(QStringView text, bool* complete = nullptr);

/// For running text and table cells of Markdown (CommonMark and GitHub's), no HTML passes.
QString escapeMarkdown(QStringView text);

/// For text and quoted attributes of HTML and XML.
QString escapeHtml(QStringView text);

/// A double-quoted scalar of YAML, with its quotation marks, on one line; what is not printable is
/// written by its number. No parser reads anything else than this text.
QString yamlString(QStringView text);

/// An http or https address with everything percent-encoded that could end a field, a link or a
/// line; empty for anything else, which is not made a link.
QString safeAddress(QStringView address);

} // namespace gramme::exchange
