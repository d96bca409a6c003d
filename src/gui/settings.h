// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace gramme::gui {

/// One setting: its key and default in one place.
template <class T>
class Setting {
public:
    Setting(QSettings& store, const char* key, T fallback)
        : m_store(store)
        , m_key(QString::fromLatin1(key))
        , m_fallback(std::move(fallback))
    {}
    T get() const { return m_store.value(m_key, QVariant::fromValue(m_fallback)).template value<T>(); }
    void set(const T& value) { m_store.setValue(m_key, QVariant::fromValue(value)); }

private:
    QSettings& m_store;
    QString m_key;
    T m_fallback;
};

/// What the program remembers between two starts. Every key is here and nowhere else.
class Settings {
    QSettings m_store{QSettings::IniFormat, QSettings::UserScope, QStringLiteral("gramme"),
                      QStringLiteral("gramme")};

public:
    Setting<QByteArray> geometry{m_store, "window/geometry", {}};
    Setting<QByteArray> splitter{m_store, "window/splitter", {}};
    Setting<int> page{m_store, "window/page", 0};
    Setting<bool> refineOpen{m_store, "form/refine_open", false};
    Setting<int> theme{m_store, "view/theme", 0};
    Setting<int> textPercent{m_store, "view/text_percent", 100};
    /// The study files opened and saved last, latest first.
    Setting<QStringList> recentFiles{m_store, "files/recent", {}};
    /// The file of the study in the window when it was closed; empty: it had none.
    Setting<QString> lastFile{m_store, "files/last", {}};
    /// Ids of the three equivalences; empty: those of the method.
    Setting<QStringList> equivalences{m_store, "result/equivalences", {}};
    /// What the Publish page makes: see publishformats.h for the key of a format.
    Setting<QString> publishFormat{m_store, "publish/format", QStringLiteral("latex")};
    Setting<bool> publishAll{m_store, "publish/all_scenarios", false};
    Setting<bool> publishShort{m_store, "publish/short", false};
    Setting<bool> publishInterval{m_store, "publish/interval", true};
    Setting<bool> publishEquivalences{m_store, "publish/equivalences", false};
    Setting<bool> publishDetails{m_store, "publish/details", true};
    /// "en" or "fr"; empty: that of the system.
    Setting<QString> publishLanguage{m_store, "publish/language", {}};

    void sync() { m_store.sync(); }
};

} // namespace gramme::gui
