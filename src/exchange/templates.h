// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"

#include <QByteArray>
#include <QLocale>
#include <QString>
#include <QVariantMap>

#include <functional>

/// Mustache templates (kainjow-mustache): the sentences are in the templates, one folder a
/// language, the program brings only data.
namespace gramme::exchange {

/// A template of ours in the language of `locale`, in English where there is none.
struct Template
{
    QString name; ///< "en/latex.mustache", for messages.
    QByteArray text;
    QLocale locale; ///< For the numbers: the given one, or English where the text is.
};
Result<Template> builtInTemplate(const QString& fileName, const QLocale& locale);

/// How a value is written into the document: {{name}} is escaped, {{&name}} is not.
using Escape = std::function<QString(const QString&)>;

/// Fills a template. A value is a text, a bool, a map or a list; an empty text is false to
/// {{#name}}. A template that is not well-formed, uses a name that is not in the data, or includes
/// another file is a problem whose place is the template's name and whose sentence has the line.
Result<QString> render(const QByteArray& text, const QString& name, const QVariantMap& data,
                       const Escape& escape);

} // namespace gramme::exchange
