// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"
#include "report/report.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace gramme::report {

enum class Output : std::uint8_t { Svg, Png, Pdf, Html };

/// What gramme-report is asked for.
struct Request
{
    QString study;  ///< File name.
    QString output; ///< File name; empty: standard output.
    Output as = Output::Pdf;
    bool isFigure = false; ///< The chart alone; an SVG or PNG always is.
    QString scenario;      ///< Id of the only one; empty: all.
    ChartOptions options;
};

/// What to print instead, for --help and --version.
struct Notice
{
    QString text;
};

struct Answer
{
    std::optional<Request> request;
    Notice notice;
};
Result<Answer> readRequest(const QStringList& arguments);

} // namespace gramme::report
