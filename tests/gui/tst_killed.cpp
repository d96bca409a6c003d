// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/file/autosave.h"
#include "study/file/studyfile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <memory>
#include <vector>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 seed = 20261121;
constexpr int firstEdit = 3; // the study begins as if 1 and 2 had been typed
constexpr int sideBySide = 4;
constexpr int bootMs = 30'000;

qint64 now()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// When a child is killed.
struct Plan
{
    enum class Aim { AfterReady, AtSaving };
    Aim aim = Aim::AfterReady;
    int delayMs = 0;
    int whichSaving = 1;
    int editsBetweenSaves = 20;
};

/// What a child did, from its own lines.
struct Story
{
    QList<std::pair<int, qint64>> edits; ///< Number and when it was done.
    QList<int> begun;                    ///< Saves, by the edit they hold.
    QList<int> finished;
    QByteArrayList problems;
    qint64 killedAt = 0;
    bool wasReady = false;

    void read(const QByteArray& line)
    {
        const QByteArrayList words = line.split(' ');
        if (line == "ready")
            wasReady = true;
        else if (words.first() == "edit")
            edits.append({words.at(1).toInt(), words.at(2).toLongLong()});
        else if (words.first() == "saving")
            begun.append(words.at(1).toInt());
        else if (words.first() == "saved")
            finished.append(words.at(1).toInt());
        else
            problems.append(line);
    }
};

/// A home, a study in it, and one child after the other that is killed over it.
class Victim : public QObject
{
    Q_OBJECT

public:
    explicit Victim(const QString& folder)
        : m_folder(folder)
        , m_process(new QProcess(this))
    {
        QDir().mkpath(folder + u"/study"_s);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_CONFIG_HOME"_s, folder + u"/config"_s);
        environment.insert(u"XDG_DATA_HOME"_s, folder + u"/data"_s);
        m_process->setProcessEnvironment(environment);
        m_delay.setSingleShot(true);
        m_delay.setTimerType(Qt::PreciseTimer);
        connect(&m_delay, &QTimer::timeout, this, &Victim::kill);
        connect(m_process, &QProcess::readyReadStandardOutput, this, &Victim::listen);
        connect(m_process, &QProcess::finished, this, [this] {
            listen();
            emit over();
        });
    }

    ~Victim() override
    {
        m_process->kill();
        m_process->waitForFinished();
    }

    QString fileName() const { return m_folder + u"/study/plan.gramme"_s; }
    QString lastWords() const
    {
        return QString::fromUtf8(m_process->readAllStandardError()).trimmed();
    }
    QString recoveryFolder() const { return m_folder + u"/data/gramme/recovery"_s; }
    const Story& story() const { return m_story; }
    const Plan& plan() const { return m_plan; }

    void start(const Plan& plan)
    {
        m_plan = plan;
        m_story = {};
        m_process->start(QStringLiteral(GRAMME_KILLED_CHILD),
                         {fileName(), QString::number(firstEdit),
                          QString::number(plan.editsBetweenSaves)});
    }

signals:
    void over();

private:
    void listen()
    {
        while (m_process->canReadLine()) {
            const QByteArray line = m_process->readLine().trimmed();
            const bool wasReady = m_story.wasReady;
            m_story.read(line);
            const bool isTime = m_plan.aim == Plan::Aim::AfterReady
                                    ? m_story.wasReady && !wasReady
                                    : m_story.begun.size() >= m_plan.whichSaving;
            if (isTime && m_story.killedAt == 0 && !m_delay.isActive())
                m_plan.delayMs > 0 ? m_delay.start(m_plan.delayMs) : kill();
        }
    }

    void kill()
    {
        if (m_story.killedAt != 0)
            return;
        m_story.killedAt = now();
        m_process->kill(); // SIGKILL
    }

    QString m_folder;
    QProcess* m_process;
    QTimer m_delay;
    Plan m_plan;
    Story m_story;
};

/// The last edit that a study holds; 0 where two edits in a row do not explain it.
int stateOf(const Study& study)
{
    const Scenario& scenario = study.scenarios.first().scenario;
    const int hours = int(scenario.hours.value_or(0));
    const int count = int(scenario.count.value_or(0));
    return std::abs(hours - count) == 1 ? std::max(hours, count) : 0;
}

Study firstStudy()
{
    Scenario scenario = exampleScenario();
    scenario.hours = firstEdit - 2;
    scenario.count = firstEdit - 1;
    return studyOf(scenario);
}

} // namespace

