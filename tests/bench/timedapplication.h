// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>

#include <cstdio>
#include <cstdlib>
#include <ctime>

/// Milliseconds of the clock that a parent and its child share.
inline double monotonicMs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Says when its window was painted and nothing was left to lay out or to paint, then how much
/// memory the program stands at, and ends: "<ms of the monotonic clock> <MB>" on standard output,
/// for bench-launch. (The first UpdateRequest would be too early: it comes before the window system
/// exposes the window, when nothing can be painted yet.)
class TimedApplication final : public QApplication
{
public:
    TimedApplication(int& argc, char** argv)
        : QApplication(argc, argv)
    {
        m_settled.setSingleShot(true);
        m_settled.setInterval(settleMs);
        connect(&m_settled, &QTimer::timeout, this, &TimedApplication::tell);
    }

    bool notify(QObject* receiver, QEvent* event) override
    {
        const bool handled = QApplication::notify(receiver, event);
        if (event->type() == QEvent::Paint && receiver->isWidgetType())
            m_wasPainted = true;
        // Windows are painted within one or the other.
        const bool paints =
            event->type() == QEvent::UpdateRequest || event->type() == QEvent::Expose;
        if (paints && m_wasPainted) {
            m_lastPaint = monotonicMs();
            m_settled.start();
        }
        return handled;
    }

private:
    static constexpr int settleMs = 60; // Shorter than the blinking of a cursor.

    /// Nothing was painted for a while: the paint before was the last one.
    void tell()
    {
        QFile file(QStringLiteral("/proc/self/status"));
        double kilobytes = 0.0;
        if (file.open(QIODevice::ReadOnly)) {
            for (const QByteArray& line : file.readAll().split('\n')) {
                if (line.startsWith("VmRSS:"))
                    kilobytes = line.simplified().split(' ').value(1).toDouble();
            }
        }
        std::printf("%.3f %.1f\n", m_lastPaint, kilobytes / 1024.0);
        std::fflush(stdout);
        std::_Exit(0); // Closing is not measured.
    }

    bool m_wasPainted = false;
    double m_lastPaint = 0.0;
    QTimer m_settled;
};
