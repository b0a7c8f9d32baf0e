package io.gatehouse.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** nginx with the very files of the nginx folder; only ports, the gateways' addresses and the certificate's place are this machine's. */
final class Nginx implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 15;

    private final Path folder;
    private final int httpsPort;
    private volatile Process process;

    private Nginx(Path folder, int httpsPort) throws IOException {
        this.folder = folder;
        this.httpsPort = httpsPort;
        this.process = launch();
    }

    /**
     * Starts it and waits until it takes connections.
     *
     * @param source the nginx folder of the checkout
     * @param folder where this nginx keeps its configuration and temporary files
     */
    static Nginx start(
            Path source, Path folder, LocalCa certificates, List<Integer> gatewayPorts, int httpsPort, int httpPort) {
        try {
            configure(source, folder, certificates, gatewayPorts, httpsPort, httpPort);
            Nginx nginx = new Nginx(folder, httpsPort);
            nginx.awaitPort();
            return nginx;
        } catch (IOException failed) {
            throw new UncheckedIOException("While starting nginx; is it installed?", failed);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it at once, as a power cut would: the workers too, which would else go on without their master. */
    void kill() {
        List<ProcessHandle> workers = process.descendants().toList();
        process.destroyForcibly();
        workers.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    /** Starts it again on its ports. */
    void restart() throws IOException {
        process = launch();
        awaitPort();
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        "nginx",
                        "-p",
                        folder.toString(),
                        "-c",
                        folder.resolve("nginx.conf").toString(),
                        "-e",
                        folder.resolve("error.log").toString(),
                        "-g",
                        "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("nginx.log").toFile()))
                .start();
    }

    private static void configure(
            Path source, Path folder, LocalCa certificates, List<Integer> gatewayPorts, int httpsPort, int httpPort)
            throws IOException {
        String temporary = folder.toString() + "/nginx";
        write(source, folder, "nginx.conf", text -> text.replace("/tmp/nginx", temporary));
        write(
                source,
                folder,
                "site.conf",
                text -> text.replace(":8443 ", ":" + httpsPort + " ")
                        .replace(" 8443 ", " " + httpsPort + " ")
                        .replace(":8080 ", ":" + httpPort + " ")
                        .replace(" 8080 ", " " + httpPort + " ")
                        .replace(
                                "/etc/gatehouse-tls/server.pem",
                                certificates.certificate().toString())
                        .replace(
                                "/etc/gatehouse-tls/server.key",
                                certificates.key().toString()));
        write(source, folder, "public.conf", text -> text.replace("localhost:8443", "localhost:" + httpsPort));
        String servers = gatewayPorts.stream()
                .map(port -> "    server 127.0.0.1:" + port + " max_fails=1 fail_timeout=2s;")
                .collect(Collectors.joining("\n"));
        write(
                source,
                folder,
                "upstream.conf",
                text -> text.replaceAll("(?m)^    server gateway-1.*$", servers)
                        .replaceAll("(?m)^    server gateway-2.*\\n", ""));
    }

    private static void write(
            Path source, Path folder, String file, java.util.function.UnaryOperator<String> adaptation)
            throws IOException {
        Files.writeString(folder.resolve(file), adaptation.apply(Files.readString(source.resolve(file))));
    }

    private void awaitPort() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("nginx does not start; see " + folder.resolve("nginx.log"));
            }
            Thread.onSpinWait();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), httpsPort)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
