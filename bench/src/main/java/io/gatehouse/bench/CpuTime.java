package io.gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time of processes, in seconds, from {@code /proc/<pid>/stat} (proc(5)). */
final class CpuTime {
    /** {@code USER_HZ}: 100 on every Linux that Java runs on. */
    private static final double TICKS_A_SECOND = 100;

    /** Counted behind the name in brackets, which may hold blanks: utime, stime, then both of the children that ended. */
    private static final int UTIME = 11;

    private static final int CSTIME = 14;

    private CpuTime() {}

    static double of(long pid) {
        return seconds(pid, UTIME + 1);
    }

    /** Returns what the compilers of a JVM have used: where little is asked, code stays cold for long, and this is a large part. */
    static double ofCompilers(long pid) {
        return ofThreads(pid, "C1 Compiler") + ofThreads(pid, "C2 Compiler");
    }

    /**
     * Returns what some threads of a process have used that still run.
     *
     * @param name how their names begin, of which Linux keeps 15 letters
     */
    static double ofThreads(long pid, String name) {
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        try (Stream<Path> all = Files.list(threads)) {
            return all.filter(thread -> isNamed(thread, name))
                    .mapToDouble(thread -> seconds(thread.resolve("stat"), UTIME + 1))
                    .sum();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static boolean isNamed(Path thread, String name) {
        try {
            return Files.readString(thread.resolve("comm")).startsWith(name);
        } catch (IOException ended) {
            return false;
        }
    }

    /** Returns what a process used with all its children, also those that have ended and been waited for. */
    static double ofFamily(ProcessHandle parent) {
        return seconds(parent.pid(), CSTIME)
                + parent.children().mapToDouble(CpuTime::ofChild).sum();
    }

    private static double ofChild(ProcessHandle child) {
        try {
            return of(child.pid());
        } catch (UncheckedIOException ended) {
            // A passing worker of a server; its time is in its parent's sum from now on.
            return 0;
        }
    }

    private static double seconds(long pid, int last) {
        return seconds(Path.of("/proc", Long.toString(pid), "stat"), last);
    }

    private static double seconds(Path file, int last) {
        try {
            String stat = Files.readString(file);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            double ticks = 0;
            for (int field = UTIME; field <= last; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks / TICKS_A_SECOND;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
