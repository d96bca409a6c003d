// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace gramme::cli {

/// An open file descriptor as a device that hands over what there is: a read returns as soon as
/// something has arrived (QFile would wait until its buffer is full), a write returns when
/// everything is out.
class StandardStream : public QIODevice
{
public:
    StandardStream(int descriptor, OpenMode mode);

    bool isSequential() const override { return true; }
    /// The reader at the other end has gone ("| head"), which is no reason to complain.
    bool isClosedByReader() const { return m_closedByReader; }

protected:
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    int m_descriptor;
    bool m_closedByReader = false;
};

} // namespace gramme::cli
