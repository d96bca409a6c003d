// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "catalog/catalog.h"
#include "gui/form/quantityfield.h"
#include "gui/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>

#include <chrono>
#include <unistd.h>

using namespace gramme;
using namespace Qt::StringLiterals;

/// The program that tst_killed kills: the real window on the study it is given, a typist who never
/// stops, and a line on the standard output for all that happens.
namespace {

/// Milliseconds on a clock that all programs of this machine share.
qint64 now()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// At once and in one piece, whatever happens next.
void tell(const QByteArray& line)
{
    const QByteArray whole = line + '\n';
    if (::write(STDOUT_FILENO, whole.constData(), std::size_t(whole.size())) != whole.size())
        ::_exit(3); // nobody listens any more
}

/// A user who is never asked anything here; what is told all the same is passed on.
class TellingDialogs final : public gui::Dialogs
{
public:
    QString saveFileName(QWidget*, const QString&, const QString&, const QStringList&) override
    {
        tell("problem: asked for a name");
        return {};
    }
    int ask(QWidget*, const QString& question, const QStringList& answers) override
    {
        tell("problem: " + question.toUtf8());
        return int(answers.size()) - 1;
    }
    void showProblem(QWidget*, const QString& sentence) override
    {
        tell("problem: " + sentence.toUtf8());
    }
};

/// Edit n is the number n, typed into the hours when it is odd and into the count when it is even.
void typeEdit(gui::MainWindow& window, int n)
{
    const char* name = n % 2 == 1 ? "hoursField" : "countField";
    QLineEdit* edit =
        window.findChild<gui::QuantityField*>(QString::fromLatin1(name))->edit();
    edit->selectAll();
    QTest::keyClicks(edit, QString::number(n));
    const study::Scenario& scenario = window.calculation().scenario();
    if ((n % 2 == 1 ? scenario.hours : scenario.count) != double(n))
        tell("problem: the field did not take " + QByteArray::number(n));
    tell("edit " + QByteArray::number(n) + ' ' + QByteArray::number(now()));
}

void typeForEver(gui::MainWindow& window, int first, int editsBetweenSaves)
{
    auto* save = window.findChild<QAction*>(u"saveAction"_s);
    for (int n = first;; ++n) {
        typeEdit(window, n);
        QCoreApplication::processEvents();
        if (editsBetweenSaves > 0 && n % editsBetweenSaves == 0) {
            tell("saving " + QByteArray::number(n));
            save->trigger();
            tell("saved " + QByteArray::number(n));
        }
    }
}

} // namespace

/// killed_child STUDY FIRST_EDIT EDITS_BETWEEN_SAVES; 0: never.
int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"gramme"_s);
    QApplication::setStyle(u"Fusion"_s);
    const QStringList arguments = QCoreApplication::arguments();
    const auto catalog = catalog::Catalog::openDefault();
    if (arguments.size() != 4 || !catalog)
        return 2;
    gui::Settings settings;
    gui::Appearance appearance(application);
    TellingDialogs dialogs;
    gui::MainWindow window(*catalog, settings, appearance, dialogs, arguments.at(1));
    window.show();
    QCoreApplication::processEvents();
    tell("ready");
    typeForEver(window, arguments.at(2).toInt(), arguments.at(3).toInt());
    return 0;
}
