package io.gatehouse.kit.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.kit.http.ServerOptions;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestMetricsTest {
    private static final long MILLI = 1_000_000;
    private static final long PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final BlockingQueue<RoutingContext> arrived = new LinkedBlockingQueue<>();
    private int port;

    @BeforeEach
    void serve() {
        Router router = Router.router(vertx);
        router.route().handler(new RequestMetrics(registry, nanos::get));
        router.route("/held").handler(arrived::add);
        router.route("/lost").handler(ctx -> ctx.fail(404));
        router.route("/slow").handler(ctx -> {
            nanos.addAndGet(70 * MILLI);
            ctx.end();
        });
        HttpServer server = vertx.createHttpServer(ServerOptions.hardened())
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        port = server.actualPort();
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void requests_are_counted_by_method_and_kind_of_status() throws Exception {
        ask("GET", "/slow");
        ask("GET", "/lost");
        ask("POST", "/slow");
        ask("POST", "/slow");
        assertEquals(1, count("GET", "2xx"));
        assertEquals(1, count("GET", "4xx"));
        assertEquals(2, count("POST", "2xx"));
    }

    @Test
    void each_is_measured_to_the_end_of_its_answer() throws Exception {
        ask("GET", "/slow");
        Timer timer = timer("GET", "2xx");
        assertEquals(70, timer == null ? -1 : timer.totalTime(TimeUnit.MILLISECONDS));
    }

    @Test
    void invented_methods_are_one_and_the_same() throws Exception {
        ask("BREW", "/slow");
        ask("WHEN", "/slow");
        assertEquals(2, count("other", "2xx"));
    }

    @Test
    void an_answer_that_nobody_waited_for_is_told_apart_and_no_longer_under_way() throws Exception {
        try (Socket _ = send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n")) {
            awaitArrival();
            assertEquals(1, underWay());
        }
        awaitNoneUnderWay();
        assertEquals(1, count("GET", "broken-off"));
    }

    @Test
    void a_web_socket_is_no_request() throws Exception {
        String upgrade = "GET /held HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
        try (Socket _ = send(upgrade)) {
            awaitArrival();
            assertEquals(0, underWay());
        }
    }

    @Test
    void a_request_that_offers_another_protocol_is_one_all_the_same() throws Exception {
        try (Socket _ = send("GET /held HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n")) {
            awaitArrival();
            assertEquals(1, underWay());
        }
    }

    private Socket send(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void ask(String method, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
        }
        // The caller has the answer a moment before the server is done with it.
        awaitNoneUnderWay();
    }

    private void awaitArrival() throws InterruptedException {
        assertNotNull(arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "no request arrived");
    }

    private void awaitNoneUnderWay() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (underWay() > 0) {
            assertTrue(System.nanoTime() < end, "a request is still under way");
            Thread.onSpinWait();
        }
    }

    private double underWay() {
        return registry.get("gatehouse.http.underway").gauge().value();
    }

    private @Nullable Timer timer(String method, String status) {
        return registry.find("gatehouse.http.requests")
                .tags("method", method, "status", status)
                .timer();
    }

    private long count(String method, String status) {
        Timer timer = timer(method, status);
        return timer == null ? 0 : timer.count();
    }
}
