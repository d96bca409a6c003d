// SPDX-License-Identifier: GPL-3.0-or-later
// Types into the real window and tells how long a keystroke takes until everything that changed is
// painted (bar: median 8 ms, 95th percentile 16 ms, also with every cloud region ranked).
// Usage: bench-keystroke [ROUNDS [PART_OF_A_SCENE'S_NAME]]
#include "gui/form/quantityfield.h"
#include "gui/form/searchfield.h"
#include "gui/mainwindow.h"
#include "study/studyedits.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRadioButton>
#include <QTabWidget>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <utility>
#include <vector>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;

namespace {

constexpr double medianBarMs = 8.0;
constexpr double p95BarMs = 16.0;
constexpr int roundsToWarm = 2;

/// Counts the repaints of windows, so that one can wait for the last one.
class CountingApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        const bool handled = QApplication::notify(receiver, event);
        if (event->type() == QEvent::UpdateRequest || event->type() == QEvent::LayoutRequest)
            ++m_repaints;
        return handled;
    }

    /// Until a round through the event loop neither lays out nor paints anything.
    void finishPainting()
    {
        int before = -1;
        while (before != m_repaints) {
            before = m_repaints;
            sendPostedEvents();
            processEvents();
        }
    }
    int repaints() const { return m_repaints; }

private:
    int m_repaints = 0;
};

/// One keystroke: on the clock, and what the processor worked, which other programs disturb less.
struct Time
{
    double ms = 0.0;
    double cpuMs = 0.0;
};

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

class NoDialogs final : public Dialogs
{
public:
    QString saveFileName(QWidget*, const QString&, const QString&, const QStringList&) override
    {
        return {};
    }
    void showProblem(QWidget*, const QString&) override {}
};

template <class T> T& find(const QObject& parent, const char* name)
{
    T* found = parent.findChild<T*>(QLatin1String(name));
    if (!found)
        qFatal("The window has no %s.", name);
    return *found;
}

class Typist
{
public:
    explicit Typist(CountingApplication& application)
        : m_application(application)
    {}

    /// Replaces what is in the field, key by key, and notes the time of each key.
    void replace(QLineEdit& edit, const QString& text, bool counts)
    {
        edit.setFocus(Qt::TabFocusReason);
        edit.selectAll();
        m_application.finishPainting();
        for (const QChar letter : text)
            press(edit, 0, letter, counts);
        press(edit, Qt::Key_Backspace, {}, counts);
    }

    std::vector<Time> takeTimes() { return std::exchange(m_times, {}); }

private:
    void press(QLineEdit& edit, int key, QChar letter, bool counts)
    {
        const QString text = letter.isNull() ? QString() : QString(letter);
        const int code = letter.isNull() ? key : letter.toUpper().unicode();
        QKeyEvent down(QEvent::KeyPress, code, Qt::NoModifier, text);
        QKeyEvent up(QEvent::KeyRelease, code, Qt::NoModifier, text);
        const int before = m_application.repaints();
        const double cpuBefore = threadMs();
        QElapsedTimer timer;
        timer.start();
        QCoreApplication::sendEvent(&edit, &down);
        QCoreApplication::sendEvent(&edit, &up);
        m_application.finishPainting();
        const double ms = double(timer.nsecsElapsed()) / 1e6;
        if (m_application.repaints() == before)
            qFatal("A keystroke painted nothing; the benchmark measures the wrong thing.");
        if (counts)
            m_times.push_back({ms, threadMs() - cpuBefore});
    }

    CountingApplication& m_application;
    std::vector<Time> m_times;
};

bool tell(const char* scene, const std::vector<Time>& times)
{
    const auto quantile = [&times](double Time::*figure, std::size_t percent) {
        std::vector<double> values;
        for (const Time& time : times)
            values.push_back(time.*figure);
        std::sort(values.begin(), values.end());
        return values[(values.size() - 1) * percent / 100];
    };
    const double median = quantile(&Time::ms, 50);
    const double p95 = quantile(&Time::ms, 95);
    const bool holds = median <= medianBarMs && p95 <= p95BarMs;
    std::printf("  %-44s %6.2f ms, 95%% %6.2f ms, worst %6.2f ms; processor %6.2f ms%s\n", scene,
                median, p95, quantile(&Time::ms, 100), quantile(&Time::cpuMs, 50),
                holds ? "" : "  MISSES THE BAR");
    std::fflush(stdout);
    return holds;
}

bool measure(const char* scene, Typist& typist, MainWindow& window, int rounds)
{
    QLineEdit& hours = *find<QuantityField>(window, "hoursField").edit();
    QLineEdit& count = *find<QuantityField>(window, "countField").edit();
    for (int round = -roundsToWarm; round < rounds; ++round) {
        const bool counts = round >= 0;
        typist.replace(hours, u"%1.5"_s.arg(120 + 7 * round), counts);
        typist.replace(count, u"%1"_s.arg(16 + 3 * round), counts);
    }
    return tell(scene, typist.takeTimes());
}

