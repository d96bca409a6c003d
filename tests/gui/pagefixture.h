// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"
#include "gui/dialogs.h"
#include "study/document.h"
#include "study/scenario.h"

#include <QStringList>

#include <memory>

/// What the tests of the pages share: the built catalogue, a scenario, and a user who answers.
namespace gramme::test {

class AnsweringDialogs final : public gui::Dialogs
{
public:
    QString nextFileName; ///< Empty: the user thinks better of it.
    QStringList suggestedNames;
    QStringList problems;

    QString saveFileName(QWidget*, const QString&, const QString& suggestedName,
                         const QStringList&) override
    {
        suggestedNames << suggestedName;
        return nextFileName;
    }
    void showProblem(QWidget*, const QString& sentence) override { problems << sentence; }
};

struct PageFixture
{
    explicit PageFixture(std::shared_ptr<const catalog::Catalog> opened,
                         const study::Scenario& scenario = study::exampleScenario())
        : catalog(std::move(opened))
        , document(scenario)
        , calculation(document, catalog)
    {}

    std::shared_ptr<const catalog::Catalog> catalog;
    study::Document document;
    gui::Calculation calculation;
    AnsweringDialogs dialogs;
};

} // namespace gramme::test
