package io.gatehouse.core;

import static io.gatehouse.core.testing.TestCore.bearer;
import static io.gatehouse.core.testing.TestCore.credentials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestCore.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each error that the identity endpoints can give, over HTTP. */
class IdentityErrorsTest {
    private static final String PASSWORD = "correct horse battery";
    private static TestCore core;

    @BeforeAll
    static void start() {
        core = TestCore.start(Map.of());
        core.seed("ines@calder.studio", PASSWORD);
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @Test
    void a_problem_has_all_its_members_and_is_not_kept() {
        Answer answer = core.post("/login", credentials("nobody@calder.studio", PASSWORD));
        JsonObject problem = answer.json();
        assertEquals("application/problem+json", answer.header("content-type"));
        assertEquals("no-store", answer.header("cache-control"));
        assertEquals(answer.header("x-request-id"), problem.getString("requestId"));
        assertEquals(401, problem.getInteger("status"));
        assertTrue(problem.containsKey("type") && problem.containsKey("title") && problem.containsKey("instance"));
    }

    @Test
    void unknown_name_and_wrong_password_look_the_same() {
        JsonObject unknown = core.post("/login", credentials("nobody@calder.studio", PASSWORD))
                .json();
        JsonObject wrong = core.post("/login", credentials("ines@calder.studio", "wrong horse"))
                .json();
        JsonObject noName =
                core.post("/login", credentials("' OR 1=1 --", "wrong horse")).json();
        for (JsonObject problem : List.of(unknown, wrong, noName)) {
            problem.remove("requestId");
        }
        assertEquals("INVALID_CREDENTIALS", unknown.getString("code"));
        assertEquals(unknown, wrong);
        assertEquals(unknown, noName);
    }

    @Test
    void many_registrations_of_one_unconfirmed_address_at_one_moment_are_all_answered_alike() throws Exception {
        JsonObject body =
                new JsonObject().put("email", "contested@calder.studio").put("password", PASSWORD);
        assertEquals(201, core.post("/register", body).status());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int each = 0; each < 8; each++) {
                answers.add(threads.submit(() -> core.post("/register", body)));
            }
            for (Future<Answer> answer : answers) {
                assertEquals(201, answer.get().status(), answer.get().body());
            }
        }
    }

    @Test
    void two_changes_of_a_profile_at_one_moment_both_stay() throws Exception {
        core.seed("both@calder.studio", PASSWORD);
        String[] me = bearer(core.signIn("both@calder.studio", PASSWORD));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                String name = "Name " + (char) ('a' + round);
                Future<Answer> first =
                        threads.submit(() -> core.patch("/me", new JsonObject().put("firstName", name), me));
                Future<Answer> last =
                        threads.submit(() -> core.patch("/me", new JsonObject().put("lastName", name), me));
                assertEquals(200, first.get().status());
                assertEquals(200, last.get().status());
                JsonObject user = core.get("/me", me).json();
                assertEquals(name, user.getString("firstName"));
                assertEquals(name, user.getString("lastName"));
            }
        }
    }

    @Test
    void every_wrong_field_is_named() {
        JsonObject body = new JsonObject()
                .put("email", 7)
                .put("username", "a b")
                .put("firstName", "")
                .put("dateOfBirth", "yesterday")
                .put("isAdmin", true);
        Answer answer = core.post("/register", body);
        assertEquals(400, answer.status());
        assertEquals("VALIDATION_ERROR", answer.code());
        assertEquals(
                Map.of(
                        "email", "WRONG_TYPE",
                        "password", "REQUIRED",
                        "username", "MALFORMED",
                        "firstName", "TOO_SHORT",
                        "dateOfBirth", "MALFORMED",
                        "isAdmin", "UNKNOWN_FIELD"),
                faults(answer));
    }

    @Test
    void what_looks_like_an_address_or_a_date_but_is_none_is_refused() {
        assertEquals(Map.of("email", "MALFORMED"), faults(core.post("/register", registration("ines at calder"))));
        Answer noSuchDay =
                core.post("/register", registration("new@calder.studio").put("dateOfBirth", "2001-02-30"));
        assertEquals(Map.of("dateOfBirth", "MALFORMED"), faults(noSuchDay));
    }

    @Test
    void a_weak_password_says_which_rules_it_breaks() {
        assertEquals(Map.of("password", "TOO_SHORT"), faults(register("short@calder.studio", "seven77")));
        assertEquals(
                Map.of("password", "CONTAINS_OWN_DATA"),
                faults(register("longlocalpart@calder.studio", "my-longlocalpart-1")));
        assertEquals(Map.of("password", "TOO_LONG"), faults(register("long@calder.studio", "x".repeat(129))));
        assertEquals(
                Map.of("password", "FORBIDDEN_CHARACTERS"),
                faults(register("nul@calder.studio", "with\u0000 a nul inside")));
        assertEquals(
                "PASSWORD_POLICY", register("short@calder.studio", "seven77").code());
    }

    @Test
    void without_a_token_or_with_a_wrong_one_nobody_is_signed_in() {
        for (String[] headers : List.of(new String[0], new String[] {"Authorization", "Bearer nonsense"}, new String[] {
            "Authorization", "Basic aW5lczppbmVz"
        })) {
            for (String path : List.of("/me", "/sessions")) {
                assertEquals("UNAUTHENTICATED", core.get(path, headers).code());
            }
            assertFalse(core.get("/session", headers).json().getBoolean("authenticated"));
        }
        assertEquals("UNAUTHENTICATED", core.delete("/sessions").code());
        assertEquals(
                "UNAUTHENTICATED", core.post("/logout-all", new JsonObject()).code());
        assertEquals("UNAUTHENTICATED", core.refresh("ghr_" + "A".repeat(94)).code());
    }

    @Test
    void a_link_that_is_not_ours_is_invalid_and_an_old_one_expired() {
        assertEquals("INVALID_TOKEN", verify("nonsense").code());
        assertEquals("INVALID_TOKEN", verify("A".repeat(43)).code());
        assertEquals(
                201, core.post("/register", registration("late@calder.studio")).status());
        String first = core.tokenMailedTo("late@calder.studio", 1);
        JsonObject again = new JsonObject().put("email", "LATE@calder.studio");
        assertEquals(202, core.post("/resend-verification", again).status());
        String second = core.tokenMailedTo("late@calder.studio", 2);
        assertEquals("TOKEN_EXPIRED", verify(first).code(), "a newer one was sent");
        core.database()
                .run(
                        "UPDATE email_links SET created_at = created_at - interval '2 days', expires_at = expires_at - interval '2 days'"
                                + " WHERE used_at IS NULL AND superseded_at IS NULL");
        assertEquals("TOKEN_EXPIRED", verify(second).code());
    }

    @Test
    void resending_answers_the_same_for_everybody() {
        for (String address : List.of("ines@calder.studio", "nobody@calder.studio", "no address")) {
            assertEquals(
                    202,
                    core.post("/resend-verification", new JsonObject().put("email", address))
                            .status());
        }
    }

    @Test
    void a_disabled_account_is_told_so_only_after_the_right_password() {
        core.seed("gone@calder.studio", PASSWORD);
        JsonObject before = core.signIn("gone@calder.studio", PASSWORD);
        core.database().run("UPDATE users SET status = 'disabled' WHERE email = 'gone@calder.studio'");
        assertEquals(
                "ACCOUNT_DISABLED",
                core.post("/login", credentials("gone@calder.studio", PASSWORD)).code());
        assertEquals(
                "INVALID_CREDENTIALS",
                core.post("/login", credentials("gone@calder.studio", "wrong")).code());
        Answer over = core.refresh(before.getString("refreshToken"));
        assertEquals("SESSION_REVOKED", over.code());
        assertEquals("ACCOUNT_DISABLED", over.json().getString("reason"));
    }

    @Test
    void a_session_that_ran_out_says_how() {
        core.seed("idle@calder.studio", PASSWORD);
        JsonObject signIn = core.signIn("idle@calder.studio", PASSWORD);
        String sessionsOfIdle = " WHERE user_id = (SELECT id FROM users WHERE email = 'idle@calder.studio')";
        core.database().run("UPDATE sessions SET idle_expires_at = now() - interval '1 second'" + sessionsOfIdle);
        Answer idle = core.refresh(signIn.getString("refreshToken"));
        assertEquals(
                List.of("SESSION_EXPIRED", "IDLE_TIMEOUT"),
                List.of(idle.code(), idle.json().getString("reason")));
        core.database()
                .run(
                        "UPDATE sessions SET idle_expires_at = now() - interval '2 second', expires_at = now() - interval '1 second'"
                                + sessionsOfIdle);
        Answer absolute = core.get("/me", bearer(signIn));
        assertEquals(
                List.of("SESSION_EXPIRED", "ABSOLUTE_TIMEOUT"),
                List.of(absolute.code(), absolute.json().getString("reason")));
        assertEquals(
                "ABSOLUTE_TIMEOUT", core.get("/session", bearer(signIn)).json().getString("endedReason"));
    }

    @Test
    void a_person_sees_and_ends_their_own_sessions_only() {
        core.seed("two@calder.studio", PASSWORD);
        JsonObject here = core.signIn("two@calder.studio", PASSWORD);
        JsonObject there = core.signIn("two@calder.studio", PASSWORD);
        JsonObject stranger = core.signIn("ines@calder.studio", PASSWORD);
        String other = there.getJsonObject("session").getString("id");
        JsonObject list = core.get("/sessions", bearer(here)).json();
        assertEquals(2, list.getInteger("totalCount"));
        assertTrue(list.getJsonArray("sessions").getJsonObject(0).getBoolean("current"));
        assertEquals(
                "NOT_FOUND", core.delete("/sessions/" + other, bearer(stranger)).code());
        assertEquals(
                "NOT_FOUND",
                core.delete("/sessions/" + UUID.randomUUID(), bearer(here)).code());
        assertEquals(400, core.delete("/sessions/not-a-uuid", bearer(here)).status());
        assertEquals(204, core.delete("/sessions/" + other, bearer(here)).status());
        Answer ended = core.get("/me", bearer(there));
        assertEquals("REVOKED_BY_USER", ended.json().getString("reason"));
        JsonObject third = core.signIn("two@calder.studio", PASSWORD);
        assertEquals(204, core.delete("/sessions", bearer(here)).status());
        assertEquals(401, core.get("/me", bearer(third)).status());
        assertEquals(200, core.get("/me", bearer(here)).status());
        assertEquals(
                204,
                core.raw("POST", "/logout-all", null, new byte[0], bearer(here)).status());
        assertEquals(
                "SIGNED_OUT_EVERYWHERE", core.get("/me", bearer(here)).json().getString("reason"));
        assertEquals(200, core.get("/me", bearer(stranger)).status());
    }

    @Test
    void a_profile_changes_field_by_field_and_a_taken_name_is_refused() {
        core.seed("profile@calder.studio", PASSWORD);
        core.seed("other@calder.studio", PASSWORD);
        String[] me = bearer(core.signIn("profile@calder.studio", PASSWORD));
        String[] other = bearer(core.signIn("other@calder.studio", PASSWORD));
        JsonObject changed = core.patch(
                        "/me", new JsonObject().put("username", "Profile_1").put("lastName", "Ødegård"), me)
                .json();
        assertEquals("Ines", changed.getString("firstName"), "what is not named stays");
        assertEquals("Ødegård", changed.getString("lastName"));
        assertEquals(
                "USERNAME_EXISTS",
                core.patch("/me", new JsonObject().put("username", "PROFILE_1"), other)
                        .code());
        Answer tooYoung = core.patch("/me", new JsonObject().put("dateOfBirth", "2100-01-01"), me);
        assertEquals(Map.of("dateOfBirth", "IMPOSSIBLE"), faults(tooYoung));
        Answer control = core.patch("/me", new JsonObject().put("firstName", "In\u202Ees"), me);
        assertEquals(Map.of("firstName", "FORBIDDEN_CHARACTERS"), faults(control));
        JsonObject cleared =
                core.patch("/me", new JsonObject().putNull("lastName"), me).json();
        assertFalse(cleared.containsKey("lastName"));
        JsonObject taken = registration("third@calder.studio").put("username", "profile_1");
        assertEquals("USERNAME_EXISTS", core.post("/register", taken).code());
    }

    @Test
    void a_known_address_gets_the_usual_answer_and_its_owner_a_mail() {
        Answer known = core.post("/register", registration("INES@calder.studio"));
        Answer fresh = core.post("/register", registration("fresh@calder.studio"));
        assertEquals(fresh.status(), known.status());
        assertEquals(fresh.json(), known.json());
        TestCore.await(() -> core.mailsTo("ines@calder.studio").size() == 1, "the mail to the owner");
        assertFalse(core.mailsTo("ines@calder.studio").getFirst().contains("#token="));
        assertEquals(
                List.of("1"),
                core.database().column("SELECT count(*) FROM users WHERE email_key = 'ines@calder.studio'"));
    }

    @Test
    void the_wrong_method_place_type_or_size_is_refused_in_kind() {
        Answer method = core.raw("PUT", "/login", "application/json", json("{}"));
        assertEquals("METHOD_NOT_ALLOWED", method.code());
        assertEquals("NOT_FOUND", core.get("/no-such-thing").code());
        assertEquals("NOT_FOUND", core.get("//api/v2").code());
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16")) {
            assertEquals(
                    "UNSUPPORTED_MEDIA_TYPE",
                    core.raw("POST", "/login", type, json("{}")).code(),
                    type);
        }
        assertEquals(
                "UNSUPPORTED_MEDIA_TYPE",
                core.raw("POST", "/login", null, json("{}")).code());
    }

    @Test
    void the_health_policies_and_keys_are_open_to_all() {
        assertEquals(
                "Harbour", core.get("/policies").json().getJsonObject("product").getString("name"));
        assertEquals(200, core.get("//health/live").status());
        assertEquals(200, core.get("//health/ready").status());
        JsonArray keys = core.get("//.well-known/jwks.json").json().getJsonArray("keys");
        assertEquals(1, keys.size());
        assertFalse(keys.getJsonObject(0).containsKey("d"), "no private half");
    }

    private static Answer verify(String token) {
        return core.post("/verify-email", new JsonObject().put("token", token));
    }

    private static Answer register(String email, String password) {
        return core.post("/register", registration(email).put("password", password));
    }

    private static JsonObject registration(String email) {
        return new JsonObject().put("email", email).put("password", PASSWORD);
    }

    private static Map<String, String> faults(Answer answer) {
        assertEquals(400, answer.status(), answer.body());
        Map<String, String> faults = new java.util.TreeMap<>();
        answer.json().getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .forEach(error -> faults.put(error.getString("field"), error.getString("code")));
        return faults;
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