/// The first letter reads every device, instance and CPU; the bar is for those that follow.
bool measureSearch(Typist& typist, MainWindow& window, int rounds)
{
    auto& field = find<SearchField>(window, "hardwareField");
    typist.replace(field, u"n"_s, true);
    std::printf("  %-44s %6.2f ms\n", "Search, the very first letter",
                typist.takeTimes().front().ms);
    for (int round = 0; round < rounds; ++round) {
        typist.replace(field, u"a10 0 sxm"_s, true);
        typist.replace(field, u"gefroce rxt 4090"_s, true);
    }
    const bool holds = tell("Search, with the list of suggestions", typist.takeTimes());
    if (QWidget* list = QApplication::activePopupWidget())
        list->close();
    return holds;
}

/// In the order of the tabs.
enum PageIndex { ComparePage, ScenariosPage, ElsewherePage, BreakdownPage, MeasuredPage, PublishPage };

void showPage(MainWindow& window, PageIndex page, bool table)
{
    auto& pages = find<QTabWidget>(window, "pages");
    pages.setCurrentIndex(page);
    QCoreApplication::processEvents(); // A page is made when it is first seen.
    const QString view = table ? u"Table"_s : u"Chart"_s;
    for (QRadioButton* button : pages.currentWidget()->findChildren<QRadioButton*>()) {
        if (button->text().remove(u'&') == view)
            return button->setChecked(true);
    }
    if (table)
        qFatal("The page has no button for its table.");
}

void rankAllProviders(MainWindow& window)
{
    auto& scope = find<QComboBox>(window, "scopeBox");
    scope.setCurrentIndex(1);
    emit scope.activated(1);
}

void showSection(MainWindow& window, const char* button)
{
    showPage(window, BreakdownPage, false);
    find<QAbstractButton>(window, button).setChecked(true);
}

/// Five scenarios, the last of them in hand.
void addFour(MainWindow& window)
{
    find<QAbstractButton>(window, "refineButton").setChecked(false);
    study::Document& document = window.calculation().document();
    for (int i = 0; i < 4; ++i)
        study::edits::duplicate(document, document.selected().id);
    showPage(window, ScenariosPage, false);
}

/// What is seen while one types; each builds on the ones before.
struct Scene
{
    const char* name;
    void (*set)(MainWindow&);
};
constexpr std::array<Scene, 13> scenes{{
    {"Compare, chart", [](MainWindow& window) { showPage(window, ComparePage, false); }},
    {"Compare, table", [](MainWindow& window) { showPage(window, ComparePage, true); }},
    {"Elsewhere, chart of the provider's regions",
     [](MainWindow& window) { showPage(window, ElsewherePage, false); }},
    {"Elsewhere, chart, all providers ranked", &rankAllProviders},
    {"Elsewhere, table of all providers", [](MainWindow& window) { showPage(window, ElsewherePage, true); }},
    {"Breakdown, energy", [](MainWindow& window) { showSection(window, "energyButton"); }},
    {"Breakdown, carbon", [](MainWindow& window) { showSection(window, "carbonButton"); }},
    {"Breakdown, sensitivity", [](MainWindow& window) { showSection(window, "doubtButton"); }},
    {"Publish", [](MainWindow& window) { showPage(window, PublishPage, false); }},
    {"Refine open, Elsewhere, chart, all providers",
     [](MainWindow& window) {
         find<QAbstractButton>(window, "refineButton").setChecked(true);
         showPage(window, ElsewherePage, false);
     }},
    {"Scenarios, chart of five", &addFour},
    {"Compare, chart, five scenarios",
     [](MainWindow& window) { showPage(window, ComparePage, false); }},
    {"Elsewhere, chart, five scenarios",
     [](MainWindow& window) { showPage(window, ElsewherePage, false); }},
}};

bool measureAll(CountingApplication& application, MainWindow& window)
{
    const QStringList arguments = QCoreApplication::arguments();
    const int rounds = arguments.value(1, u"12"_s).toInt();
    const QString only = arguments.value(2);
    Typist typist(application);
    bool holds = true;
    if (u"Search"_s.contains(only))
        holds = measureSearch(typist, window, rounds);
    for (const Scene& scene : scenes) {
        scene.set(window);
        if (QString::fromLatin1(scene.name).contains(only))
            holds = measure(scene.name, typist, window, rounds) && holds;
    }
    return holds;
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home; // Nothing of the user's is read or written.
    for (const char* folder : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
        qputenv(folder, home.path().toLocal8Bit());
    CountingApplication application(argc, argv);
    QApplication::setStyle(u"Fusion"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));

    const auto catalog = catalog::Catalog::openDefault();
    if (!catalog) {
        std::fprintf(stderr, "%s\n", qPrintable(catalog.error().message));
        return 1;
    }
    Settings settings;
    Appearance appearance(application);
    NoDialogs dialogs;
    MainWindow window(*catalog, settings, appearance, dialogs);
    window.resize(1600, 1000);
    window.show();
    window.activateWindow();
    application.finishPainting();
    std::printf("keystroke to everything painted, %d x %d (bar: median %.0f ms, 95%% %.0f ms)\n",
                window.width(), window.height(), medianBarMs, p95BarMs);
    return measureAll(application, window) ? 0 : 1;
}
