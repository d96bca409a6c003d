// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/document.h"
#include "study/inputs.h"

#include <QString>

/// The verbs. Callers name the intention; the undo text, merging while one types and the rule that
/// a no-op is never pushed are kept here.
namespace gramme::study::edits {

/// A number, or nothing for the default. Typed hours end a plan and the size of a model ends typed
/// hours, as runs and final runs do. Consecutive edits of one input merge until
/// Document::endTyping().
void setNumber(Document& document, Input input, std::optional<double> value);

void setMethod(Document& document, engine::Method method);
void setRounding(Document& document, Rounding rounding);
void setEdition(Document& document, std::optional<catalog::Edition> edition);

/// Each of the three replaces the others: a device, a cloud instance, or a wattage typed by hand.
/// `shownName` is for the undo text.
void setHardware(Document& document, const QString& id, const QString& shownName);
void setInstance(Document& document, const QString& id, const QString& providerId);
void setCustomPower(Document& document, double watts);

void setCpu(Document& document, const QString& id, const QString& shownName);

/// A provider's region.
void setRegion(Document& document, const QString& providerId, const QString& regionId,
               const QString& shownName);
/// An own site: an on-premise or personal entry on a country's or state's grid.
void setOwnSite(Document& document, const QString& providerId, const QString& gridId,
                const QString& shownName);
/// A carbon intensity typed by hand; the provider stays for its PUE.
void setCustomIntensity(Document& document, double gPerKwh);

/// How sure an input is: its 5 % and 95 % points, in place of the catalogue's.
void setRange(Document& document, const InputRange& range);
/// The value in use is certain.
void pin(Document& document, Input input);
/// Back to the catalogue's range.
void clearRange(Document& document, Input input);

/// All the inputs under Refine back to their defaults.
void resetRefinements(Document& document);
/// The whole scenario at once (the worked example, a new scenario).
void replace(Document& document, const Scenario& scenario, const QString& undoText);

/// One of the words of a choice, a switch, or the id of an entry; empty for the default.
/// `shownName` is for the undo text.
void setChoice(Document& document, Input input, const QString& word, const QString& shownName);

} // namespace gramme::study::edits
