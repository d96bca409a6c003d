// SPDX-License-Identifier: GPL-3.0-or-later
// The least a program with Qt Core does; the measure of gramme-cli's start.
#include <QCoreApplication>

#include <cstdio>

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    std::puts("Hello");
    return 0;
}
