package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.gateway.testing.World;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Upstreams that are away, and the breaker that stands before them. */
class UpstreamFailureTest {
    private static final Map<String, String> FOR_LONG =
            Map.of("gateway.breaker.failures", "3", "gateway.breaker.pause", "1h");

    private static Browser signedIn(World world) {
        Browser browser = world.browser();
        browser.signIn();
        return browser;
    }

    private static void times(int times, Executable call) throws Throwable {
        for (int time = 0; time < times; time++) {
            call.execute();
        }
    }

    private static void assertShut(Reply reply) {
        assertEquals(503, reply.status(), reply.body().toString());
        assertEquals("UNAVAILABLE", reply.code());
        assertTrue(Integer.parseInt(reply.header("Retry-After")) > 1);
        assertEquals(List.of(), reply.setCookies());
    }

    private static Stream<String> metrics(World world) {
        return world.management().get("/metrics").body().toString().lines();
    }

    @Test
    void after_some_failures_in_a_row_calls_are_told_at_once_and_the_gateway_stays_ready() throws Throwable {
        try (World world = World.start(FOR_LONG)) {
            Browser browser = signedIn(world);
            times(3, () -> assertEquals(502, browser.get("/api/gone").status()));
            assertShut(browser.get("/api/gone"));
            assertShut(browser.post("/api/gone", new JsonObject().put("a", "b")));
            assertEquals(200, browser.get("/api/notes").status(), "no other upstream is shut");
            Reply ready = world.browser().get("/health/ready");
            assertEquals(200, ready.status());
            assertTrue(ready.body().toString().contains("{\"name\":\"route /api/gone\",\"status\":\"DEGRADED\"}"));
            assertTrue(ready.body().toString().contains("{\"name\":\"route /api/notes\",\"status\":\"UP\"}"));
            List<String> gone = metrics(world)
                    .filter(line -> line.contains("upstream=\"127.0.0.1:1\""))
                    .toList();
            for (String line : List.of("breaker_open{", "breaker_opened_total{")) {
                assertTrue(gone.stream().anyMatch(told -> told.contains(line) && told.endsWith(" 1.0")), gone + line);
            }
            assertTrue(
                    gone.stream().anyMatch(told -> told.contains("breaker_refused_total") && told.endsWith(" 2.0")),
                    gone.toString());
            assertEquals(
                    List.of("gatehouse_proxy_total{route=\"/api/gone\",status=\"5xx\"} 3.0"),
                    metrics(world)
                            .filter(line ->
                                    line.startsWith("gatehouse_proxy_total{route=\"/api/gone\",status=\"5xx\"}"))
                            .toList(),
                    "each call that went out is counted once");
        }
    }

    @Test
    void an_upstream_that_comes_back_is_found_by_a_trial() throws Throwable {
        try (World world = World.start(FOR_LONG)) {
            HttpServer server = Waiting.result(world.vertx
                    .createHttpServer()
                    .requestHandler(request -> request.response().end("back"))
                    .listen(0, "127.0.0.1"));
            int port = server.actualPort();
            Waiting.result(server.close());
            Running other = world.another(Map.of(
                    "gateway.breaker.failures", "2",
                    "gateway.breaker.pause", "200ms",
                    "routes.4.upstream", "http://127.0.0.1:" + port));
            Browser browser = world.at(other, signedIn(world));
            times(2, () -> assertEquals(502, browser.get("/api/gone").status()));
            Waiting.until("a trial fails", () -> browser.get("/api/gone").status() == 502);
            HttpServer again = Waiting.result(world.vertx
                    .createHttpServer()
                    .requestHandler(request -> request.response().end("back"))
                    .listen(port, "127.0.0.1"));
            Waiting.until("a trial succeeds", () -> browser.get("/api/gone").status() == 200);
            times(5, () -> assertEquals(200, browser.get("/api/gone").status()));
            Waiting.result(again.close());
        }
    }

    @Test
    void silence_counts_and_errors_of_the_application_do_not() throws Throwable {
        try (World world = World.start(FOR_LONG)) {
            Browser browser = signedIn(world);
            times(5, () -> assertEquals(500, browser.get("/api/brisk/broken").status()));
            times(3, () -> assertEquals(504, browser.get("/api/brisk/stall").status()));
            assertShut(browser.get("/api/brisk/x"));
            assertShut(browser.get("/api/notes/x"));
        }
    }

    @Test
    void errors_of_the_application_count_where_that_is_asked_for() throws Throwable {
        try (World world = World.start(Map.of("gateway.breaker.serverErrors", "true", "gateway.breaker.pause", "1h"))) {
            Browser browser = signedIn(world);
            times(5, () -> assertEquals(500, browser.get("/api/notes/broken").status()));
            assertShut(browser.get("/api/notes/x"));
        }
    }

