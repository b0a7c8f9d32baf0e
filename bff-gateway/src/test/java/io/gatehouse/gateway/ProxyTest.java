package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.gateway.testing.World;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of product APIs through the gateway. */
class ProxyTest {
    private static World world;
    private static Browser browser;

    @BeforeAll
    static void start() {
        world = World.start();
        browser = world.browser();
        browser.signIn();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String single(JsonObject headers, String name) {
        JsonArray values = headers.getJsonArray(name, new JsonArray());
        assertEquals(1, values.size(), name + " in " + headers);
        return values.getString(0);
    }

    @Test
    void an_api_sees_a_bearer_token_and_nothing_that_is_ours() {
        String cookies = browser.cookies() + "; theme=dark; dev-access=old; __Host-Http-mfa=x; basket=7";
        JsonObject seen = browser.send(
                        HttpMethod.GET,
                        "/api/notes/7?q=a%2Fb&q=c",
                        Map.of("Cookie", cookies, "Authorization", "Bearer mine", "X-Request-Id", "proxied-0001"),
                        null)
                .json();
        JsonObject headers = seen.getJsonObject("headers");
        assertEquals("/api/notes/7?q=a%2Fb&q=c", seen.getString("uri"));
        String bearer = single(headers, "authorization");
        assertTrue(bearer.startsWith("Bearer ey") && world.core.issued.contains(bearer.substring(7)));
        assertEquals("theme=dark; basket=7", single(headers, "cookie"));
        assertEquals("proxied-0001", single(headers, "x-request-id"));
        assertEquals("127.0.0.1", single(headers, "x-forwarded-for"));
        assertEquals("https", single(headers, "x-forwarded-proto"));
        assertEquals("login.example.test", single(headers, "x-forwarded-host"));
        assertTrue(single(headers, "traceparent").matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
    }

    @Test
    void forged_and_hop_by_hop_headers_do_not_pass() {
        MultiMap forged = MultiMap.caseInsensitiveMultiMap();
        browser.jar().forEach((name, value) -> forged.add("Cookie", name + "=" + value));
        forged.add("Connection", "X-Secret, keep-alive, Content-Length")
                .add("X-Secret", "1")
                .add("Keep-Alive", "1")
                .add("TE", "trailers")
                .add("Proxy-Authorization", "1")
                .add("Forwarded", "for=1.2.3.4")
                .add("X-Forwarded-For", "1.2.3.4")
                .add("X-Forwarded-For", "198.51.100.4")
                .add("X-Forwarded-User", "admin")
                .add("X-Forwarded-Prefix", "/admin")
                .add("X_Forwarded_For", "1.2.3.4")
                .add("X-Forwarded", "for=1.2.3.4")
                .add("Client-IP", "1.2.3.4")
                .add("Proxy", "http://evil.example:3128")
                .add("Remote-User", "admin")
                .add("X-Remote-User", "admin")
                .add("X-Auth-Request-Email", "admin@example.test")
                .add("X-Real-IP", "1.2.3.4")
                .add("True-Client-IP", "1.2.3.4")
                .add("X-Original-URL", "/admin")
                .add("X-HTTP-Method-Override", "DELETE")
                .add("Gatehouse-Client", "forged")
                .add("Via", "1.1 me")
                .add("tracestate", "a=b")
                .add("traceparent", "not-one")
                .add("X-Kept", "yes");
        JsonObject headers = Waiting.result(
                        browser.exchange(HttpMethod.GET, "/api/notes/x", forged, HttpClientRequest::send))
                .json()
                .getJsonObject("headers");
        for (String gone : List.of(
                "x-secret",
                "keep-alive",
                "te",
                "proxy-authorization",
                "forwarded",
                "x-forwarded-user",
                "x-forwarded-prefix",
                "x_forwarded_for",
                "x-forwarded",
                "client-ip",
                "proxy",
                "remote-user",
                "x-remote-user",
                "x-auth-request-email",
                "x-real-ip",
                "true-client-ip",
                "x-original-url",
                "x-http-method-override",
                "gatehouse-client",
                "via",
                "tracestate",
                "cookie")) {
            assertFalse(headers.containsKey(gone), gone);
        }
        assertEquals("198.51.100.4", single(headers, "x-forwarded-for"));
        assertEquals("yes", single(headers, "x-kept"));
        assertNotEquals("not-one", single(headers, "traceparent"));
    }

    @Test
    void a_good_trace_passes_and_a_client_cannot_name_the_framing_away() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        Reply reply = browser.send(
                HttpMethod.POST,
                "/api/notes/x",
                Map.of("traceparent", trace, "tracestate", "a=b", "Connection", "transfer-encoding, content-length"),
                Buffer.buffer("hello"));
        assertEquals(200, reply.status());
        assertEquals("hello", reply.json().getString("body"));
        JsonObject headers = reply.json().getJsonObject("headers");
        assertEquals(trace, single(headers, "traceparent"));
        assertEquals("a=b", single(headers, "tracestate"));
    }

    @Test
    void what_an_upstream_may_not_say_is_dropped() {
        Reply reply = browser.get("/api/notes/misbehave");
        assertEquals(200, reply.status());
        for (String gone : List.of(
                "Server",
                "X-Powered-By",
                "Access-Control-Allow-Origin",
                "Access-Control-Allow-Credentials",
                "Access-Control-Expose-Headers",
                "X-Internal",
                "Clear-Site-Data",
                "Service-Worker-Allowed",
                "NEL",
                "Report-To",
                "Set-Login",
                "Accept-CH")) {
            assertEquals("", reply.header(gone), gone);
        }
        assertEquals(List.of("theme=dark; Path=/", "basket=7; Path=/"), reply.setCookies());
        assertEquals(1, reply.headers().getAll("X-Request-Id").size());
        assertNotEquals("the-upstreams-own", reply.header("X-Request-Id"));
        assertEquals("max-age=63072000; includeSubDomains", reply.header("Strict-Transport-Security"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
    }

    @Test
    void a_route_may_let_its_apis_name_and_cors_through_but_never_credentials_and_no_other_route_does() {
        try (World open = World.start(Map.of(
                "routes.0.letThrough", "server",
                "routes.1.navigable", "true",
                "routes.1.letThrough", "cors"))) {
            Browser elsewhere = open.browser();
            Reply read = elsewhere.send(
                    HttpMethod.GET,
                    "/api/open/misbehave",
                    Map.of("Origin", "https://elsewhere.example", "Sec-Fetch-Site", "cross-site", "X-CSRF", ""),
                    null);
            assertEquals(200, read.status());
            assertEquals("*", read.header("Access-Control-Allow-Origin"));
            assertEquals("X-Count", read.header("Access-Control-Expose-Headers"));
            assertEquals("", read.header("Access-Control-Allow-Credentials"));
            assertEquals("", read.header("Server"));
            Browser person = open.browser();
            person.signIn();
            Reply named = person.get("/api/notes/misbehave");
            assertEquals("secret/1.0", named.header("Server"));
            assertEquals("", named.header("Access-Control-Allow-Origin"));
            assertEquals("", named.header("X-Powered-By"));
            assertEquals("", person.get("/api/files/misbehave").header("Server"));
        }
    }

    @Test
    void a_persons_answer_is_kept_by_no_cache_on_the_way_and_a_public_one_may_be() {
        assertEquals("private", browser.get("/api/notes/x").header("Cache-Control"));
        assertEquals("", browser.get("/api/open/x").header("Cache-Control"));
        assertEquals("no-store", browser.get("/api/gone").header("Cache-Control"), "an answer of ours");
    }

    @Test
    void an_anonymous_route_gets_no_token_and_loses_its_prefix_when_told() {
        JsonObject seen = browser.get("/api/open/a/b?c=d").json();
        assertEquals("/a/b?c=d", seen.getString("uri"));
        assertFalse(seen.getJsonObject("headers").containsKey("authorization"));
        assertEquals("/", browser.get("/api/open").json().getString("uri"));
        assertEquals("/?a=b", browser.get("/api/open?a=b").json().getString("uri"));
    }

    @Test
    void a_signed_out_call_is_a_401_problem_and_never_a_redirect() {
        Reply reply = world.browser().get("/api/notes");
        assertEquals(401, reply.status());
        assertEquals("UNAUTHENTICATED", reply.code());
        assertEquals("application/problem+json", reply.header("Content-Type"));
        assertEquals("/api/notes", reply.json().getString("instance"));
        assertEquals(reply.header("X-Request-Id"), reply.json().getString("requestId"));
    }

    @Test
    void roles_are_needed_where_a_route_asks_for_them() {
        assertEquals("FORBIDDEN", browser.get("/api/staff/x").code());
        world.core.roles = List.of("user", "staff");
        try {
            Browser boss = world.browser();
            boss.signIn();
            assertEquals(200, boss.get("/api/staff/x").status());
        } finally {
            world.core.roles = List.of("user");
        }
    }

    @Test
    void a_method_that_a_route_does_not_take_is_405() {
        Reply reply = browser.post("/api/staff/x", new JsonObject());
        assertEquals(405, reply.status());
        assertEquals("GET", reply.header("Allow"));
        assertEquals(
                405,
                browser.send(HttpMethod.valueOf("TRACE"), "/api/notes", Map.of(), null)
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/nowhere", "/api/notesx", "/api/v1", "/api/v2/auth", "/api/v1/authx"})
    void an_unknown_api_is_404_before_anything(String path) {
        Reply reply = browser.send(HttpMethod.POST, path, Map.of("X-CSRF", "", "Origin", "https://evil.example"), null);
        assertEquals(404, reply.status());
        assertEquals("NOT_FOUND", reply.code());
    }

    @Test
    void an_upstream_that_is_away_cut_or_silent_is_502_and_504() {
        Reply away = browser.get("/api/gone");
        assertEquals(502, away.status());
        assertEquals("UPSTREAM_UNAVAILABLE", away.code());
        assertFalse(away.body().toString().contains("127.0.0.1"), "no upstream address in the answer");
        assertEquals(502, browser.get("/api/notes/cut").status());
        Reply silent = browser.get("/api/brisk/stall");
        assertEquals(504, silent.status());
        assertEquals("UPSTREAM_TIMEOUT", silent.code());
        Reply head = browser.send(HttpMethod.HEAD, "/api/gone", Map.of(), null);
        assertEquals(502, head.status());
    }

    @Test
    void a_body_over_the_limit_is_413_with_a_length_and_without() {
        // In a world of its own: the gateway closes such connections, and no other test should be handed one.
        try (World own = World.start()) {
            Browser guest = own.browser();
            guest.signIn();
            Buffer fits = Buffer.buffer(new byte[1_000]);
            assertEquals(
                    200,
                    guest.send(HttpMethod.POST, "/api/brisk/x", Map.of(), fits).status());
            assertEquals("1000", chunked(guest, 1_000).body().toString());
            assertEquals(413, chunked(guest, 1_001).status());
            Buffer tooLarge = Buffer.buffer(new byte[1_001]);
            assertEquals(
                    413,
                    own.browser()
                            .send(HttpMethod.POST, "/api/brisk/x", Map.of(), tooLarge)
                            .status());
        }
    }

    private static Reply chunked(Browser guest, int bytes) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Cookie", guest.cookies())
                .add("Origin", World.ORIGIN)
                .add("X-CSRF", "1");
        return Waiting.result(guest.exchange(HttpMethod.POST, "/api/brisk/count", headers, request -> {
            request.setChunked(true);
            for (int sent = 0; sent < bytes; sent += 100) {
                var _ = request.write(Buffer.buffer(new byte[Math.min(100, bytes - sent)]));
            }
            var _ = request.end();
            return request.response();
        }));
    }

    @Test
    void an_upload_that_takes_longer_than_an_api_may_think_arrives() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Cookie", browser.cookies())
                .add("Origin", World.ORIGIN)
                .add("X-CSRF", "1");
        // The route's time-out is 300 ms; the ten pieces take a second.
        Reply reply = Waiting.result(browser.exchange(HttpMethod.POST, "/api/brisk/count", headers, request -> {
            request.putHeader("Content-Length", "1000");
            AtomicInteger sent = new AtomicInteger();
            world.vertx.setPeriodic(100, tick -> {
                var _ = request.write(Buffer.buffer(new byte[100]));
                if (sent.incrementAndGet() == 10) {
                    world.vertx.cancelTimer(tick);
                    var _ = request.end();
                }
            });
            return request.response();
        }));
        assertEquals(200, reply.status());
        assertEquals("1000", reply.body().toString());
    }

    @Test
    void a_large_answer_streams_through_whole() {
        HttpClientResponse response = Waiting.result(browser.request(
                        HttpMethod.GET,
                        "/api/files/large",
                        MultiMap.caseInsensitiveMultiMap().add("Cookie", browser.cookies()))
                .compose(HttpClientRequest::send)
                .map(HttpClientResponse::pause));
        AtomicLong bytes = new AtomicLong();
        response.handler(chunk -> bytes.addAndGet(chunk.length()));
        var ended = response.end();
        response.resume();
        Waiting.result(ended);
        assertEquals(64L * 1024 * 1024, bytes.get());
    }

    @Test
    void a_large_upload_streams_through_whole() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Cookie", browser.cookies())
                .add("Origin", World.ORIGIN)
                .add("X-CSRF", "1")
                .add("Expect", "100-continue");
        Buffer body = Buffer.buffer(new byte[16 * 1024 * 1024]);
        Reply reply = Waiting.result(browser.exchange(HttpMethod.PUT, "/api/files/count", headers, body));
        assertEquals(Integer.toString(body.length()), reply.body().toString());
    }

    @Test
    void calls_are_counted_by_route() {
        browser.get("/api/notes/teapot");
        String metrics = world.management().get("/metrics").body().toString();
        assertTrue(metrics.contains("gatehouse_proxy_total{route=\"/api/notes\",status=\"4xx\"}"), metrics);
        assertTrue(metrics.contains("gatehouse.tokens") && metrics.contains("result=\"hit\""), "cache hits");
    }
}
