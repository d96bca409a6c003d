// SPDX-License-Identifier: GPL-3.0-or-later
// The least a program with a word in its window does; the fonts are loaded for it.
#include "timedapplication.h"

#include <QLabel>
#include <QMainWindow>

int main(int argc, char** argv)
{
    TimedApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    QMainWindow window;
    window.setCentralWidget(new QLabel(QStringLiteral("95.6 kg CO₂e")));
    window.resize(1180, 780);
    window.show();
    return QApplication::exec();
}
