package io.gatehouse.kit.lifecycle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.kit.health.Readiness;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShutdownHookTest {
    @Test
    void a_process_that_is_asked_to_end_closes_its_service_first() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            while (line != null && !line.equals("started")) {
                line = output.readLine();
            }
            // Process.destroy would close the output that is read below.
            assertTrue(process.toHandle().destroy());

            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
            assertTrue(output.lines().toList().contains("closed"));
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process that is ended. */
    static final class Main {
        public static void main(String[] args) {
            Vertx vertx = Vertx.vertx();
            Service service = new Service("sample", vertx, new Readiness(Duration.ofSeconds(1)), Duration.ofMillis(50));
            service.opened("vertx", vertx::close);
            service.opened("part", () -> {
                say("closed");
                return Future.succeededFuture();
            });
            ShutdownHook.install(service, Duration.ofMinutes(2));
            say("started");
        }

        private static void say(String line) {
            System.out.println(line);
        }
    }
}
