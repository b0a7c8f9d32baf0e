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

/** A Java process of ours under measurement: its CPU time and resident memory are read from /proc. */
final class ServiceProcess implements AutoCloseable {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Process process;

    private ServiceProcess(Process process) {
        this.process = process;
    }

    /** Starts the class with the same JVM settings as all others, and waits until its port answers. */
    static ServiceProcess start(String mainClass, Map<String, String> env, int port, int... ports) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        for (int argument : ports) {
            command.add(Integer.toString(argument));
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(env);
        try {
            ServiceProcess started = new ServiceProcess(builder.start());
            started.waitFor(port, mainClass);
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the CPU time used so far, in seconds. */
    double cpuSeconds() {
        return CpuTime.of(process.pid());
    }

    /** Returns the resident memory in MB (10^6 bytes). */
    long residentMegabytes() {
        String line = status().lines()
                .filter(each -> each.startsWith("VmRSS"))
                .findFirst()
                .orElse("VmRSS: 0");
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private String status() {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void waitFor(int port, String mainClass) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket answered = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (answered.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        close();
        throw new IllegalStateException(mainClass + " does not answer on port " + port);
    }
}