    @Test
    void a_browser_cannot_shut_an_upstream_by_sending_slowly_too_much_or_by_hanging_up() throws Throwable {
        try (World world = World.start(FOR_LONG)) {
            Browser browser = signedIn(world);
            MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                    .add("Cookie", browser.cookies())
                    .add("Origin", World.ORIGIN)
                    .add("X-CSRF", "1");
            times(4, () -> {
                Reply slow = Waiting.result(browser.exchange(HttpMethod.POST, "/api/brisk/x", headers, request -> {
                    request.putHeader("Content-Length", "100");
                    var _ = request.write(Buffer.buffer("only a little"));
                    return request.response();
                }));
                assertEquals(504, slow.status());
            });
            times(4, () -> {
                int before = world.api.stalled.size();
                HttpClientRequest request =
                        Waiting.result(browser.request(HttpMethod.GET, "/api/notes/stall", headers));
                var _ = request.send();
                Waiting.until("the call is under way", () -> world.api.stalled.size() > before);
                Waiting.result(request.reset());
            });
            times(4, () -> {
                Reply large = Waiting.result(browser.exchange(HttpMethod.POST, "/api/brisk/count", headers, request -> {
                    request.setChunked(true);
                    var _ = request.write(Buffer.buffer(new byte[2_000]));
                    var _ = request.end();
                    return request.response();
                }));
                assertEquals(413, large.status());
            });
            assertEquals(200, browser.get("/api/notes/x").status());
        }
    }

    @Test
    void a_call_that_may_have_arrived_is_never_made_twice() {
        try (World world = World.start()) {
            Browser browser = signedIn(world);
            for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.GET)) {
                long before = world.api.calls.get();
                assertEquals(
                        502,
                        browser.send(method, "/api/notes/cut", Map.of(), null).status());
                assertEquals(before + 1, world.api.calls.get(), method.name());
            }
        }
    }

    @Test
    void a_safe_call_that_finds_no_connection_is_tried_once_more_but_not_where_finding_out_took_its_time()
            throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(InetAddress.getLoopbackAddress(), deaf.getLocalPort());
                Socket second = new Socket(InetAddress.getLoopbackAddress(), deaf.getLocalPort());
                World world = World.start(Map.of("routes.3.upstream", "http://127.0.0.1:" + deaf.getLocalPort()))) {
            assertTrue(first.isConnected() && second.isConnected(), "and nobody else will be");
            Browser browser = signedIn(world);
            assertEquals(502, browser.get("/api/gone").status());
            assertEquals(502, browser.post("/api/gone", null).status());
            assertEquals(504, browser.get("/api/brisk").status());
            assertEquals(
                    List.of("gatehouse_proxy_retries_total{route=\"/api/gone\"} 1.0"),
                    metrics(world)
                            .filter(line -> line.startsWith("gatehouse_proxy_retries_total{"))
                            .toList());
        }
    }

    @Test
    void websockets_meet_the_breaker_too() throws Throwable {
        try (World world = World.start(FOR_LONG)) {
            Browser browser = signedIn(world);
            times(3, () -> assertEquals(502, refusal(world, browser)));
            assertEquals(503, refusal(world, browser));
        }
    }

    @Test
    void a_body_that_is_none_shuts_the_api_for_nobody() throws IOException {
        try (World world = World.start(FOR_LONG)) {
            Browser browser = signedIn(world);
            for (int attempt = 0; attempt < 5; attempt++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), world.gateway.port())) {
                    String call = "POST /api/open/count HTTP/1.1\r\nHost: login.example.test\r\nOrigin: " + World.ORIGIN
                            + "\r\nX-CSRF: 1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";
                    socket.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
                    int calls = attempt + 1;
                    Waiting.until("it goes on", () -> world.api.calls.get() == calls);
                    socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.setSoTimeout(Waiting.SECONDS * 1_000);
                    assertNotNull(socket.getInputStream().readAllBytes(), "until the line is closed");
                }
            }
            assertEquals(200, browser.get("/api/notes/x").status());
        }
    }

    @Test
    void a_subprotocol_that_the_api_does_not_know_shuts_the_api_for_nobody() {
        try (World world = World.start(FOR_LONG)) {
            Browser browser = signedIn(world);
            for (int attempt = 0; attempt < 5; attempt++) {
                assertEquals(502, refusal(world, browser, "/api/notes/ws", List.of("unheard-of")));
            }
            assertEquals(200, browser.get("/api/notes/x").status());
        }
    }

    private static int refusal(World world, Browser browser) {
        return refusal(world, browser, "/api/gone/ws", List.of());
    }

    private static int refusal(World world, Browser browser, String path, List<String> subProtocols) {
        return Waiting.result(world.vertx
                .createWebSocketClient()
                .connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(world.gateway.port())
                        .setURI(path)
                        .setSubProtocols(subProtocols)
                        .setAllowOriginHeader(true)
                        .setHeaders(MultiMap.caseInsensitiveMultiMap()
                                .add("Cookie", browser.cookies())
                                .add("Origin", World.ORIGIN)))
                .map(open -> 101)
                .otherwise(failure -> failure instanceof UpgradeRejectedException refused ? refused.getStatus() : -1));
    }
}
