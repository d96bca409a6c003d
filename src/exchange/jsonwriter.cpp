// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/jsonwriter.h"

namespace gramme::exchange {

/// As RFC 8259 section 7 has it: what must be escaped is, everything else stays UTF-8.
void JsonWriter::string(QStringView text)
{
    m_text += '"';
    for (const char c : text.toUtf8()) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            m_text += '\\' + QByteArray(1, c);
        else if (c == '\n')
            m_text += "\\n";
        else if (code < 0x20 || code == 0x7f)
            m_text += "\\u" + QByteArray::number(code, 16).rightJustified(4, '0');
        else
            m_text += c;
    }
    m_text += '"';
}

} // namespace gramme::exchange
