// SPDX-License-Identifier: GPL-3.0-or-later
// Starts programs in turn and prints how long each took to its first painted window:
//     bench-launch warm|cold ROUNDS PROGRAM...
// Before a cold start the page cache is dropped, which needs root and slows the whole machine.
// A line per program: its median in ms, its 90th percentile, the median of its memory in MB.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

struct Run
{
    double ms = 0.0;
    double megabytes = 0.0;
};

double monotonicMs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// What is there to read until the program ends.
std::string readAll(int descriptor)
{
    std::string text;
    std::array<char, 256> part;
    for (ssize_t got = 0; (got = read(descriptor, part.data(), part.size())) > 0;)
        text.append(part.data(), std::size_t(got));
    return text;
}

bool start(char* program, Run& run)
{
    std::array<int, 2> pipeEnds{};
    if (pipe(pipeEnds.data()) != 0)
        return false;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipeEnds[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, pipeEnds[0]);
    std::array<char*, 2> arguments{program, nullptr};
    pid_t child = 0;
    const double begin = monotonicMs();
    const int failed = posix_spawn(&child, program, &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(pipeEnds[1]);
    const std::string told = readAll(pipeEnds[0]);
    close(pipeEnds[0]);
    int status = 0;
    if (failed != 0 || waitpid(child, &status, 0) != child || status != 0)
        return false;
    double painted = 0.0;
    if (std::sscanf(told.c_str(), "%lf %lf", &painted, &run.megabytes) != 2)
        return false;
    run.ms = painted - begin;
    return true;
}

bool dropPageCache()
{
    sync();
    std::FILE* file = std::fopen("/proc/sys/vm/drop_caches", "w");
    return file && std::fputs("1\n", file) >= 0 && std::fclose(file) == 0;
}

double quantile(const std::vector<Run>& runs, double Run::*figure, double share)
{
    std::vector<double> values;
    for (const Run& run : runs)
        values.push_back(run.*figure);
    std::sort(values.begin(), values.end());
    return values[std::size_t(share * double(values.size() - 1) + 0.5)];
}

} // namespace

int main(int argc, char** argv)
{
    constexpr int firstProgram = 3;
    const int rounds = argc > firstProgram ? std::atoi(argv[2]) : 0;
    if (rounds < 1) {
        std::fputs("Usage: bench-launch warm|cold ROUNDS PROGRAM...\n", stderr);
        return 2;
    }
    const bool cold = std::strcmp(argv[1], "cold") == 0;
    std::vector<std::vector<Run>> runs(std::size_t(argc - firstProgram));
    for (int round = -1; round < rounds; ++round) { // The first one only warms the page cache.
        for (std::size_t i = 0; i < runs.size(); ++i) {
            Run run;
            char* program = argv[i + firstProgram];
            if ((cold && !dropPageCache()) || !start(program, run)) {
                std::fprintf(stderr, "%s could not be started and timed.\n", program);
                return 1;
            }
            if (round >= 0)
                runs[i].push_back(run);
        }
    }
    for (const std::vector<Run>& of : runs)
        std::printf("%.2f %.2f %.1f\n", quantile(of, &Run::ms, 0.5), quantile(of, &Run::ms, 0.9),
                    quantile(of, &Run::megabytes, 0.5));
    return 0;
}
