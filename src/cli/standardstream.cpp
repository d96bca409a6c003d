// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/standardstream.h"

#include <QtGlobal>

#include <algorithm>
#include <cerrno>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace gramme::cli {

namespace {

constexpr qint64 maxStep = qint64(1) << 20;

qint64 readSome(int descriptor, char* data, qint64 size)
{
#ifdef Q_OS_WIN
    return _read(descriptor, data, static_cast<unsigned>(size));
#else
    return ::read(descriptor, data, static_cast<size_t>(size));
#endif
}

qint64 writeSome(int descriptor, const char* data, qint64 size)
{
#ifdef Q_OS_WIN
    return _write(descriptor, data, static_cast<unsigned>(size));
#else
    return ::write(descriptor, data, static_cast<size_t>(size));
#endif
}

} // namespace

StandardStream::StandardStream(int descriptor, OpenMode mode)
    : m_descriptor(descriptor)
{
    open(mode | Unbuffered);
}

qint64 StandardStream::readData(char* data, qint64 maxSize)
{
    qint64 count = 0;
    do {
        count = readSome(m_descriptor, data, std::min(maxSize, maxStep));
    } while (count < 0 && errno == EINTR);
    if (count < 0)
        setErrorString(qt_error_string(errno));
    return count;
}

qint64 StandardStream::writeData(const char* data, qint64 size)
{
    for (qint64 done = 0; done < size;) {
        const qint64 count = writeSome(m_descriptor, data + done, std::min(size - done, maxStep));
        if (count > 0) {
            done += count;
        } else if (errno != EINTR) {
            m_closedByReader = errno == EPIPE;
            setErrorString(qt_error_string(errno));
            return -1;
        }
    }
    return size;
}

} // namespace gramme::cli
