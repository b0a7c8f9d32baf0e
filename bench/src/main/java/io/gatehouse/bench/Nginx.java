package io.gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** nginx as a plain proxy: connections kept on both sides, no log, nothing looked at. */
final class Nginx implements AutoCloseable {
    private final Path folder;
    private final Process process;

    private Nginx(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Starts it with a worker on every core, and waits until it answers. */
    static Nginx start(int port, int upstream) {
        try {
            Path folder = Files.createTempDirectory("gatehouse-bench-nginx");
            Path configuration = folder.resolve("nginx.conf");
            Files.writeString(configuration, """
                    pid %1$s/nginx.pid;
                    worker_processes auto;
                    events { worker_connections 1024; }
                    http {
                        access_log off;
                        client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s;
                        uwsgi_temp_path %1$s; scgi_temp_path %1$s;
                        keepalive_requests 1000000000;
                        upstream api { server 127.0.0.1:%3$d; keepalive 256; keepalive_requests 1000000000; }
                        server {
                            listen 127.0.0.1:%2$d;
                            location / {
                                proxy_pass http://api;
                                proxy_http_version 1.1;
                                proxy_set_header Connection "";
                            }
                        }
                    }
                    """.formatted(folder, port, upstream));
            Process process = new ProcessBuilder(
                            "nginx",
                            "-p",
                            folder.toString(),
                            "-c",
                            configuration.toString(),
                            "-e",
                            folder.resolve("error.log").toString(),
                            "-g",
                            "daemon off;")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            ServiceProcess.endWithUs(process);
            Nginx started = new Nginx(folder, process);
            if (!ServiceProcess.answers(process, port)) {
                started.close();
                throw new IllegalStateException("nginx does not answer on port " + port);
            }
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException("While starting nginx; is it installed?", failed);
        }
    }

    /** Returns the CPU time used so far by all its processes, in seconds. */
    double cpuSeconds() {
        return CpuTime.ofFamily(process.toHandle());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
