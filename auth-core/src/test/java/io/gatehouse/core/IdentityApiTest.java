package io.gatehouse.core;

import static io.gatehouse.core.testing.TestCore.bearer;
import static io.gatehouse.core.testing.TestCore.credentials;
import static io.gatehouse.core.testing.TestCore.vouched;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestCore.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract over HTTP, its refusals first. */
class IdentityApiTest {
    private static final String ADA = "ada@example.com";
    private static final String PASSWORD = "tidal Lantern 42";

    private static TestCore core;

    @BeforeAll
    static void start() {
        core = TestCore.start(Map.of());
        core.seed(ADA, PASSWORD);
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @Test
    void an_unknown_name_and_a_wrong_password_get_one_answer() {
        Answer wrong = core.post("/login", credentials(ADA, "not the password"));
        Answer unknown = core.post("/login", credentials("nobody@example.com", "not the password"));
        assertEquals("INVALID_CREDENTIALS", wrong.code());
        assertEquals(withoutIds(wrong), withoutIds(unknown));
        assertEquals(withoutIds(wrong), withoutIds(core.post("/login", credentials("no such name", "x"))));
    }

    @Test
    void a_disabled_account_is_told_only_after_the_right_password() {
        core.seed("gone@example.com", PASSWORD);
        core.database().run("UPDATE users SET status = 'disabled' WHERE email = 'gone@example.com'");
        assertEquals(
                "INVALID_CREDENTIALS",
                core.post("/login", credentials("gone@example.com", "x")).code());
        assertEquals(
                "ACCOUNT_DISABLED",
                core.post("/login", credentials("gone@example.com", PASSWORD)).code());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /login | {"identifier":
            /login | {"identifier":"a","identifier":"b","password":"x"}
            /login | {"identifier":"a","password":"x"} {}
            /login | ["identifier"]
            /login | {"identifier":"a","password":"x","admin":true}
            /login | {"identifier":["a"],"password":{"x":1}}
            /login | {"identifier":"","password":""}
            /login | {}
            /register | {"email":"a@b","password":"correct horse"}
            /register | {"email":"a@example.com","password":"correct horse","username":"has space"}
            /register | {"email":"a@example.com","password":"correct horse","dateOfBirth":"2001-02-30"}
            /register | {"email":"a@example.com","password":"correct horse","dateOfBirth":"2999-01-01"}
            /register | {"email":"a@example.com","password":"correct horse","firstName":"a\\u202eb"}
            /verify-email | {"token":1}
            /refresh | {"refreshToken":null}
            """)
    void a_body_that_does_not_fit_is_refused_with_a_problem(String path, String body) {
        Answer answer = core.raw("POST", path, "application/json", body.getBytes(UTF_8));
        assertEquals(400, answer.status(), answer.body());
        assertEquals("VALIDATION_ERROR", answer.code());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertEquals(answer.header("X-Request-Id"), answer.json().getString("requestId"));
    }

    @Test
    void every_faulty_field_is_named() {
        JsonArray errors = core.post(
                        "/register",
                        new JsonObject()
                                .put("password", "x".repeat(2000))
                                .put("username", "ab")
                                .put("nickname", "x"))
                .json()
                .getJsonArray("errors");
        Set<String> named = errors.stream()
                .map(error -> ((JsonObject) error).getString("field") + " " + ((JsonObject) error).getString("code"))
                .collect(Collectors.toSet());
        assertEquals(
                Set.of("email REQUIRED", "password TOO_LONG", "username TOO_SHORT", "nickname UNKNOWN_FIELD"), named);
    }

    @Test
    void what_is_not_json_or_too_deep_is_refused() {
        assertEquals(
                "UNSUPPORTED_MEDIA_TYPE",
                core.raw("POST", "/login", "text/plain", "x".getBytes(UTF_8)).code());
        assertEquals(
                415,
                core.raw("POST", "/login", "application/json; charset=latin1", "{}".getBytes(UTF_8))
                        .status());
        byte[] deep = ("{\"identifier\":" + "[".repeat(5_000)).getBytes(UTF_8);
        assertEquals(400, core.raw("POST", "/login", "application/json", deep).status());
        byte[] badBytes = "{\"identifier\":\"\u00ff\u00fe\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                400, core.raw("POST", "/login", "application/json", badBytes).status());
        assertEquals(
                "METHOD_NOT_ALLOWED",
                core.raw("PUT", "/login", "application/json", new byte[0]).code());
        assertEquals("NOT_FOUND", core.get("/no-such-thing").code());
    }

    @ParameterizedTest
    @CsvSource({"short,TOO_SHORT", "lin@example.com!,CONTAINS_OWN_DATA", "my-harbour-pass,CONTAINS_OWN_DATA"})
    void a_password_against_the_policy_is_refused_rule_by_rule(String password, String rule) {
        Answer refused = core.post("/register", registration("lin@example.com").put("password", password));
        assertEquals("PASSWORD_POLICY", refused.code());
        assertEquals(
                rule, refused.json().getJsonArray("errors").getJsonObject(0).getString("code"));
    }

    @Test
    void half_a_character_and_control_characters_are_no_password() {
        for (String bad : List.of(
                "{\"email\":\"z@example.com\",\"password\":\"abc\\ud800defgh\"}",
                "{\"email\":\"z@example.com\",\"password\":\"abc\\u0000defgh\"}")) {
            assertEquals(
                    "PASSWORD_POLICY",
                    core.raw("POST", "/register", "application/json", bad.getBytes(UTF_8))
                            .code());
        }
        String sneaky = "{\"identifier\":\"" + ADA + "\",\"password\":\"abc\\ud800defgh\"}";
        assertEquals(
                "INVALID_CREDENTIALS",
                core.raw("POST", "/login", "application/json", sneaky.getBytes(UTF_8))
                        .code());
    }

    @Test
    void a_known_address_gets_the_usual_answer_and_its_owner_a_mail() {
        Answer fresh = core.post("/register", registration("new-here@example.com"));
        Answer known = core.post("/register", registration(ADA));
        assertEquals(201, known.status());
        assertEquals(fresh.json(), known.json());
        TestCore.await(
                () -> core.mailsTo(ADA).stream().anyMatch(mail -> mail.contains("already have an account")),
                "a mail to the owner");
        assertEquals(200, core.post("/login", credentials(ADA, PASSWORD)).status(), "nothing was changed");
    }

    @Test
    void a_taken_username_is_told() {
        assertEquals(
                201,
                core.post("/register", registration("first@example.com").put("username", "Taken_1"))
                        .status());
        assertEquals(
                "USERNAME_EXISTS",
                core.post("/register", registration("second@example.com").put("username", "tAKEN_1"))
                        .code());
    }

    @Test
    void a_german_browser_gets_a_german_mail() {
        core.post("/register", registration("kaethe@example.com"), "Accept-Language", "de-DE,de;q=0.9,en;q=0.5");
        TestCore.await(() -> !core.mailsTo("kaethe@example.com").isEmpty(), "the mail");
        assertTrue(core.mailsTo("kaethe@example.com").getFirst().contains("Bestätigen Sie Ihre Adresse"));
    }

    @Test
    void a_newer_link_ends_the_older_one_and_an_expired_one_is_told() {
        core.post("/register", registration("links@example.com"));
        String first = core.tokenMailedTo("links@example.com", 1);
        assertEquals(
                202,
                core.post("/resend-verification", new JsonObject().put("email", "LINKS@example.com"))
                        .status());
        String second = core.tokenMailedTo("links@example.com", 2);
        assertNotEquals(first, second);
        assertEquals("TOKEN_EXPIRED", verify(first).code());
        core.database()
                .run("UPDATE email_links SET created_at = created_at - interval '2 days', "
                        + "expires_at = expires_at - interval '2 days' WHERE used_at IS NULL");
        assertEquals("TOKEN_EXPIRED", verify(second).code());
        assertEquals("INVALID_TOKEN", verify("A".repeat(43)).code());
        assertEquals("INVALID_TOKEN", verify("not a token").code());
        for (String nobody : List.of("nobody@example.com", ADA, "no address")) {
            assertEquals(
                    202,
                    core.post("/resend-verification", new JsonObject().put("email", nobody))
                            .status());
        }
    }

    @Test
    void a_profile_is_read_and_changed_field_by_field() {
        core.seed("profile@example.com", PASSWORD);
        JsonObject signIn = core.signIn("profile@example.com", PASSWORD);
        JsonObject change = new JsonObject()
                .putNull("lastName")
                .put("firstName", "Inés")
                .put("username", "ines")
                .put("dateOfBirth", "1990-05-01");
        Answer changed = core.patch("/me", change, bearer(signIn));
        assertEquals(200, changed.status(), changed.body());
        assertEquals("Inés", changed.json().getString("firstName"));
        assertFalse(changed.json().containsKey("lastName"));
        assertEquals(changed.json(), core.get("/me", bearer(signIn)).json());

        core.seed("rival@example.com", PASSWORD);
        JsonObject rival = core.signIn("rival@example.com", PASSWORD);
        assertEquals(
                "USERNAME_EXISTS",
                core.patch("/me", new JsonObject().put("username", "INES"), bearer(rival))
                        .code());
        Answer young = core.patch(
                "/me",
                new JsonObject().put("dateOfBirth", Instant.now().toString().substring(0, 10)),
                bearer(rival));
        assertEquals(
                "TOO_YOUNG",
                young.json().getJsonArray("errors").getJsonObject(0).getString("code"));
        assertEquals(
                "VALIDATION_ERROR",
                core.patch("/me", new JsonObject(), bearer(rival)).code());
        assertEquals(
                List.of("{\"fields\": \"username,firstName,lastName,dateOfBirth\"}"),
                core.database().column("SELECT details FROM audit_events WHERE kind = 'PROFILE_CHANGED'"));
    }

    @Test
    void sessions_are_listed_and_ended_one_by_one_or_all_at_once() {
        core.seed("many@example.com", PASSWORD);
        String firefox = "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        JsonObject laptop = core.signIn("many@example.com", PASSWORD, vouched("203.0.113.7", firefox, "device-1"));
        JsonObject phone = core.signIn("many@example.com", PASSWORD);
        JsonObject tablet = core.signIn("many@example.com", PASSWORD);

        JsonObject list = core.get("/sessions", bearer(laptop)).json();
        assertEquals(3, list.getInteger("totalCount"));
        JsonObject current = list.getJsonArray("sessions").getJsonObject(0);
        assertTrue(current.getBoolean("current"));
        assertEquals("203.0.113.7", current.getString("ipAddress"));
        assertEquals(
                new JsonObject()
                        .put("kind", "desktop")
                        .put("browser", "Firefox")
                        .put("os", "Ubuntu"),
                current.getJsonObject("deviceInfo"));

        String phoneId = phone.getJsonObject("session").getString("id");
        assertEquals(204, core.delete("/sessions/" + phoneId, bearer(laptop)).status());
        assertEquals(
                "NOT_FOUND", core.delete("/sessions/" + phoneId, bearer(laptop)).code());
        Answer refused = core.get("/me", bearer(phone));
        assertEquals("SESSION_REVOKED", refused.code());
        assertEquals("REVOKED_BY_USER", refused.json().getString("reason"));

        core.seed("stranger@example.com", PASSWORD);
        JsonObject stranger = core.signIn("stranger@example.com", PASSWORD);
        String laptopId = laptop.getJsonObject("session").getString("id");
        assertEquals(
                "NOT_FOUND",
                core.delete("/sessions/" + laptopId, bearer(stranger)).code());
        assertEquals(
                "VALIDATION_ERROR",
                core.delete("/sessions/nonsense", bearer(stranger)).code());

        assertEquals(204, core.delete("/sessions", bearer(laptop)).status());
        assertEquals(401, core.get("/me", bearer(tablet)).status());
        assertEquals(200, core.get("/me", bearer(laptop)).status());
        assertEquals(
                204, core.post("/logout-all", new JsonObject(), bearer(laptop)).status());
        assertEquals(
                "SIGNED_OUT_EVERYWHERE",
                core.get("/session", bearer(laptop)).json().getString("endedReason"));
    }

    @Test
    void a_hundred_refreshes_at_once_rotate_once_and_give_one_successor() throws Exception {
        JsonObject signIn = core.signIn(ADA, PASSWORD);
        Set<String> successors = new java.util.HashSet<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                calls.add(callers.submit(() -> core.refresh(signIn.getString("refreshToken"))));
            }
            for (Future<Answer> call : calls) {
                assertEquals(200, call.get().status(), call.get().body());
                successors.add(call.get().json().getString("refreshToken"));
            }
        }
        assertEquals(1, successors.size());
        assertEquals(List.of("2"), sessionColumn(signIn, "generation"));
    }

    @Test
    void the_refresh_protocol_keeps_its_table() {
        JsonObject signIn = core.signIn(ADA, PASSWORD);
        String first = signIn.getString("refreshToken");
        String second = core.refresh(first).json().getString("refreshToken");
        assertEquals(second, core.refresh(second).json().getString("refreshToken"), "a young head stays");
        assertEquals(second, core.refresh(first).json().getString("refreshToken"), "the parent gives it again");
        minutesPass(signIn, 10);
        assertEquals(second, core.refresh(first).json().getString("refreshToken"), "at any age, without proof");
        minutesPass(signIn, 10);
        String third = core.refresh(second).json().getString("refreshToken");
        assertNotEquals(second, third);
        confirm(signIn, 3);
        assertEquals(
                third,
                core.refresh(second).json().getString("refreshToken"),
                "within the window, in spite of the proof");
        minutesPass(signIn, 10);

        Answer reuse = core.refresh(second);
        assertEquals("TOKEN_REUSED", reuse.code());
        assertEquals("TOKEN_REUSED", core.refresh(third).json().getString("reason"));
        assertEquals(List.of("TOKEN_REUSED"), sessionColumn(signIn, "end_reason"));
        TestCore.await(
                () -> core.mailsTo(ADA).stream().anyMatch(mail -> mail.contains("may have been copied")), "the mail");
        assertEquals(
                List.of("1"),
                core.database()
                        .column(
                                "SELECT count(*) FROM audit_events WHERE kind = 'TOKEN_REUSE_DETECTED' AND session_id = '"
                                        + sessionId(signIn) + "'"));
    }

    @Test
    void an_older_token_of_the_line_ends_the_session_and_an_expired_session_says_so() {
        JsonObject signIn = core.signIn(ADA, PASSWORD);
        String first = signIn.getString("refreshToken");
        String second = core.refresh(first).json().getString("refreshToken");
        minutesPass(signIn, 10);
        assertEquals(200, core.refresh(second).status());
        assertEquals("TOKEN_REUSED", core.refresh(first).code());

        JsonObject idle = core.signIn(ADA, PASSWORD);
        core.database()
                .run("UPDATE sessions SET idle_expires_at = now() - interval '1 second' WHERE id = '" + sessionId(idle)
                        + "'");
        Answer expired = core.refresh(idle.getString("refreshToken"));
        assertEquals("SESSION_EXPIRED", expired.code());
        assertEquals("IDLE_TIMEOUT", expired.json().getString("reason"));
    }

    @Test
    void a_database_that_lost_a_commit_adopts_the_token_it_forgot() {
        JsonObject signIn = core.signIn(ADA, PASSWORD);
        String second = core.refresh(signIn.getString("refreshToken")).json().getString("refreshToken");
        core.database()
                .run("UPDATE sessions SET generation = 1, current_hash = previous_hash, previous_hash = NULL, "
                        + "confirmed_generation = 0 WHERE id = '" + sessionId(signIn) + "'");
        assertEquals(second, core.refresh(second).json().getString("refreshToken"));
        assertEquals(List.of("2"), sessionColumn(signIn, "generation"));
    }

    @Test
    void forged_and_mutilated_refresh_tokens_change_nothing() {
        JsonObject signIn = core.signIn(ADA, PASSWORD);
        String good = signIn.getString("refreshToken");
        for (String bad : List.of(
                "x",
                good + "A",
                good.substring(1),
                good.substring(0, 40) + (good.charAt(40) == 'A' ? 'B' : 'A') + good.substring(41))) {
            assertEquals("UNAUTHENTICATED", core.refresh(bad).code());
        }
        assertEquals(List.of("1"), sessionColumn(signIn, "generation"));
        assertEquals(200, core.refresh(good).status());
    }

    @Test
    void only_a_gateways_word_is_believed_about_the_client() {
        JsonObject forged = core.signIn(
                ADA,
                PASSWORD,
                "X-Forwarded-For",
                "198.51.100.9",
                "Forwarded",
                "for=198.51.100.9",
                "X-Real-IP",
                "198.51.100.9");
        assertEquals(List.of("127.0.0.1"), sessionColumn(forged, "host(ip_address)"));
        JsonObject vouched = core.signIn(ADA, PASSWORD, vouched("2001:db8::7", "curl/8", "device-9"));
        assertEquals(List.of("2001:db8::7"), sessionColumn(vouched, "host(ip_address)"));
        assertEquals(List.of("device-9"), sessionColumn(vouched, "device"));
        assertEquals(
                "UNAUTHENTICATED",
                core.get("/policies", "Gatehouse-Client", "eyJhbGciOiJub25lIn0.e30.")
                        .code());
    }

    @Test
    void gateways_confirm_generations_and_ask_for_ended_sessions() {
        JsonObject signIn = core.signIn(ADA, PASSWORD);
        String[] gateway = vouched("127.0.0.1", "", null);
        JsonObject note = new JsonObject()
                .put("sessionId", sessionId(signIn))
                .put("generation", 1)
                .put("lastUsedAt", Instant.now().toString());
        JsonObject batch = new JsonObject()
                .put("sessions", new JsonArray().add(note).add(note.copy().put("generation", 99)));
        assertEquals(204, internal("/confirmations", batch, gateway).status());
        assertEquals(List.of("1"), sessionColumn(signIn, "confirmed_generation"), "never beyond the head");
        assertEquals("UNAUTHENTICATED", internal("/confirmations", batch).code());
        assertEquals(
                "VALIDATION_ERROR",
                internal("/confirmations", new JsonObject().put("sessions", 1), gateway)
                        .code());
        assertEquals(
                "VALIDATION_ERROR",
                core.get("//internal/v1/revocations?since=yesterday", gateway).code());
        assertEquals("UNAUTHENTICATED", core.get("//internal/v1/tenants").code());
        assertEquals(
                List.of("default"),
                core.get("//internal/v1/tenants", gateway)
                        .json()
                        .getJsonArray("slugs")
                        .getList());

        core.post("/logout", new JsonObject().put("refreshToken", signIn.getString("refreshToken")));
        JsonObject ended = core.get("//internal/v1/revocations?since=2020-01-01T00:00:00Z", gateway)
                .json();
        JsonObject entry = ended.getJsonArray("revocations").getJsonObject(0);
        assertEquals(sessionId(signIn), entry.getString("sessionId"), "the newest comes first");
        Duration kept =
                Duration.between(Instant.parse(entry.getString("endedAt")), Instant.parse(entry.getString("until")));
        assertEquals(Duration.ofMinutes(15 + 5), kept, "as long as an access token lives, and for clocks that differ");
    }

    @Test
    void what_gateways_refuse_of_other_sites_is_audited() {
        String[] gateway = vouched("198.51.100.77", "curl/8", null);
        assertEquals(
                204,
                internal("/csrf-rejections", new JsonObject().put("check", "origin"), gateway)
                        .status());
        assertEquals(
                List.of("origin"),
                core.database()
                        .column("SELECT details->>'check' FROM audit_events WHERE kind = 'CSRF_REJECTED'"
                                + " AND host(ip_address) = '198.51.100.77'"));
        JsonObject origin = new JsonObject().put("check", "origin");
        assertEquals("UNAUTHENTICATED", internal("/csrf-rejections", origin).code());
        for (Object wrong : List.of(1, "", "Origin!", "x".repeat(41))) {
            JsonObject body = new JsonObject().put("check", wrong);
            assertEquals(
                    "VALIDATION_ERROR",
                    internal("/csrf-rejections", body, gateway).code());
        }
    }

    @Test
    void policies_keys_and_health_are_public() {
        JsonObject policies = core.get("/policies").json();
        assertEquals("Harbour", policies.getJsonObject("product").getString("name"));
        assertEquals(8, policies.getJsonObject("password").getInteger("minLength"));
        JsonArray keys = core.get("//.well-known/jwks.json").json().getJsonArray("keys");
        assertEquals(1, keys.size());
        assertFalse(keys.getJsonObject(0).containsKey("d"), "no private half");
        assertEquals("UP", core.get("//health/ready").json().getString("status"));
    }

    @Test
    void nothing_secret_is_in_the_database_in_the_clear() {
        core.post("/register", registration("secret@example.com"));
        String link = core.tokenMailedTo("secret@example.com", 1);
        JsonObject signIn = core.signIn(ADA, PASSWORD);
        String refresh = signIn.getString("refreshToken");
        List<String> secrets =
                List.of(PASSWORD, "correct horse battery", link, refresh, refresh.substring(30, 90), "\"d\":");
        List<String> tables = core.database()
                .column("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
        for (String table : tables) {
            String everything = String.join(
                    "\n",
                    core.database()
                            .column(
                                    "SELECT t::text || coalesce(encode(convert_to(t::text, 'UTF8'), 'escape'), '') FROM "
                                            + table + " t"));
            for (String secret : secrets) {
                assertFalse(everything.contains(secret), table);
                assertFalse(everything.contains(java.util.HexFormat.of().formatHex(secret.getBytes(UTF_8))), table);
            }
        }
    }

    private static Answer internal(String path, JsonObject body, String... headers) {
        return core.post("//internal/v1" + path, body, headers);
    }

    private static Answer verify(String token) {
        return core.post("/verify-email", new JsonObject().put("token", token));
    }

    private static JsonObject registration(String email) {
        return new JsonObject().put("email", email).put("password", "correct horse battery");
    }

    private static JsonObject withoutIds(Answer answer) {
        JsonObject body = answer.json();
        body.remove("requestId");
        return body.put("status", answer.status());
    }

    private static void minutesPass(JsonObject signIn, int minutes) {
        core.database()
                .run("UPDATE sessions SET rotated_at = rotated_at - interval '" + minutes + " minutes' WHERE id = '"
                        + sessionId(signIn) + "'");
    }

    private static void confirm(JsonObject signIn, int generation) {
        core.database()
                .run("UPDATE sessions SET confirmed_generation = " + generation + " WHERE id = '" + sessionId(signIn)
                        + "'");
    }

    private static String sessionId(JsonObject signIn) {
        return signIn.getJsonObject("session").getString("id");
    }

    private static List<String> sessionColumn(JsonObject signIn, String column) {
        return core.database().column("SELECT " + column + " FROM sessions WHERE id = '" + sessionId(signIn) + "'");
    }
}
