// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, as src/app/main.cpp starts it.
#include "gui/start.h"
#include "timedapplication.h"

int main(int argc, char** argv)
{
    TimedApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("gramme"));
    return gramme::gui::run(application);
}
