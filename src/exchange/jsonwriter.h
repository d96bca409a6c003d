// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/format.h"

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <cmath>
#include <optional>

namespace gramme::exchange {

/// JSON as it is written, with the keys in the order given; QJsonObject would sort them. Numbers
/// read back to the same double; what is not finite or not known is null.
class JsonWriter
{
public:
    void beginObject() { begin('{'); }
    void endObject() { end('}'); }
    void beginArray() { begin('['); }
    void endArray() { end(']'); }

    JsonWriter& key(QStringView name)
    {
        separate();
        string(name);
        m_text += ": ";
        m_afterKey = true;
        return *this;
    }

    void null() { raw("null"); }
    void value(double number)
    {
        char text[study::format::machineLength];
        std::isfinite(number) ? raw(QByteArray(text, study::format::machine(text, number) - text))
                              : null();
    }
    void value(const std::optional<double>& number) { number ? value(*number) : null(); }
    void value(QStringView text)
    {
        separate();
        string(text);
    }
    /// Text that is null where it is empty.
    void valueOrNull(QStringView text) { text.isEmpty() ? null() : value(text); }
    /// Numbers and texts; an invalid one is null.
    void value(const QVariant& variant)
    {
        const bool isNumber = variant.typeId() != QMetaType::QString;
        if (variant.isNull())
            null();
        else if (variant.typeId() == QMetaType::Bool)
            raw(variant.toBool() ? "true" : "false");
        else if (isNumber)
            value(variant.toDouble());
        else
            valueOrNull(variant.toString());
    }

    /// The document, with a line end.
    QByteArray text() const { return m_text + '\n'; }

private:
    void raw(const QByteArray& bytes)
    {
        separate();
        m_text += bytes;
    }
    void begin(char bracket)
    {
        separate();
        m_text += bracket;
        ++m_depth;
        m_isFirst = true;
    }
    void end(char bracket)
    {
        --m_depth;
        if (!m_isFirst)
            m_text += '\n' + QByteArray(2 * m_depth, ' ');
        m_text += bracket;
        m_isFirst = false;
    }
    void separate()
    {
        if (m_afterKey || m_depth == 0) {
            m_afterKey = false;
            return;
        }
        m_text += m_isFirst ? "\n" : ",\n";
        m_text += QByteArray(2 * m_depth, ' ');
        m_isFirst = false;
    }
    void string(QStringView text);

    QByteArray m_text;
    int m_depth = 0;
    bool m_isFirst = true;
    bool m_afterKey = false;
};

} // namespace gramme::exchange
