// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/publishpage.h"
#include "gui/settings.h"
#include "pagefixture.h"
#include "study/studyedits.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace gramme::test {

/// The Publish page as a user sees it.
struct ShownPublish : PageFixture
{
    explicit ShownPublish(const std::shared_ptr<const catalog::Catalog>& opened,
                          const study::Scenario& scenario = study::exampleScenario())
        : PageFixture(opened, scenario)
        , page(calculation, settings, dialogs)
    {
        page.show();
        QCoreApplication::processEvents(); // the widgets of a page are made when it is shown
    }

    template <class Widget> Widget& find(const QString& name)
    {
        auto* found = page.findChild<Widget*>(name);
        Q_ASSERT(found);
        return *found;
    }
    QString sentence() { return find<QLabel>(QStringLiteral("sentenceLabel")).text(); }
    void press(const QString& button)
    {
        QTest::mouseClick(&find<QPushButton>(button), Qt::LeftButton);
    }
    void addInMontreal()
    {
        study::Scenario other = document.scenario();
        other.name = QStringLiteral("In Montreal");
        other.region = QStringLiteral("ca-central-1");
        study::edits::addScenario(document, other);
    }

    gui::Settings settings;
    gui::PublishPage page;
};

} // namespace gramme::test
