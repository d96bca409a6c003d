// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>

#include <cstdio>
#include <ctime>

/// Milliseconds of the clock that a parent and its child share.
inline double monotonicMs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Says when the first window was painted, then how much memory the program stands at once it is
/// idle, and ends: "<ms of the monotonic clock> <MB>" on standard output, for bench-launch.
class TimedApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        const bool handled = QApplication::notify(receiver, event);
        if (!m_painted && event->type() == QEvent::UpdateRequest && receiver->isWidgetType() &&
            static_cast<QWidget*>(receiver)->isWindow()) {
            m_painted = true;
            std::printf("%.3f ", monotonicMs());
            QTimer::singleShot(settleMs, this, &TimedApplication::tellMemory);
        }
        return handled;
    }

private:
    static constexpr int settleMs = 100;

    static void tellMemory()
    {
        QFile file(QStringLiteral("/proc/self/status"));
        double kilobytes = 0.0;
        if (file.open(QIODevice::ReadOnly)) {
            for (const QByteArray& line : file.readAll().split('\n')) {
                if (line.startsWith("VmRSS:"))
                    kilobytes = line.simplified().split(' ').value(1).toDouble();
            }
        }
        std::printf("%.1f\n", kilobytes / 1024.0);
        std::fflush(stdout);
        std::_Exit(0); // Closing is not measured.
    }

    bool m_painted = false;
};
