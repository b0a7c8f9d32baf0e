package io.gatehouse.core;

import static io.gatehouse.core.testing.TestCore.bearer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestCore.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The refresh protocol and what gateways do, over HTTP on real PostgreSQL. */
class RefreshOverHttpTest {
    private static final String PASSWORD = "correct horse battery";
    private static TestCore core;

    @BeforeAll
    static void start() {
        core = TestCore.start(Map.of());
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @Test
    void a_hundred_parallel_refreshes_of_one_token_rotate_once() throws Exception {
        JsonObject signIn = signedIn("parallel@calder.studio");
        Callable<Answer> refresh = () -> core.refresh(signIn.getString("refreshToken"));
        Set<String> successors = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(java.util.Collections.nCopies(100, refresh))) {
                assertEquals(200, answer.get().status());
                successors.add(answer.get().json().getString("refreshToken"));
            }
        }
        assertEquals(1, successors.size());
        assertFalse(successors.contains(signIn.getString("refreshToken")));
        assertEquals(List.of("2"), core.database().column(columnOf("generation", signIn)));
    }

    @Test
    void an_old_token_after_the_proof_ends_the_session_for_everybody() {
        JsonObject signIn = signedIn("copied@calder.studio");
        String old = signIn.getString("refreshToken");
        JsonObject fresh = core.refresh(old).json();
        assertEquals(204, confirm(id(signIn), 2).status());
        core.database()
                .run("UPDATE sessions SET rotated_at = rotated_at - interval '121 seconds' WHERE id = '" + id(signIn)
                        + "'");
        Answer reused = core.refresh(old);
        assertEquals(401, reused.status());
        assertEquals("TOKEN_REUSED", reused.code());
        assertEquals("TOKEN_REUSED", reused.json().getString("reason"));
        assertEquals(
                "SESSION_REVOKED", core.refresh(fresh.getString("refreshToken")).code());
        assertEquals("TOKEN_REUSED", core.get("/me", bearer(fresh)).json().getString("reason"));
        TestCore.await(() -> !core.mailsTo("copied@calder.studio").isEmpty(), "the mail about the copied session");
        assertEquals(
                List.of("1"),
                core.database()
                        .column(
                                "SELECT count(*) FROM audit_events WHERE kind = 'TOKEN_REUSE_DETECTED' AND session_id = '"
                                        + id(signIn) + "'"));
        JsonArray revocations = core.get(
                        "//internal/v1/revocations?since=" + Instant.now().minusSeconds(3600), gateway())
                .json()
                .getJsonArray("revocations");
        assertTrue(revocations.stream()
                .map(JsonObject.class::cast)
                .anyMatch(entry -> entry.getString("sessionId").equals(id(signIn))
                        && entry.getString("reason").equals("TOKEN_REUSED")));
    }

    @Test
    void a_dropped_answer_does_no_harm() {
        JsonObject signIn = signedIn("dropped@calder.studio");
        String dropped = core.refresh(signIn.getString("refreshToken")).json().getString("refreshToken");
        core.database()
                .run("UPDATE sessions SET rotated_at = rotated_at - interval '3 days' WHERE id = '" + id(signIn) + "'");
        Answer again = core.refresh(signIn.getString("refreshToken"));
        assertEquals(dropped, again.json().getString("refreshToken"));
    }

    @Test
    void a_new_sign_in_ends_the_session_that_the_gateway_names_and_only_a_gateway_may_name_one() {
        JsonObject old = signedIn("replace@calder.studio");
        String[] byAnybody = {"Gatehouse-Replaces", old.getString("refreshToken")};
        JsonObject second = core.signIn("replace@calder.studio", PASSWORD, byAnybody);
        assertEquals(200, core.get("/me", bearer(old)).status());
        String[] vouched = gateway();
        JsonObject third = core.signIn(
                "replace@calder.studio",
                PASSWORD,
                vouched[0],
                vouched[1],
                "Gatehouse-Replaces",
                old.getString("refreshToken"));
        assertEquals("REPLACED_BY_SIGN_IN", core.get("/me", bearer(old)).json().getString("reason"));
        assertEquals(200, core.get("/me", bearer(second)).status());
        assertEquals(200, core.get("/me", bearer(third)).status());
    }

    @Test
    void internal_endpoints_are_for_gateways_only() {
        String revocations = "//internal/v1/revocations";
        assertEquals("UNAUTHENTICATED", core.get(revocations).code());
        assertEquals(
                "UNAUTHENTICATED",
                core.get(revocations, "Gatehouse-Client", "x.y.z").code());
        String[] forged = gateway();
        String word = forged[1];
        String tampered = word.substring(0, word.length() - 2) + (word.endsWith("AA") ? "BB" : "AA");
        assertEquals(
                "UNAUTHENTICATED",
                core.get(revocations, "Gatehouse-Client", tampered).code());
        assertEquals(
                "UNAUTHENTICATED",
                core.post("/login", new JsonObject(), "Gatehouse-Client", tampered)
                        .code());
        assertEquals(200, core.get(revocations, gateway()).status());
        assertEquals(
                "UNAUTHENTICATED",
                core.raw("POST", "//internal/v1/confirmations", "application/json", utf8("{}"))
                        .code());
    }

    @Test
    void a_gateway_may_ask_whether_sessions_have_run_out() {
        JsonObject idle = signedIn("ran-out@calder.studio");
        JsonObject open = signedIn("not-run-out@calder.studio");
        core.database()
                .run("UPDATE sessions SET idle_expires_at = now() - interval '1 second' WHERE id = '" + id(idle) + "'");
        JsonObject asked =
                new JsonObject().put("sessions", new JsonArray().add(id(idle)).add(id(open)));
        Answer answer = core.post("//internal/v1/revocations", asked, gateway());
        assertEquals(200, answer.status());
        JsonArray told = answer.json().getJsonArray("revocations");
        assertEquals(1, told.size(), told.encode());
        assertEquals(id(idle), told.getJsonObject(0).getString("sessionId"));
        assertEquals("IDLE_TIMEOUT", told.getJsonObject(0).getString("reason"));
        assertTrue(Instant.parse(told.getJsonObject(0).getString("until")).isAfter(Instant.now()));
        assertFalse(Instant.parse(answer.json().getString("now")).isAfter(Instant.now()));
        assertEquals(
                "UNAUTHENTICATED", core.post("//internal/v1/revocations", asked).code());
    }

    @Test
    void malformed_questions_of_a_gateway_are_refused() {
        String tooMany = "{\"sessions\":[" + ("\"" + UUID.randomUUID() + "\",").repeat(1_000) + "\"" + UUID.randomUUID()
                + "\"]}";
        for (String body : List.of(
                "",
                "{}",
                "[]",
                "{\"sessions\":[]}",
                "{\"sessions\":[7]}",
                "{\"sessions\":[null]}",
                "{\"sessions\":[\"x\"]}",
                "{\"sessions\":\"x\"}",
                tooMany)) {
            Answer answer = core.raw("POST", "//internal/v1/revocations", "application/json", utf8(body), gateway());
            assertEquals(400, answer.status(), body + " gave " + answer.body());
        }
    }

    @Test
    void malformed_notes_of_a_gateway_are_refused() {
        JsonObject signIn = signedIn("notes@calder.studio");
        List<String> bodies = List.of(
                "",
                "{}",
                "[]",
                "{\"sessions\":[]}",
                "{\"sessions\":{}}",
                "{\"sessions\":[7]}",
                "{\"sessions\":[{\"sessionId\":\"x\",\"lastUsedAt\":\"2026-01-01T00:00:00Z\"}]}",
                "{\"sessions\":[{\"sessionId\":\"" + id(signIn) + "\"}]}",
                "{\"sessions\":[{\"sessionId\":\"" + id(signIn) + "\",\"lastUsedAt\":\"yesterday\"}]}",
                "{\"sessions\":[{\"sessionId\":\"" + id(signIn)
                        + "\",\"lastUsedAt\":\"+1000000000-01-01T00:00:00Z\"}]}",
                "{\"sessions\":[{\"sessionId\":\"" + id(signIn)
                        + "\",\"generation\":\"2\",\"lastUsedAt\":\"2026-01-01T00:00:00Z\"}]}");
        for (String body : bodies) {
            Answer answer = core.raw("POST", "//internal/v1/confirmations", "application/json", utf8(body), gateway());
            assertEquals(400, answer.status(), body + " gave " + answer.body());
        }
        assertEquals(
                400,
                core.get("//internal/v1/revocations?since=yesterday", gateway()).status());
        assertEquals(
                400,
                core.get("//internal/v1/revocations?since=%2B1000000000-01-01T00:00:00Z", gateway())
                        .status());
    }

    @Test
    void a_gateways_word_is_believed_and_a_forwarding_header_is_not() {
        core.seed("where@calder.studio", PASSWORD);
        JsonObject direct = core.signIn(
                "where@calder.studio",
                PASSWORD,
                "X-Forwarded-For",
                "203.0.113.9",
                "Forwarded",
                "for=203.0.113.9",
                "X-Real-IP",
                "203.0.113.9");
        JsonObject vouched = core.signIn(
                "where@calder.studio", PASSWORD, TestCore.vouched("198.51.100.4", "Firefox/140", "device-7"));
        assertEquals(List.of("127.0.0.1"), core.database().column(columnOf("host(ip_address)", direct)));
        assertEquals(List.of("198.51.100.4"), core.database().column(columnOf("host(ip_address)", vouched)));
        assertEquals(List.of("device-7"), core.database().column(columnOf("device", vouched)));
    }

    @Test
    void the_database_holds_no_secret_in_the_clear() {
        String email = "secret@calder.studio";
        assertEquals(
                201,
                core.post("/register", new JsonObject().put("email", email).put("password", PASSWORD))
                        .status());
        String link = core.tokenMailedTo(email, 1);
        assertEquals(
                200,
                core.post("/verify-email", new JsonObject().put("token", link)).status());
        JsonObject signIn = core.signIn(email, PASSWORD);
        JsonObject refreshed = core.refresh(signIn.getString("refreshToken")).json();
        List<byte[]> secrets = new ArrayList<>();
        for (JsonObject tokens : List.of(signIn, refreshed)) {
            String token = tokens.getString("refreshToken");
            secrets.add(utf8(token));
            byte[] bytes = Base64.getUrlDecoder().decode(token.substring(4));
            secrets.add(java.util.Arrays.copyOfRange(bytes, 22, 54));
            secrets.add(utf8(tokens.getString("accessToken")));
        }
        secrets.add(utf8(link));
        secrets.add(Base64.getUrlDecoder().decode(link));
        secrets.add(utf8(PASSWORD));
        secrets.add(utf8("\"d\":"));
        String dump = dump().toLowerCase(Locale.ROOT);
        assertTrue(dump.contains(HexFormat.of().formatHex(utf8(email))), "the dump sees what is there");
        for (byte[] secret : secrets) {
            for (byte[] spelling : List.of(
                    secret,
                    utf8(HexFormat.of().formatHex(secret)),
                    utf8(Base64.getEncoder().withoutPadding().encodeToString(secret)),
                    utf8(Base64.getUrlEncoder().withoutPadding().encodeToString(secret)))) {
                assertFalse(
                        dump.contains(HexFormat.of().formatHex(spelling)),
                        () -> "found " + new String(spelling, StandardCharsets.UTF_8));
            }
        }
    }

    /** Every text and byte column of every row, in hexadecimal. */
    private static String dump() {
        StringBuilder dump = new StringBuilder();
        List<String> columns = core.database()
                .column(
                        "SELECT table_name || ' ' || column_name || ' ' || data_type FROM information_schema.columns"
                                + " WHERE table_schema = 'public' AND data_type IN ('text', 'bytea', 'jsonb', 'character varying')");
        for (String column : columns) {
            List<String> parts = List.of(column.split(" ", 3));
            String value =
                    parts.get(2).equals("bytea") ? parts.get(1) : "convert_to(" + parts.get(1) + "::text, 'UTF8')";
            core.database()
                    .column("SELECT encode(" + value + ", 'hex') FROM " + parts.get(0) + " WHERE " + parts.get(1)
                            + " IS NOT NULL")
                    .forEach(hex -> dump.append(hex).append('\n'));
        }
        return dump.toString();
    }

    private static Answer confirm(String session, int generation) {
        JsonObject note = new JsonObject()
                .put("sessionId", session)
                .put("generation", generation)
                .put("lastUsedAt", Instant.now().toString());
        JsonObject body = new JsonObject().put("sessions", new JsonArray(List.of(note)));
        return core.raw("POST", "//internal/v1/confirmations", "application/json", utf8(body.encode()), gateway());
    }

    private static String columnOf(String column, JsonObject signIn) {
        return "SELECT " + column + " FROM sessions WHERE id = '" + id(signIn) + "'";
    }

    private static String id(JsonObject signIn) {
        return signIn.getJsonObject("session").getString("id");
    }

    private static String[] gateway() {
        return TestCore.vouched("198.51.100.4", "A Gateway", null);
    }

    private static JsonObject signedIn(String email) {
        core.seed(email, PASSWORD);
        return core.signIn(email, PASSWORD);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
