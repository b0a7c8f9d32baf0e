package io.gatehouse.kit.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.kit.health.Readiness;
import io.gatehouse.kit.http.ManagementServer;
import io.gatehouse.kit.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceTest {
    private final Metrics metrics = new Metrics();
    private final Vertx vertx = metrics.vertx();
    private final Readiness readiness = new Readiness(Duration.ofMillis(200));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() throws Exception {
        done(vertx.close());
        metrics.close();
        client.close();
    }

    @Test
    void parts_close_in_the_reverse_of_their_opening_and_a_failing_one_does_not_stop_the_rest() throws Exception {
        List<String> closed = new CopyOnWriteArrayList<>();
        Service service = new Service("sample", vertx, readiness, Duration.ZERO);
        service.opened("first", () -> closed(closed, "first"));
        service.opened("second", () -> {
            throw new IllegalStateException("cannot close");
        });
        service.opened("third", () -> Future.failedFuture("cannot close either"));
        service.opened("fourth", () -> closed(closed, "fourth"));

        done(service.stop());

        assertEquals(List.of("fourth", "first"), closed);
        assertEquals("sample", service.name());
    }

    @Test
    void stopping_twice_closes_once() throws Exception {
        List<String> closed = new CopyOnWriteArrayList<>();
        Service service = new Service("sample", vertx, readiness, Duration.ZERO);
        service.opened("part", () -> closed(closed, "part"));

        assertSame(service.stop(), service.stop());

        done(service.stop());
        assertEquals(List.of("part"), closed);
    }

    @Test
    void while_draining_it_answers_but_is_not_ready() throws Exception {
        ManagementServer management = done(ManagementServer.start(vertx, "127.0.0.1", 0, metrics, readiness));
        Service service = new Service("sample", vertx, readiness, Duration.ofMillis(300));
        service.opened("management", management::close);
        assertEquals(200, get(management, "/health/ready").statusCode());

        Future<Void> stopped = service.stop();

        assertFalse(stopped.isComplete());
        assertEquals(503, get(management, "/health/ready").statusCode());
        assertEquals(200, get(management, "/health/live").statusCode());
        done(stopped);
    }

    @Test
    void readiness_names_each_check_and_hides_why_one_fails() throws Exception {
        readiness.register("database", Future::succeededFuture);
        readiness.register("redis", () -> Future.failedFuture("password was wrong"));
        readiness.register("mail", () -> Promise.<Void>promise().future());
        readiness.register("keys", () -> {
            throw new IllegalStateException("bug");
        });
        ManagementServer management = done(ManagementServer.start(vertx, "127.0.0.1", 0, metrics, readiness));

        HttpResponse<String> answer = get(management, "/health/ready");

        assertEquals(503, answer.statusCode());
        assertEquals(
                new JsonObject()
                        .put("status", "DOWN")
                        .put(
                                "checks",
                                new JsonArray()
                                        .add(check("database", "UP"))
                                        .add(check("keys", "DOWN"))
                                        .add(check("mail", "DOWN"))
                                        .add(check("redis", "DOWN"))),
                new JsonObject(answer.body()));
    }

    @Test
    void a_note_is_told_and_decides_nothing() throws Exception {
        readiness.register("core", Future::succeededFuture);
        readiness.note("route /api/crm", () -> false);
        readiness.note("route /api/notes", () -> true);
        ManagementServer management = done(ManagementServer.start(vertx, "127.0.0.1", 0, metrics, readiness));

        HttpResponse<String> answer = get(management, "/health/ready");

        assertEquals(200, answer.statusCode());
        assertEquals(
                new JsonArray()
                        .add(check("core", "UP"))
                        .add(check("route /api/crm", "DEGRADED"))
                        .add(check("route /api/notes", "UP")),
                new JsonObject(answer.body()).getJsonArray("checks"));
    }

    @Test
    void metrics_of_the_jvm_of_vertx_and_of_the_service_are_served_in_prometheus_text() throws Exception {
        ManagementServer management = done(ManagementServer.start(vertx, "127.0.0.1", 0, metrics, readiness));
        metrics.registry().counter("gatehouse.sample").increment();
        assertEquals(200, get(management, "/health/live").statusCode());

        HttpResponse<String> answer = get(management, "/metrics");

        assertTrue(answer.headers().firstValue("content-type").orElse("").startsWith("text/plain; version=0.0.4"));
        assertTrue(answer.body().contains("gatehouse_sample_total 1.0"));
        assertTrue(answer.body().contains("jvm_memory_used_bytes"));
        assertTrue(answer.body().contains("vertx_pool"), answer.body());
    }

    @Test
    void two_services_in_one_process_measure_apart() throws Exception {
        Metrics other = new Metrics();
        Vertx second = other.vertx();
        metrics.registry().counter("gatehouse.sample").increment();

        assertFalse(other.scrape().contains("gatehouse_sample"));

        done(second.close());
        other.close();
    }

    private static JsonObject check(String name, String status) {
        return new JsonObject().put("name", name).put("status", status);
    }

    private static Future<Void> closed(List<String> closed, String name) {
        closed.add(name);
        return Future.succeededFuture();
    }

    private HttpResponse<String> get(ManagementServer management, String path)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + management.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
