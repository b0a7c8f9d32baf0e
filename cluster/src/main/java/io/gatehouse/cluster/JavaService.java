package io.gatehouse.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A core or a gateway as a process of its own. It can be killed, and started again on the same ports. */
public final class JavaService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String name;
    private final String mainClass;
    private final List<String> arguments;
    private final Map<String, String> env;
    private final int port;
    private final Path log;
    private volatile Process process;

    /**
     * Starts it; {@link #awaitReady} waits for it.
     *
     * @param port where it answers {@code /health/ready}
     */
    JavaService(String name, String mainClass, List<String> arguments, Map<String, String> env, int port, Path logs) {
        this.name = name;
        this.mainClass = mainClass;
        this.arguments = List.copyOf(arguments);
        this.env = Map.copyOf(env);
        this.port = port;
        this.log = logs.resolve(name + ".log");
        this.process = launch();
    }

    public String name() {
        return name;
    }

    int port() {
        return port;
    }

    /** Ends it at once, as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    public void restart() {
        process = launch();
    }

    /** Waits until it says that it is ready. */
    public void awaitReady() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(name + " does not get ready; see " + log);
            }
            pause();
        }
    }

    boolean isReady() {
        try {
            HttpURLConnection asked = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/health/ready")
                    .toURL()
                    .openConnection();
            asked.setConnectTimeout(500);
            asked.setReadTimeout(2_000);
            return asked.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void pause() {
        try {
            boolean ended = process.waitFor(100, TimeUnit.MILLISECONDS);
            if (ended) {
                throw new IllegalStateException(name + " ended; see " + log);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + name, interrupted);
        }
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // What the images run with.
                "-Xmx96m",
                "-Xmn36m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TrimNativeHeapInterval=10000",
                "-XX:MetaspaceSize=96m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Nothing of the developer's own configuration leaks into a node.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("GATEHOUSE_"));
        builder.environment().putAll(env);
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException("While starting " + name, failed);
        }
    }
}
