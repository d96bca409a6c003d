// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/bibliography.h"
#include "study/resolve.h"

#include <QLocale>
#include <QVariantMap>

/// The parts of a statement's data (see statement.h) that a result may lack: each is false where
/// it does not apply.
namespace gramme::exchange {

/// What the terms are made from.
struct StatementView
{
    const study::Scenario& scenario;
    const study::Outcome& outcome;
    const Bibliography& bibliography;
    QLocale locale;
};

/// hours, runs, trials, repeated, in_all, device_hours, scale, plan: to be added to the data.
QVariantMap timeData(const StatementView& view);
/// How the hours follow from the size of a model.
QVariant planData(const StatementView& view);
/// Making the hardware.
QVariant embodiedData(const StatementView& view);
/// The interval, with what it rests on.
QVariant intervalData(const StatementView& view);
/// The basis the user chose in place of the primary one.
QVariant basisData(const StatementView& view);

} // namespace gramme::exchange
