package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.FickleApi;
import io.gatehouse.gateway.testing.FickleApi.Whim;
import io.gatehouse.gateway.testing.World;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kept connections that an upstream gives up at the moment in which a request goes out on them. */
class StaleConnectionTest {
    private FickleApi api;
    private World world;
    private Browser browser;

    @BeforeEach
    void start() {
        api = new FickleApi();
        world = World.start(Map.of(
                "gateway.eventLoops", "1",
                "gateway.breaker.failures", "2",
                "gateway.breaker.pause", "1h",
                "routes.3.upstream", api.url(),
                "routes.3.methods", "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE"));
        browser = world.browser();
        browser.signIn();
    }

    @AfterEach
    void stop() {
        world.close();
        api.close();
    }

    private int call(HttpMethod method) {
        return browser.send(method, "/api/brisk/x", Map.of(), null).status();
    }

    /** Leaves a connection in the pool that will not answer again. */
    private void openOne() {
        assertEquals(200, call(HttpMethod.GET));
        api.requests.clear();
    }

    private double metric(String name) {
        return world.management()
                .get("/metrics")
                .body()
                .toString()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains("brisk"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    static Stream<Whim> waysToGo() {
        return Stream.of(Socket::close, connection -> {
            // A reset, as from a server that died meanwhile.
            connection.setSoLinger(true, 0);
            connection.close();
        });
    }

    @ParameterizedTest
    @MethodSource("waysToGo")
    void a_safe_call_on_a_connection_that_is_given_up_is_made_once_more_on_a_fresh_one(Whim way) {
        api.whim = way;
        List<HttpMethod> safe = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
        for (int call = 0; call < 60; call++) {
            assertEquals(200, call(safe.get(call % 3)), "call " + call);
        }
        assertEquals(90, api.requests.size(), "every second call was made twice");
        assertEquals(30.0, metric("gatehouse_proxy_retries_total"));
        assertEquals(60.0, metric("gatehouse_proxy_total"), "each is counted once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void a_call_that_changes_something_is_made_once(String method) {
        openOne();
        assertEquals(502, call(HttpMethod.valueOf(method)));
        assertEquals(List.of(method + " /api/brisk/x HTTP/1.1"), api.requests);
        assertEquals(0.0, metric("gatehouse_proxy_retries_total"));
    }

    @Test
    void a_call_with_a_body_is_made_once() {
        openOne();
        assertEquals(
                502,
                browser.send(HttpMethod.GET, "/api/brisk/x", Map.of(), Buffer.buffer("body"))
                        .status());
        assertEquals(1, api.requests.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H",
                "HTTP/1.1 20",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n",
                "HTTP/1.1 103 Early Hints\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n"
            })
    void a_call_whose_answer_has_begun_is_made_once(String beginning) {
        openOne();
        api.whim = connection -> {
            connection.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            connection.close();
        };
        assertEquals(502, call(HttpMethod.GET));
        assertEquals(1, api.requests.size());
    }

    @Test
    void a_call_that_is_not_answered_in_time_is_made_once() {
        openOne();
        api.whim = connection -> assertTrue(connection.isConnected());
        assertEquals(504, call(HttpMethod.GET));
        assertEquals(1, api.requests.size());
        assertEquals(0.0, metric("gatehouse_proxy_retries_total"));
    }

    @Test
    void a_fresh_connection_that_breaks_is_no_stale_one() {
        api.isTiredAtOnce = true;
        assertEquals(502, call(HttpMethod.GET));
        assertEquals(1, api.requests.size());
    }

    @Test
    void there_is_one_more_try_and_the_breaker_counts_both_as_one_failure() {
        openOne();
        api.isTiredAtOnce = true;
        assertEquals(502, call(HttpMethod.GET));
        assertEquals(2, api.requests.size());
        assertEquals(502, call(HttpMethod.GET), "one failure was counted, so this one may go on");
        assertEquals(503, call(HttpMethod.GET), "and this is the second");
        assertEquals(3, api.requests.size());
    }
}
