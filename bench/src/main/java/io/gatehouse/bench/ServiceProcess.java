package io.gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Java process of ours under measurement: its CPU time and resident memory are read from /proc. */
final class ServiceProcess implements AutoCloseable {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Process process;
    private final Path log;

    private ServiceProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the class with the same JVM settings as all others, and waits until its port answers. */
    static ServiceProcess start(String mainClass, Map<String, String> env, int port, int... ports) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-Xmn36m",
                // What the image and the cluster run with; the first is what a JVM chooses by itself in so little
                // memory.
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TrimNativeHeapInterval=10000",
                "-XX:MetaspaceSize=96m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        for (int argument : ports) {
            command.add(Integer.toString(argument));
        }
        try {
            Path log = Files.createTempFile("gatehouse-bench", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(env);
            ServiceProcess started = new ServiceProcess(builder.start(), log);
            endWithUs(started.process);
            if (!answers(started.process, port)) {
                String said = Files.readString(log);
                started.close();
                throw new IllegalStateException(mainClass + " does not answer on port " + port + ":\n" + said);
            }
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the CPU time used so far, in seconds. */
    double cpuSeconds() {
        return CpuTime.of(process.pid());
    }

    /** Returns the part of it that went into compiling, in seconds. */
    double compilerSeconds() {
        return CpuTime.ofCompilers(process.pid());
    }

    /** Returns the part of it that went into hashing passwords, in seconds. */
    double hashSeconds() {
        return CpuTime.ofThreads(process.pid(), "gatehouse-hash");
    }

    /** Returns the resident memory in MB (10^6 bytes). */
    long residentMegabytes() {
        String line = status().lines()
                .filter(each -> each.startsWith("VmRSS"))
                .findFirst()
                .orElse("VmRSS: 0");
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000;
    }

    /** Returns how many lines of its log hold these words. */
    long linesWith(String words) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(words)).count();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        try {
            Files.delete(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String status() {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** A benchmark that fails or is stopped leaves no process behind. */
    static void endWithUs(Process process) {
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /** Waits until the port takes connections; false when the process ends before, or takes too long. */
    static boolean answers(Process process, int port) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket answered = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (answered.isConnected()) {
                    return true;
                }
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        return false;
    }
}
