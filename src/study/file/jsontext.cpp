// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/file/jsontext.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

namespace gramme::study::file {

namespace {

using Json = nlohmann::json;

/// Bytes of a text that also tell how far the parser has come: it reports the place of mistakes
/// only, not that of values.
class Counting
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Counting(const char* at, const char** seen)
        : m_at(at)
        , m_seen(seen)
    {}
    reference operator*() const { return *m_at; }
    Counting& operator++()
    {
        *m_seen = ++m_at;
        return *this;
    }
    friend bool operator==(const Counting& a, const Counting& b) { return a.m_at == b.m_at; }
    friend bool operator!=(const Counting& a, const Counting& b) { return a.m_at != b.m_at; }

private:
    const char* m_at;
    const char** m_seen;
};

/// QString::fromUtf8 takes a first U+FEFF for a byte order mark and drops it.
QString textOf(const std::string& utf8)
{
    return QString::fromStdString('x' + utf8).mid(1);
}

/// Builds the nodes. Every event comes before the next token is read, so the value that it tells
/// of began at the first byte behind the last event that separates nothing.
class Builder final : public nlohmann::json_sax<Json>
{
public:
    Builder(QByteArrayView text, qsizetype base, Parsed& result)
        : m_begin(text.data())
        , m_end(text.data() + text.size())
        , m_base(base)
        , m_result(result)
        , m_last(m_begin)
        , m_seen(m_begin)
    {}

    const char** seen() { return &m_seen; }

    bool null() override { return put({}); }
    bool boolean(bool value) override { return put(Node::of(value)); }
    bool number_integer(number_integer_t) override { return number(); }
    bool number_unsigned(number_unsigned_t) override { return number(); }
    bool number_float(number_float_t, const string_t&) override { return number(); }
    bool string(string_t& value) override
    {
        Node node;
        node.type = Node::Type::Text;
        node.text = textOf(value);
        return put(std::move(node));
    }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Node::object()); }
    bool start_array(std::size_t) override { return open(Node::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& value) override
    {
        m_key = textOf(value);
        m_last = m_seen;
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const Json::exception&) override
    {
        // The byte that cannot be, not the one behind it.
        m_result.mistake = m_base + std::max<qsizetype>(0, static_cast<qsizetype>(position) - 1);
        // A number that the mistake touches, or the end of the text, may have been longer.
        if (m_lastNumber && m_numberEnd - m_begin + 1 >= static_cast<qsizetype>(position) &&
            !m_open.empty())
            m_open.back()->members.pop_back();
        return false;
    }

private:
    const char* start() const
    {
        return std::find_if_not(m_last, m_end, [](char c) {
            return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ':';
        });
    }

    bool number()
    {
        const char* first = start();
        m_numberEnd = std::find_if_not(first, m_end, [](char c) {
            return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == 'e' ||
                   c == 'E';
        });
        Node node;
        node.type = Node::Type::Number;
        node.text = QString::fromLatin1(first, m_numberEnd - first);
        const bool goesOn = put(std::move(node));
        m_lastNumber = true;
        return goesOn;
    }

    bool put(Node node)
    {
        place(std::move(node));
        return true;
    }

    Node* place(Node node)
    {
        node.offset = m_base + (start() - m_begin);
        m_last = m_seen;
        m_lastNumber = false;
        if (m_open.empty()) {
            m_result.root = std::move(node);
            return &m_result.root;
        }
        Node& parent = *m_open.back();
        parent.members.push_back({parent.type == Node::Type::Object ? m_key : QString(),
                                  std::move(node)});
        return &parent.members.back().value;
    }

    bool open(Node node)
    {
        if (m_open.size() >= deepest) {
            m_result.mistake = m_base + (start() - m_begin);
            return false;
        }
        // Stays where it is: nothing is added to its parent before it is closed.
        m_open.push_back(place(std::move(node)));
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        m_last = m_seen;
        m_lastNumber = false;
        return true;
    }

    const char* m_begin;
    const char* m_end;
    qsizetype m_base;
    Parsed& m_result;
    const char* m_last;
    const char* m_seen;
    const char* m_numberEnd = nullptr;
    bool m_lastNumber = false;
    QString m_key;
    std::vector<Node*> m_open;
};

} // namespace

Parsed parse(QByteArrayView text, qsizetype base)
{
    Parsed result;
    Builder builder(text, base, result);
    const char* end = text.data() + text.size();
    try {
        result.isWhole = Json::sax_parse(Counting(text.data(), builder.seen()),
                                         Counting(end, builder.seen()), &builder);
    } catch (const Json::exception&) {
        result.isWhole = false;
    }
    return result;
}

} // namespace gramme::study::file
