package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.gateway.testing.World;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The six rules and the rule for reading, on every kind of route. */
class CsrfTest {
    private static final String OWN = World.ORIGIN;
    private static World world;

    /** Header lines, and the check that must fail; empty where all pass. */
    record Row(List<String> lines, String unsafe, String read) {}

    private static final List<Row> ROWS = List.of(
            new Row(List.of("Origin: " + OWN, "Sec-Fetch-Site: same-origin", "X-CSRF: 1"), "", ""),
            new Row(List.of("Origin: " + OWN, "X-CSRF: 1"), "", ""),
            new Row(List.of("Sec-Fetch-Site: same-origin", "X-CSRF: 1"), "", ""),
            new Row(List.of("X-CSRF: 1"), "no-origin", ""),
            new Row(List.of(), "no-origin", ""),
            new Row(List.of("Origin: " + OWN, "Sec-Fetch-Site: same-origin"), "csrf-header", ""),
            new Row(List.of("Origin: " + OWN, "X-CSRF: 2"), "csrf-header", ""),
            new Row(List.of("Origin: " + OWN, "X-CSRF: true"), "csrf-header", ""),
            new Row(List.of("Origin: null", "X-CSRF: 1"), "origin", ""),
            new Row(List.of("Origin: https://evil.example", "X-CSRF: 1"), "origin", ""),
            new Row(List.of("Origin: https://evil.example", "Sec-Fetch-Site: same-origin", "X-CSRF: 1"), "origin", ""),
            new Row(List.of("Origin: " + OWN + "/", "X-CSRF: 1"), "origin", ""),
            new Row(List.of("Origin: " + OWN + ":443", "X-CSRF: 1"), "origin", ""),
            new Row(List.of("Origin: " + OWN.toUpperCase(java.util.Locale.ROOT), "X-CSRF: 1"), "origin", ""),
            new Row(List.of("Origin: http://login.example.test", "X-CSRF: 1"), "origin", ""),
            new Row(List.of("Origin: " + OWN + ".evil.example", "X-CSRF: 1"), "origin", ""),
            new Row(List.of("Origin: " + OWN, "Sec-Fetch-Site: cross-site", "X-CSRF: 1"), "fetch-site", "fetch-site"),
            new Row(List.of("Origin: " + OWN, "Sec-Fetch-Site: same-site", "X-CSRF: 1"), "fetch-site", "fetch-site"),
            new Row(List.of("Origin: " + OWN, "Sec-Fetch-Site: none", "X-CSRF: 1"), "fetch-site", ""),
            new Row(List.of("Origin: " + OWN, "Sec-Fetch-Site: SAME-ORIGIN", "X-CSRF: 1"), "fetch-site", ""),
            new Row(List.of("Origin: " + OWN, "Origin: " + OWN, "X-CSRF: 1"), "duplicate-headers", ""),
            new Row(
                    List.of("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: same-origin", "X-CSRF: 1"),
                    "duplicate-headers",
                    ""),
            new Row(
                    List.of(
                            "Origin: https://evil.example",
                            "X-CSRF: 1",
                            "Host: evil.example",
                            "X-Forwarded-Host: evil.example"),
                    "origin",
                    ""));

    @BeforeAll
    static void start() {
        world = World.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    static Stream<Arguments> unsafe() {
        List<Arguments> all = new ArrayList<>();
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "TRACE", "FOO", "PROPFIND")) {
            for (String path : List.of("/api/v1/auth/login", "/api/v1/auth/refresh", "/api/notes/x", "/api/open/x")) {
                ROWS.forEach(row -> all.add(Arguments.of(method, path, row)));
            }
        }
        return all.stream();
    }

    static Stream<Arguments> reading() {
        List<Arguments> all = new ArrayList<>();
        for (String method : List.of("GET", "HEAD", "OPTIONS")) {
            for (String path : List.of("/api/v1/auth/session", "/api/notes/x", "/api/open/x", "/api/files/x")) {
                ROWS.forEach(row -> all.add(Arguments.of(method, path, row)));
            }
        }
        return all.stream();
    }

    private static Reply send(String method, String path, List<String> lines) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            headers.add(line.substring(0, colon), line.substring(colon + 2));
        }
        Browser browser = world.browser();
        return Waiting.result(browser.exchange(HttpMethod.valueOf(method), path, headers, HttpClientRequest::send));
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void an_unsafe_request_passes_only_from_our_own_pages(String method, String path, Row row) {
        Reply reply = send(method, path, row.lines());
        if (row.unsafe().isEmpty()) {
            assertNotEquals(403, reply.status());
        } else {
            assertEquals(403, reply.status());
            assertEquals("CSRF_REJECTED", reply.code());
            assertTrue(
                    reply.json().getString("detail").contains("\"" + row.unsafe() + "\""),
                    reply.json().encode());
            assertEquals(List.of(), reply.setCookies());
        }
    }

    @ParameterizedTest
    @MethodSource("reading")
    void reading_is_refused_from_other_sites_only(String method, String path, Row row) {
        Reply reply = send(method, path, row.lines());
        boolean isOptions = method.equals("OPTIONS");
        boolean isLink = method.equals("GET") && path.startsWith("/api/files");
        boolean isRefused = !row.read().isEmpty() && !isOptions && !isLink;
        assertEquals(isRefused, reply.status() == 403, row + " " + reply.status());
        assertEquals("", reply.header("Access-Control-Allow-Origin"));
    }

    @Test
    void a_method_in_a_header_overrides_nothing() {
        Reply reply = send(
                "GET", "/api/v1/auth/logout", List.of("X-HTTP-Method-Override: POST", "Origin: " + OWN, "X-CSRF: 1"));
        assertEquals(405, reply.status());
    }

    @Test
    void a_few_refusals_of_each_client_are_told_to_the_core() {
        try (World other = World.start(Map.of("gateway.csrfEvents", "3"))) {
            for (int times = 0; times < 10; times++) {
                Reply reply = Waiting.result(other.browser()
                        .exchange(
                                HttpMethod.POST,
                                "/api/open/x",
                                MultiMap.caseInsensitiveMultiMap(),
                                HttpClientRequest::send));
                assertEquals(403, reply.status());
            }
            Waiting.until("three are told", () -> other.core.refusals.size() == 3);
            assertEquals(List.of("no-origin", "no-origin", "no-origin"), other.core.refusals);
        }
    }

    @Test
    void refusals_are_counted_by_check() {
        assertEquals(403, send("POST", "/api/open/x", List.of()).status());
        String metrics = world.management().get("/metrics").body().toString();
        assertTrue(metrics.contains("gatehouse_csrf_rejected_total{check=\"no-origin\"}"), metrics);
    }
}