class TestKilled : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QList<Plan> m_waiting;
    std::vector<std::unique_ptr<Victim>> m_victims;
    int m_running = 0;
    int m_kills = 0, m_inSaving = 0, m_withOldEdits = 0, m_recovered = 0;
    qint64 m_worstMs = 0; ///< Oldest edit that was lost.
    QStringList m_faults;

    void fault(const Victim& victim, const QString& what)
    {
        m_faults << u"kill %1 (%2 edits, %3 saves begun, %4 finished): %5"_s.arg(m_kills)
                        .arg(victim.story().edits.size())
                        .arg(victim.story().begun.size())
                        .arg(victim.story().finished.size())
                        .arg(what);
    }

    /// The state of a file that must be whole; 0 and a fault where it is not.
    int wholeState(const Victim& victim, const QString& fileName)
    {
        const auto opened = file::load(fileName);
        if (!opened) {
            fault(victim, opened.error().message);
            return 0;
        }
        if (!opened->damage.isEmpty())
            fault(victim, opened->damage.first());
        const int state = stateOf(opened->study);
        if (state == 0)
            fault(victim, fileName + u" holds no state that there was"_s);
        return state;
    }

    void check(const Victim& victim)
    {
        const Story& story = victim.story();
        ++m_kills;
        for (const QByteArray& problem : story.problems)
            fault(victim, QString::fromUtf8(problem));
        if (story.killedAt == 0 || story.edits.isEmpty())
            return story.killedAt == 0
                       ? fault(victim, u"it ended by itself: "_s + victim.lastWords())
                       : void();
        const int saved = checkFile(victim);
        const int recovered = checkRecovery(victim);
        const int held = std::max(saved, recovered);
        qint64 oldestLost = 0;
        bool hasOld = false;
        for (const auto& [number, when] : story.edits) {
            const qint64 age = story.killedAt - when;
            hasOld = hasOld || age > 2000;
            if (number > held)
                oldestLost = std::max(oldestLost, age);
        }
        m_withOldEdits += hasOld;
        m_worstMs = std::max(m_worstMs, oldestLost);
        if (oldestLost > 2000)
            fault(victim, u"an edit %1 ms old is lost"_s.arg(oldestLost));
    }

    /// It holds the last save that was finished, or the one that was going on; its backup the one
    /// before.
    int checkFile(const Victim& victim)
    {
        const Story& story = victim.story();
        QList<int> states{firstEdit - 1};
        states += story.begun;
        m_inSaving += story.begun.size() > story.finished.size();
        const int saved = wholeState(victim, victim.fileName());
        const auto at = states.indexOf(saved);
        if (saved != 0 && (at < story.finished.size() || at > story.begun.size()))
            fault(victim, u"the file holds edit %1"_s.arg(saved));
        const QString backup = file::backupName(victim.fileName());
        if (!QFile::exists(backup)) {
            if (at > 0)
                fault(victim, u"there is no backup"_s);
            return saved;
        }
        const int before = wholeState(victim, backup);
        if (before != saved && (at == 0 || before != states.value(at - 1)))
            fault(victim, u"the backup holds edit %1, the file %2"_s.arg(before).arg(saved));
        return saved;
    }

    int checkRecovery(const Victim& victim)
    {
        int newest = 0;
        for (const Leftover& leftover : leftovers(victim.recoveryFolder())) {
            if (leftover.fileName != victim.fileName())
                fault(victim, u"a recovery file belongs to “%1”"_s.arg(leftover.fileName));
            newest = std::max(newest, wholeState(victim, leftover.recoveryFile));
            removeLeftover(leftover);
        }
        m_recovered += newest > 0;
        return newest;
    }

    /// A place at which one child after the other is killed.
    void put(int number)
    {
        m_victims.push_back(std::make_unique<Victim>(m_folder.filePath(QString::number(number))));
        Victim& victim = *m_victims.back();
        connect(&victim, &Victim::over, this, [this, &victim] {
            --m_running;
            check(victim);
            startNext(victim);
        });
        startNext(victim);
    }

    void startNext(Victim& victim)
    {
        if (m_waiting.isEmpty())
            return;
        if (file::save(firstStudy(), victim.fileName()))
            return fault(victim, u"the first study could not be saved"_s);
        QFile::remove(file::backupName(victim.fileName()));
        victim.start(m_waiting.takeLast());
        ++m_running;
    }

    static QList<Plan> plans()
    {
        QRandomGenerator random(seed);
        QList<Plan> plans;
        for (int i = 0; i < 100; ++i) // from a few milliseconds to some hundred
            plans.append({Plan::Aim::AfterReady, int(2 + random.bounded(400)), 0,
                          int(1 + random.bounded(30))});
        for (int i = 0; i < 84; ++i) // while it saves, or right after
            plans.append({Plan::Aim::AtSaving, int(random.bounded(4)), int(1 + random.bounded(6)),
                          int(1 + random.bounded(10))});
        for (int i = 0; i < 20; ++i) // long enough that edits get old; half of them never save
            plans.append({Plan::Aim::AfterReady, int(2200 + random.bounded(2200)), 0,
                          i % 2 == 0 ? 0 : 400});
        std::shuffle(plans.begin(), plans.end(), random);
        return plans;
    }

    static QStringList litter(const Victim& victim)
    {
        const QStringList known{u"plan.gramme"_s, u"plan.gramme.bak"_s};
        QStringList found;
        for (const QString& folder :
             {QFileInfo(victim.fileName()).path(), victim.recoveryFolder()}) {
            for (const QString& name :
                 QDir(folder).entryList(QDir::Files | QDir::Hidden | QDir::System)) {
                if (!known.contains(name))
                    found << name;
            }
        }
        return found;
    }

private slots:
    void everyStudyIsWhole()
    {
        QVERIFY(m_folder.isValid());
        qInfo("seed %u", seed);
        m_waiting = plans();
        QElapsedTimer watch;
        watch.start();
        for (int i = 0; i < sideBySide; ++i)
            put(i);
        while (m_running > 0 && watch.elapsed() < 280'000)
            QTest::qWait(20);
        QCOMPARE(m_running, 0);
        qInfo("%d kills in %lld s: %d while saving, %d with edits older than 2 s, %d recovery "
              "files; the oldest edit that was lost was %lld ms old",
              m_kills, watch.elapsed() / 1000, m_inSaving, m_withOldEdits, m_recovered, m_worstMs);
        QVERIFY2(m_faults.isEmpty(), qPrintable(m_faults.join(u'\n')));
        QVERIFY(m_kills >= 200);
        QVERIFY(m_inSaving >= 20);   // else the aimed ones missed
        QVERIFY(m_withOldEdits >= 15); // else the two seconds were not tried
        for (const auto& victim : m_victims) {
            const QStringList found = litter(*victim);
            // A file or two of the last one alone; more would be of those before.
            QVERIFY2(found.size() <= 2, qPrintable(found.join(u'\n')));
        }
    }
};

QTEST_GUILESS_MAIN(TestKilled)
#include "tst_killed.moc"
