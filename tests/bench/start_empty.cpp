// SPDX-License-Identifier: GPL-3.0-or-later
// The least a program with a window does.
#include "timedapplication.h"

#include <QMainWindow>

int main(int argc, char** argv)
{
    TimedApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    QMainWindow window;
    window.resize(1180, 780);
    window.show();
    return QApplication::exec();
}
