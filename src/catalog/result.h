// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace gramme {

/// Why something could not be done. The sentence names the place, the value and the remedy and can
/// be shown as it is.
struct Problem
{
    enum class Kind {
        BadInput, ///< What the user gave is wrong (exit code 2).
        Fault,    ///< A file or the system failed (exit code 1).
    };
    Kind kind = Kind::BadInput;
    QString place;   ///< Key of the input ("tdp_w") or name of the file; may be empty.
    QString message; ///< A whole sentence.
};

/// A value, or the problem that stood in its way.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_content(std::in_place_index<0>, std::move(value))
    {}
    Result(Problem problem)
        : m_content(std::in_place_index<1>, std::move(problem))
    {}

    explicit operator bool() const { return m_content.index() == 0; }
    const T& operator*() const& { return std::get<0>(m_content); }
    T& operator*() & { return std::get<0>(m_content); }
    T&& operator*() && { return std::get<0>(std::move(m_content)); }
    const T* operator->() const { return &std::get<0>(m_content); }
    T* operator->() { return &std::get<0>(m_content); }
    const Problem& error() const { return std::get<1>(m_content); }

private:
    std::variant<T, Problem> m_content;
};

} // namespace gramme
