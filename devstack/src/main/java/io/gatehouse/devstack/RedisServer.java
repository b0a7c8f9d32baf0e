package io.gatehouse.devstack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.embedded.core.ExecutableProvider;

/** A real Redis: the installed one where it is version 7 or later, else the one that comes with a library (6.2). */
public final class RedisServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern VERSION = Pattern.compile("v=(\\d+)\\.");
    private static final int WANTED_VERSION = 7;

    private final Process process;
    private final int port;

    private RedisServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Finds the executable, or unpacks it into the folder. Not to be done while other processes are being started: a child
     * that is forked meanwhile inherits the half-written file, and until it lets go the file is "busy" and cannot be run.
     */
    public static Path executable(Path folder) {
        try {
            return find(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("While looking for a Redis server", e);
        }
    }

    /** Starts on a free port. The dump of an earlier run in this folder is read again. */
    public static RedisServer start(Path executable, Path folder) {
        return start(executable, folder, 0);
    }

    /** The same on a port of one's choice, so that a server that was stopped can come back to its clients; 0 for a free one. */
    public static RedisServer start(Path executable, Path folder, int wantedPort) {
        try {
            int port = wantedPort == 0 ? FreePorts.one() : wantedPort;
            Process process = new ProcessBuilder(
                            executable.toString(),
                            "--port",
                            Integer.toString(port),
                            "--bind",
                            "127.0.0.1",
                            "--dir",
                            folder.toString(),
                            "--save",
                            "30 1",
                            // Keeps the folder on the command line, by which an orphan is recognised.
                            "--set-proc-title",
                            "no")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("redis.log").toFile())
                    .start();
            waitUntilReady(process, port);
            return new RedisServer(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException("While starting Redis in " + folder, e);
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Path find(Path folder) throws IOException {
        for (String entry : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path candidate = Path.of(entry, "redis-server");
            if (Files.isExecutable(candidate) && version(candidate) >= WANTED_VERSION) {
                return candidate;
            }
        }
        return ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
    }

    private static int version(Path executable) throws IOException {
        Process process = new ProcessBuilder(executable.toString(), "--version").start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher matcher = VERSION.matcher(output);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static void waitUntilReady(Process process, int port) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(port)) {
            if (System.nanoTime() > end || !process.isAlive()) {
                process.destroyForcibly();
                throw new IOException("Redis does not answer on port " + port);
            }
            try {
                // Answers within a few of these; there is nothing to be told by.
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    throw new IOException("Redis ended with " + process.exitValue());
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while starting Redis", e);
            }
        }
    }

    /** While a dump is being read Redis accepts connections but answers LOADING. */
    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            socket.setSoTimeout(500);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] reply = socket.getInputStream().readNBytes(5);
            return new String(reply, StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }
}
