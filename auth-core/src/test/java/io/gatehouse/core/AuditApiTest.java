package io.gatehouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import io.gatehouse.core.admin.Account;
import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestCore.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's own trail, the audit log and the webhooks over HTTP. */
class AuditApiTest {
    private static final String PASSWORD = "tidal Lantern 42";
    private static TestCore core;
    private static HttpServer receiver;
    private static final ConcurrentLinkedQueue<Received> RECEIVED = new ConcurrentLinkedQueue<>();

    private record Received(String path, Map<String, List<String>> headers, String body) {
        JsonObject json() {
            return new JsonObject(body);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        core = TestCore.start(Map.of(
                "policies.alerts.webhooksToPrivateAddresses", "true",
                "policies.audit.checkpointEvery", "1s",
                "policies.rateLimits.enabled", "false"));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().toString();
            RECEIVED.add(new Received(path, exchange.getRequestHeaders(), body));
            if (path.startsWith("/elsewhere")) {
                exchange.getResponseHeaders().add("Location", "/well");
            }
            exchange.sendResponseHeaders(path.startsWith("/well") ? 200 : 302, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterAll
    static void stop() {
        core.close();
        receiver.stop(0);
    }

    @Test
    void a_person_sees_their_own_events_page_by_page_and_no_refreshes() {
        core.seed("trail@example.com", PASSWORD);
        JsonObject first = core.signIn("trail@example.com", PASSWORD);
        assertEquals(200, core.refresh(first.getString("refreshToken")).status());
        for (int i = 0; i < 32; i++) {
            assertEquals(
                    200,
                    core.patch("/me", new JsonObject().put("firstName", "Ines" + i), TestCore.bearer(first))
                            .status());
        }
        JsonObject second = core.signIn("trail@example.com", PASSWORD);
        JsonObject page = core.get("/security-events", TestCore.bearer(second)).json();
        JsonArray events = page.getJsonArray("events");
        assertEquals(30, events.size());
        assertEquals("LOGIN_SUCCESS", events.getJsonObject(0).getString("event"));
        assertTrue(events.getJsonObject(0).getBoolean("current"));
        assertNotNull(events.getJsonObject(0).getJsonObject("deviceInfo"));
        assertNotNull(events.getJsonObject(0).getString("ipAddress"));
        assertFalse(events.getJsonObject(1).getBoolean("current"));
        assertFalse(page.encode().contains("TOKEN_REFRESH"));

        String cursor = page.getString("nextCursor");
        JsonObject rest = core.get("/security-events?cursor=" + cursor, TestCore.bearer(second))
                .json();
        assertEquals(
                "LOGIN_SUCCESS", rest.getJsonArray("events").getJsonObject(3).getString("event"));
        assertFalse(rest.containsKey("nextCursor"));

        core.seed("other@example.com", PASSWORD);
        JsonObject other = core.signIn("other@example.com", PASSWORD);
        assertEquals(
                "VALIDATION_ERROR",
                core.get("/security-events?cursor=" + cursor, TestCore.bearer(other))
                        .code(),
                "another person's cursor");
        assertEquals(
                1,
                core.get("/security-events", TestCore.bearer(other))
                        .json()
                        .getJsonArray("events")
                        .size());
    }

    @Test
    void a_person_learns_what_an_administrator_did_but_not_from_where() {
        core.seed("subject@example.com", PASSWORD);
        JsonObject subject = core.signIn("subject@example.com", PASSWORD);
        String id = subject.getJsonObject("user").getString("id");
        assertEquals(
                200,
                core.patch(
                                "/admin/users/" + id,
                                new JsonObject()
                                        .put(
                                                "roles",
                                                new JsonArray().add("user").add("editor")),
                                TestCore.bearer(admin()))
                        .status());
        Operator operator = core.running().operator(null);
        Account account = java.util.Objects.requireNonNull(operator.account("subject@example.com"));
        assertTrue(operator.signOut(account));
        JsonArray events = core.get("/security-events", TestCore.bearer(core.signIn("subject@example.com", PASSWORD)))
                .json()
                .getJsonArray("events");
        for (String kind : List.of("ROLE_CHANGED", "ALL_SESSIONS_REVOKED")) {
            JsonObject event = events.stream()
                    .map(JsonObject.class::cast)
                    .filter(each -> each.getString("event").equals(kind))
                    .findFirst()
                    .orElseThrow();
            assertFalse(event.containsKey("ipAddress"), event.encode());
            assertFalse(event.containsKey("deviceInfo"), event.encode());
        }
        assertNotNull(events.getJsonObject(0).getString("ipAddress"), "their own sign-in has its place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "AQAAAAAAAHAAgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00", "..%2F", "!!"})
    void a_forged_cursor_is_refused(String cursor) {
        JsonObject admin = admin();
        for (String list : List.of("/security-events", "/admin/audit")) {
            Answer answer = core.get(list + "?cursor=" + cursor, TestCore.bearer(admin));
            assertEquals(400, answer.status(), list);
            assertEquals("VALIDATION_ERROR", answer.code());
        }
    }

    @Test
    void a_session_that_ended_says_why_in_the_answer_the_trail_and_the_metrics() {
        core.seed("why@example.com", PASSWORD);
        JsonObject one = core.signIn("why@example.com", PASSWORD);
        JsonObject two = core.signIn("why@example.com", PASSWORD);
        String id = one.getJsonObject("session").getString("id");
        assertEquals(204, core.delete("/sessions/" + id, TestCore.bearer(two)).status());
        Answer over = core.get("/me", TestCore.bearer(one));
        assertEquals("REVOKED_BY_USER", over.json().getString("reason"));
        JsonObject last = core.get("/security-events", TestCore.bearer(two))
                .json()
                .getJsonArray("events")
                .getJsonObject(0);
        assertEquals("SESSION_REVOKED", last.getString("event"));
        assertEquals("REVOKED_BY_USER", last.getString("reason"));
        String metrics = core.metrics();
        assertTrue(metrics.contains("gatehouse_sessions_ended_total{reason=\"REVOKED_BY_USER\"}"), metrics);
        assertTrue(metrics.contains("gatehouse_signins_total{outcome=\"SUCCESS\"}"));
        assertTrue(metrics.contains("gatehouse_audit_lag_seconds"));
        assertTrue(metrics.contains("gatehouse_hashing_waiting 0.0"));
    }

    @Test
    void administrators_read_and_verify_the_log_and_nobody_else_does() {
        JsonObject admin = admin();
        core.seed("plain@example.com", PASSWORD);
        JsonObject plain = core.signIn("plain@example.com", PASSWORD);
        assertEquals(
                "FORBIDDEN", core.get("/admin/audit", TestCore.bearer(plain)).code());
        assertEquals(
                "FORBIDDEN",
                core.post("/admin/audit/verify", new JsonObject(), TestCore.bearer(plain))
                        .code());
        assertEquals("UNAUTHENTICATED", core.get("/admin/audit").code());

        String user = plain.getJsonObject("user").getString("id");
        JsonObject found = core.get("/admin/audit?kind=LOGIN_SUCCESS&user=" + user, TestCore.bearer(admin))
                .json();
        assertEquals(1, found.getJsonArray("events").size());
        assertEquals(user, found.getJsonArray("events").getJsonObject(0).getString("userId"));
        assertEquals(
                0,
                core.get("/admin/audit?since=2199-01-01T00:00:00Z", TestCore.bearer(admin))
                        .json()
                        .getJsonArray("events")
                        .size());
        for (String wrong : List.of("since=yesterday", "until=%2B999999999-01-01T00:00:00Z", "user=me", "kind=lower")) {
            assertEquals(
                    400,
                    core.get("/admin/audit?" + wrong, TestCore.bearer(admin)).status(),
                    wrong);
        }

        TestCore.await(() -> core.database().column("SELECT 1 FROM audit_queue").isEmpty(), "the log to be linked");
        JsonObject verdict = core.post("/admin/audit/verify", new JsonObject(), TestCore.bearer(admin))
                .json();
        assertTrue(verdict.getBoolean("intact"), verdict.encode());
        assertTrue(verdict.getInteger("records") > 2);
        TestCore.await(
                () -> !core.database().column("SELECT 1 FROM audit_checkpoints").isEmpty(), "a checkpoint");
    }

    @Test
    void events_reach_an_endpoint_signed_as_the_standard_says() throws Exception {
        JsonObject admin = admin();
        Answer added = core.post(
                "/admin/webhooks",
                new JsonObject()
                        .put("url", url("/well?key=of-the-owner"))
                        .put("events", new JsonArray().add("LOGIN_FAILED")),
                TestCore.bearer(admin));
        assertEquals(201, added.status(), added.body());
        String secret = added.json().getString("signingSecret");
        String id = added.json().getJsonObject("webhook").getString("id");
        core.post("/login", TestCore.credentials("nobody@example.com", "wrong password here"));
        TestCore.await(
                () -> RECEIVED.stream().anyMatch(got -> got.path().equals("/well?key=of-the-owner")), "a webhook");
        Received got = RECEIVED.stream()
                .filter(each -> each.path().equals("/well?key=of-the-owner"))
                .findFirst()
                .orElseThrow();
        new Webhook(secret).verify(got.body(), HttpHeaders.of(got.headers(), (name, value) -> true));
        assertEquals("LOGIN_FAILED", got.json().getString("type"));
        assertNotNull(got.json().getString("timestamp"));
        assertEquals(
                "CREDENTIALS",
                got.json().getJsonObject("data").getJsonObject("details").getString("reason"));

        TestCore.await(() -> state(admin, id).equals("delivered"), "the log to say so");
        assertEquals(
                List.of(),
                core.database().column("SELECT 1 FROM webhooks WHERE position('owner'::bytea IN url) > 0"),
                "the address is sealed");

        JsonObject off = core.patch(
                        "/admin/webhooks/" + id, new JsonObject().put("enabled", false), TestCore.bearer(admin))
                .json();
        assertFalse(off.getBoolean("enabled"));
        assertTrue(core.get("/admin/webhooks", TestCore.bearer(admin)).body().contains(id));
        assertEquals(
                204,
                core.delete("/admin/webhooks/" + id, TestCore.bearer(admin)).status());
        for (Answer gone : List.of(
                core.delete("/admin/webhooks/" + id, TestCore.bearer(admin)),
                core.patch("/admin/webhooks/" + id, new JsonObject().put("enabled", true), TestCore.bearer(admin)),
                core.get("/admin/webhooks/" + id + "/deliveries", TestCore.bearer(admin)))) {
            assertEquals("NOT_FOUND", gone.code());
        }
    }

    @Test
    void a_redirect_is_not_followed_and_a_dead_endpoint_is_marked() {
        JsonObject admin = admin();
        String id = core.post(
                        "/admin/webhooks",
                        new JsonObject()
                                .put("url", url("/elsewhere"))
                                .put("events", new JsonArray().add("LOGIN_SUCCESS")),
                        TestCore.bearer(admin))
                .json()
                .getJsonObject("webhook")
                .getString("id");
        JsonObject again = admin();
        TestCore.await(() -> !delivery(again, id).getString("lastError", "").isEmpty(), "a failed delivery");
        JsonObject failed = delivery(again, id);
        assertEquals("waiting", failed.getString("state"));
        assertEquals("STATUS", failed.getString("lastError"));
        assertEquals(302, failed.getInteger("lastStatus"));
        assertTrue(core.get("/admin/webhooks", TestCore.bearer(again)).body().contains("failingSince"));
        assertTrue(RECEIVED.stream().noneMatch(got -> got.path().equals("/well")));
        assertEquals(
                204,
                core.delete("/admin/webhooks/" + id, TestCore.bearer(again)).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a url at all",
                "ftp://example.com/",
                "https://u:p@example.com/",
                "https://no-such-host.invalid/"
            })
    void an_address_that_cannot_be_is_refused(String address) {
        Answer answer = core.post("/admin/webhooks", new JsonObject().put("url", address), TestCore.bearer(admin()));
        assertEquals(400, answer.status());
        assertEquals(
                "url", answer.json().getJsonArray("errors").getJsonObject(0).getString("field"));
    }

    @Test
    void an_event_that_does_not_exist_is_refused() {
        Answer answer = core.post(
                "/admin/webhooks",
                new JsonObject().put("url", url("/well")).put("events", new JsonArray().add("NO_SUCH_EVENT")),
                TestCore.bearer(admin()));
        assertEquals(
                "events", answer.json().getJsonArray("errors").getJsonObject(0).getString("field"));
    }

    private static JsonObject admin() {
        core.running().seedUser("admin@example.com", PASSWORD, "Ada", "Admin", List.of("user", "admin"));
        return core.signIn("admin@example.com", PASSWORD);
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
    }

    private static String state(JsonObject admin, String id) {
        return delivery(admin, id).getString("state", "none");
    }

    private static JsonObject delivery(JsonObject admin, String id) {
        JsonArray deliveries = core.get("/admin/webhooks/" + id + "/deliveries", TestCore.bearer(admin))
                .json()
                .getJsonArray("deliveries");
        return deliveries.isEmpty() ? new JsonObject() : deliveries.getJsonObject(deliveries.size() - 1);
    }
}
