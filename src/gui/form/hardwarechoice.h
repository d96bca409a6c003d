// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/form/searchfield.h"
#include "study/resolve.h"

#include <QLocale>

#include <optional>
#include <vector>

/// What the hardware field offers: devices, CPUs and cloud instances in one list.
namespace gramme::gui {

std::vector<SearchField::Entry> hardwareEntries(const catalog::Catalog& catalog);

/// Id of the entry that stands for a device the catalogue does not have.
QString ownDeviceId();

struct InstanceId
{
    QString providerId;
    QString id;
};
/// The two halves of an instance's entry id; empty for any other entry.
std::optional<InstanceId> splitInstanceId(const QString& entryId);

/// Beneath the power: where it is from, and what an instance holds.
QString hardwareNote(const study::Outcome& outcome, const QLocale& locale);
/// Beneath the intensity: source, year and basis.
QString intensityNote(const study::Outcome& outcome);

} // namespace gramme::gui
