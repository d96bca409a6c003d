// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"
#include "gui/dialogs.h"
#include "study/document.h"
#include "study/scenario.h"

#include <QList>
#include <QStringList>

#include <memory>

/// What the tests of the pages share: the built catalogue, a scenario, and a user who answers.
namespace gramme::test {

class AnsweringDialogs final : public gui::Dialogs
{
public:
    QString nextFileName; ///< Empty: the user thinks better of it.
    QString nextOpenName; ///< The same, where a file is to be opened.
    QList<int> nextAnswers; ///< To the next questions; none left: the one that changes nothing.
    QStringList questions;
    QStringList suggestedNames;
    QStringList problems;

    QString saveFileName(QWidget*, const QString&, const QString& suggestedName,
                         const QStringList&) override
    {
        suggestedNames << suggestedName;
        return nextFileName;
    }
    QString openFileName(QWidget*, const QString&, const QStringList&) override
    {
        return nextOpenName;
    }
    int ask(QWidget*, const QString& question, const QStringList& answers) override
    {
        questions << question;
        return nextAnswers.isEmpty() ? int(answers.size()) - 1 : nextAnswers.takeFirst();
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
