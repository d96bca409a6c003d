// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/start.h"

#include <QApplication>

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("gramme"));
    QApplication::setApplicationDisplayName(QStringLiteral("Gramme"));
    QApplication::setApplicationVersion(QStringLiteral(GRAMME_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.gramme.Gramme"));
    return gramme::gui::run(application);
}
