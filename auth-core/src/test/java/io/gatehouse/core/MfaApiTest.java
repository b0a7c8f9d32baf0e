package io.gatehouse.core;

import static io.gatehouse.core.testing.TestCore.bearer;
import static io.gatehouse.core.testing.TestCore.credentials;
import static io.gatehouse.core.testing.TestCore.vouched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.AuthenticatorApp;
import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestCore.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The second factor over HTTP. */
class MfaApiTest {
    private static final String PASSWORD = "tidal Lantern 42";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

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
    void an_app_is_asked_from_its_first_code_on_and_each_code_works_once() {
        core.seed("once@example.com", PASSWORD);
        String[] me = bearer(core.signIn("once@example.com", PASSWORD));
        JsonObject enrolment = core.post("/mfa/totp", new JsonObject(), me).json();
        assertTrue(enrolment.getString("otpauthUri").startsWith("otpauth://totp/Harbour:once%40example.com?secret="));
        AuthenticatorApp app = new AuthenticatorApp(enrolment.getString("secret"));
        assertFalse(core.get("/mfa", me).json().getJsonObject("totp").getBoolean("enabled"));
        assertFalse(core.signIn("once@example.com", PASSWORD).getBoolean("mfaRequired"), "it is not on yet");

        String first = app.code(Instant.now());
        Answer on = core.post("/mfa/totp/confirm", new JsonObject().put("code", first), me);
        assertEquals(200, on.status(), on.body());
        assertEquals(10, on.json().getJsonArray("recoveryCodes").size());
        assertTrue(core.get("/me", me).json().getBoolean("mfaEnabled"));

        JsonObject half =
                core.post("/login", credentials("once@example.com", PASSWORD)).json();
        assertTrue(half.getBoolean("mfaRequired"));
        assertEquals(new JsonArray(List.of("totp", "recovery_code")), half.getJsonArray("methods"));
        assertFalse(half.containsKey("accessToken"));
        assertEquals("INVALID_CODE", answer(half, first).code(), "the code that confirmed the app is spent");
        String next = app.code(Instant.now().plus(AuthenticatorApp.PERIOD));
        Answer in = answer(half, next);
        assertEquals(200, in.status(), in.body());
        assertEquals(
                new JsonArray(List.of("pwd", "otp", "mfa")),
                core.get("/session", bearer(in.json()))
                        .json()
                        .getJsonObject("session")
                        .getJsonArray("amr"));
        assertEquals("UNAUTHENTICATED", answer(half, next).code(), "the half session is over");
    }

    @Test
    void of_twenty_uses_of_one_code_on_two_cores_exactly_one_gets_in() throws Exception {
        Map<String, String> manyTries = Map.of("policies.rateLimits.mfaPerAccount", "100/1h");
        try (TestCore one = TestCore.start(manyTries);
                TestCore two = TestCore.start(one.database(), manyTries)) {
            Enrolled ines = enrolled(one, "race@example.com");
            String code = ines.app().code(Instant.now());
            List<Callable<Answer>> uses = new ArrayList<>();
            for (int at = 0; at < 20; at++) {
                TestCore node = at % 2 == 0 ? one : two;
                JsonObject half = half(node, "race@example.com");
                uses.add(() -> answer(node, half, code));
            }
            assertEquals(List.of(200), successes(uses));
            assertEquals(
                    List.of("1"),
                    one.database()
                            .column(
                                    "SELECT count(*) FROM sessions WHERE 'otp' = ANY (amr) AND authenticated_at = created_at"));
        }
    }

    @Test
    void of_twenty_answers_to_one_challenge_on_two_cores_exactly_one_gets_in() throws Exception {
        Map<String, String> manyTries =
                Map.of("policies.rateLimits.mfaPerAccount", "100/1h", "policies.rateLimits.mfaPerChallenge", "100/10m");
        try (TestCore one = TestCore.start(manyTries);
                TestCore two = TestCore.start(one.database(), manyTries)) {
            Enrolled ines = enrolled(one, "race@example.com");
            JsonObject half = half(one, "race@example.com");
            List<Callable<Answer>> uses = new ArrayList<>();
            for (int at = 0; at < 20; at++) {
                TestCore node = at % 2 == 0 ? one : two;
                String recoveryCode = ines.recoveryCodes().getString(at / 2);
                uses.add(() -> node.post(
                        "/mfa/challenge",
                        new JsonObject()
                                .put("challenge", half.getString("challenge"))
                                .put("recoveryCode", recoveryCode)));
            }
            assertEquals(List.of(200), successes(uses), "ten different codes, each sent to both nodes");
            assertEquals(
                    9,
                    one.get("/mfa", ines.bearer()).json().getInteger("recoveryCodesLeft"),
                    "and no other code was spent for nothing");
        }
    }

    @Test
    void five_wrong_codes_on_any_nodes_kill_a_challenge() {
        try (TestCore other = TestCore.start(core.database(), Map.of())) {
            Enrolled ines = enrolled(core, "guess@example.com");
            JsonObject half = half(core, "guess@example.com");
            for (int guess = 0; guess < 5; guess++) {
                assertEquals(
                        "INVALID_CODE",
                        answer(guess % 2 == 0 ? core : other, half, "000000").code());
            }
            Answer refused = answer(other, half, ines.app().code(Instant.now()));
            assertEquals(429, refused.status());
            assertEquals("RATE_LIMIT_EXCEEDED", refused.code());
            int seconds = Integer.parseInt(refused.header("Retry-After"));
            assertTrue(seconds > 500 && seconds <= 600, "until the challenge is over: " + seconds);
            assertEquals(
                    "\"tries\";r=0;t=" + seconds,
                    refused.header("RateLimit"),
                    "not that the network has places left, which would be no help");
        }
    }

    @Test
    void an_unknown_an_expired_and_a_missing_half_session_are_signed_out() {
        Enrolled ines = enrolled(core, "late@example.com");
        JsonObject half = half(core, "late@example.com");
        assertEquals(600, half.getInteger("expiresIn"));
        String code = ines.app().code(Instant.now());
        core.database()
                .run("UPDATE mfa_challenges SET created_at = created_at - interval '11 minutes', "
                        + "expires_at = expires_at - interval '11 minutes'");
        assertEquals("UNAUTHENTICATED", answer(core, half, code).code());
        assertEquals(
                "UNAUTHENTICATED",
                answer(core, new JsonObject().put("challenge", "made up"), code).code());
        assertEquals(
                "UNAUTHENTICATED",
                core.post("/mfa/challenge", new JsonObject().put("code", code)).code());
    }

    @Test
    void an_answer_with_two_codes_or_none_does_not_fit() {
        JsonObject challenge = new JsonObject().put("challenge", "x");
        assertEquals("VALIDATION_ERROR", core.post("/mfa/challenge", challenge).code());
        assertEquals(
                "VALIDATION_ERROR",
                core.post("/mfa/challenge", challenge.copy().put("code", "1").put("recoveryCode", "2"))
                        .code());
    }

    @Test
    void whoever_was_disabled_or_whose_password_was_changed_meanwhile_does_not_get_in() {
        for (String change : List.of(
                "UPDATE users SET status = 'disabled' WHERE email = '%s'",
                "UPDATE credentials SET created_at = now() FROM users u WHERE u.id = user_id AND u.email = '%s'")) {
            String email = "changed" + change.length() + "@example.com";
            Enrolled person = enrolled(core, email);
            JsonObject half = half(core, email);
            core.database().run(change.formatted(email));
            assertEquals(
                    "UNAUTHENTICATED",
                    answer(core, half, person.app().code(Instant.now())).code());
        }
    }

    @Test
    void a_recovery_code_signs_in_once_and_its_owner_gets_a_mail() {
        Enrolled ines = enrolled(core, "paper@example.com");
        String code = ines.recoveryCodes().getString(0);
        Answer in = recover(
                half(core, "paper@example.com"), code.toUpperCase(Locale.ROOT).replace('-', ' '));
        assertEquals(200, in.status(), in.body());
        assertEquals(
                new JsonArray(List.of("pwd", "mfa")),
                core.get("/session", bearer(in.json()))
                        .json()
                        .getJsonObject("session")
                        .getJsonArray("amr"));
        JsonObject mfa = core.get("/mfa", bearer(in.json())).json();
        assertEquals(9, mfa.getInteger("recoveryCodesLeft"));
        assertEquals(10, mfa.getInteger("recoveryCodesIssued"));
        assertEquals(
                "INVALID_CODE", recover(half(core, "paper@example.com"), code).code());
        TestCore.await(
                () -> core.mailsTo("paper@example.com").stream()
                        .anyMatch(mail -> mail.contains("Recovery codes left: 9")),
                "the mail about the code");
        assertEquals(
                List.of("MFA_CHALLENGED", "RECOVERY_CODE_USED", "LOGIN_SUCCESS", "MFA_CHALLENGED", "MFA_FAILED"),
                events("paper@example.com").subList(2, 7));
        Answer renewed = core.post("/mfa/recovery-codes", new JsonObject(), bearer(in.json()));
        assertEquals(10, renewed.json().getJsonArray("recoveryCodes").size());
        assertEquals(
                "INVALID_CODE",
                recover(half(core, "paper@example.com"), ines.recoveryCodes().getString(1))
                        .code());
    }

    @Test
    void a_trusted_device_is_not_asked_again_until_it_is_removed() {
        Enrolled ines = enrolled(core, "trust@example.com");
        String[] laptop = vouched("198.51.100.7", FIREFOX, "device-of-the-laptop");
        JsonObject half = core.post("/login", credentials("trust@example.com", PASSWORD), laptop)
                .json();
        assertTrue(half.getBoolean("trustDeviceOffered"));
        JsonObject answer = new JsonObject()
                .put("challenge", half.getString("challenge"))
                .put("code", ines.app().code(Instant.now()))
                .put("trustDevice", true);
        assertEquals(
                "UNAUTHENTICATED",
                core.post("/mfa/challenge", answer, vouched("198.51.100.7", FIREFOX, "another-device"))
                        .code());
        assertEquals(200, core.post("/mfa/challenge", answer, laptop).status());
        assertFalse(core.signIn("trust@example.com", PASSWORD, laptop).getBoolean("mfaRequired"));
        assertTrue(half(core, "trust@example.com").getBoolean("mfaRequired"));

        JsonArray trusted = core.get("/mfa", both(ines.bearer(), laptop)).json().getJsonArray("trustedDevices");
        assertEquals(1, trusted.size());
        JsonObject device = trusted.getJsonObject(0);
        assertEquals("Firefox", device.getJsonObject("deviceInfo").getString("browser"));
        assertTrue(device.getBoolean("current"));
        assertEquals(
                Duration.ofDays(30),
                Duration.between(
                        Instant.parse(device.getString("trustedAt")), Instant.parse(device.getString("trustedUntil"))));
        String path = "/mfa/trusted-devices/" + device.getString("id");
        core.seed("mallory@example.com", PASSWORD);
        assertEquals(
                "NOT_FOUND",
                core.delete(path, bearer(core.signIn("mallory@example.com", PASSWORD)))
                        .code());
        assertEquals(204, core.delete(path, ines.bearer()).status());
        assertEquals("NOT_FOUND", core.delete(path, ines.bearer()).code());
        assertEquals(400, core.delete("/mfa/trusted-devices/x", ines.bearer()).status());
        assertTrue(core.signIn("trust@example.com", PASSWORD, laptop).getBoolean("mfaRequired"));
    }

    @Test
    void the_session_that_the_browser_still_has_ends_when_the_challenge_is_answered() {
        Enrolled ines = enrolled(core, "replace@example.com");
        JsonObject old = answer(
                        core, half(core, "replace@example.com"), ines.app().code(Instant.now()))
                .json();
        core.database().run("UPDATE totp_authenticators SET last_step = 0");
        String[] gateway = both(
                vouched("198.51.100.7", FIREFOX, "a-device"),
                new String[] {"Gatehouse-Replaces", old.getString("refreshToken")});
        JsonObject half = core.post("/login", credentials("replace@example.com", PASSWORD), gateway)
                .json();
        assertEquals(200, core.get("/me", bearer(old)).status(), "not before the answer");
        JsonObject answer = new JsonObject()
                .put("challenge", half.getString("challenge"))
                .put("code", ines.app().code(Instant.now()));
        assertEquals(200, core.post("/mfa/challenge", answer, gateway).status());
        assertEquals("REPLACED_BY_SIGN_IN", core.get("/me", bearer(old)).json().getString("reason"));
    }

    @Test
    void remember_me_survives_the_challenge() {
        Enrolled ines = enrolled(core, "remember@example.com");
        JsonObject half = core.post(
                        "/login", credentials("remember@example.com", PASSWORD).put("rememberMe", true))
                .json();
        JsonObject in = answer(core, half, ines.app().code(Instant.now())).json();
        assertTrue(in.getJsonObject("session").getBoolean("rememberMe"));
    }

    @Test
    void changing_the_second_factor_needs_a_recent_proof_which_a_password_gives() {
        core.seed("stale@example.com", PASSWORD);
        JsonObject signIn = core.signIn("stale@example.com", PASSWORD);
        String[] me = bearer(signIn);
        core.database()
                .run("UPDATE sessions SET authenticated_at = authenticated_at - interval '11 minutes' WHERE id = '"
                        + signIn.getJsonObject("session").getString("id") + "'");
        for (Answer refused : List.of(
                core.post("/mfa/totp", new JsonObject(), me),
                core.post("/mfa/totp/confirm", new JsonObject().put("code", "123456"), me),
                core.post("/mfa/recovery-codes", new JsonObject(), me),
                core.delete("/mfa/totp", me),
                core.delete("/mfa/trusted-devices/" + new UUID(0, 0), me))) {
            assertEquals("REAUTHENTICATION_REQUIRED", refused.code());
        }
        assertEquals(200, core.get("/mfa", me).status());
        assertEquals(
                "INVALID_CREDENTIALS",
                core.post("/reauthenticate", new JsonObject().put("password", "wrong"), me)
                        .code());
        assertEquals(
                "VALIDATION_ERROR",
                core.post("/reauthenticate", new JsonObject(), me).code());
        assertEquals(
                "VALIDATION_ERROR",
                core.post(
                                "/reauthenticate",
                                new JsonObject().put("password", PASSWORD).put("code", "1"),
                                me)
                        .code());
        assertEquals(
                204,
                core.post("/reauthenticate", new JsonObject().put("password", PASSWORD), me)
                        .status());
        assertEquals(
                200,
                core.post("/mfa/totp", new JsonObject(), me).status(),
                "the guard asks the session, not the token");
        assertEquals(
                "NOT_FOUND",
                core.post("/mfa/recovery-codes", new JsonObject(), me).code());
        assertEquals(204, core.delete("/mfa/totp", me).status());
        assertEquals("NOT_FOUND", core.delete("/mfa/totp", me).code());
    }

    @Test
    void the_time_and_the_kind_of_a_new_proof_stand_in_every_later_token() {
        Enrolled ines = enrolled(core, "claims@example.com");
        JsonObject signIn = answer(
                        core, half(core, "claims@example.com"), ines.app().code(Instant.now()))
                .json();
        core.database().run("UPDATE totp_authenticators SET last_step = 0");
        core.database().run("UPDATE sessions SET authenticated_at = now() - interval '1 hour', amr = '{pwd}'");
        assertEquals(
                "REAUTHENTICATION_REQUIRED",
                core.delete("/mfa/totp", bearer(signIn)).code());
        Answer passwordOnly = core.post("/reauthenticate", new JsonObject().put("password", PASSWORD), bearer(signIn));
        assertEquals("VALIDATION_ERROR", passwordOnly.code());
        assertEquals(
                "code",
                passwordOnly.json().getJsonArray("errors").getJsonObject(0).getString("field"));
        assertEquals(
                "INVALID_CODE",
                core.post("/reauthenticate", new JsonObject().put("code", "000000"), bearer(signIn))
                        .code());
        Instant before = Instant.now();
        JsonObject proof = new JsonObject().put("code", ines.app().code(Instant.now()));
        assertEquals(204, core.post("/reauthenticate", proof, bearer(signIn)).status());
        JsonObject refreshed = core.refresh(signIn.getString("refreshToken")).json();
        JsonObject claims = claims(refreshed);
        assertEquals(new JsonArray(List.of("pwd", "otp", "mfa")), claims.getJsonArray("amr"));
        assertTrue(claims.getLong("auth_time") >= before.getEpochSecond() - 1, claims.encode());
        JsonObject again =
                claims(core.refresh(refreshed.getString("refreshToken")).json());
        assertEquals(claims.getValue("auth_time"), again.getValue("auth_time"));
        assertEquals(claims.getValue("amr"), again.getValue("amr"));
        assertEquals(204, core.delete("/mfa/totp", bearer(refreshed)).status());
        assertFalse(core.signIn("claims@example.com", PASSWORD).getBoolean("mfaRequired"));
    }

    @Test
    void guesses_at_a_confirmation_are_limited_per_account_on_all_nodes() {
        core.seed("limit@example.com", PASSWORD);
        String[] me = bearer(core.signIn("limit@example.com", PASSWORD));
        try (TestCore other = TestCore.start(core.database(), Map.of())) {
            JsonObject wrong = new JsonObject().put("password", "wrong");
            for (int guess = 0; guess < 10; guess++) {
                assertEquals(
                        "INVALID_CREDENTIALS",
                        (guess % 2 == 0 ? core : other)
                                .post("/reauthenticate", wrong, me)
                                .code());
            }
            Answer held = other.post("/reauthenticate", new JsonObject().put("password", PASSWORD), me);
            assertEquals(429, held.status());
            int seconds = Integer.parseInt(held.header("Retry-After"));
            assertTrue(seconds > 300 && seconds <= 360, "a sixth of an hour brings one back: " + seconds);
        }
    }

    @Test
    void where_the_policy_offers_no_apps_none_can_be_set_up() {
        try (TestCore without = TestCore.start(Map.of("policies.mfa.totp", "false"))) {
            without.seed("none@example.com", PASSWORD);
            String[] me = bearer(without.signIn("none@example.com", PASSWORD));
            assertEquals(
                    "NOT_FOUND", without.post("/mfa/totp", new JsonObject(), me).code());
        }
    }

    @Test
    void secrets_and_codes_are_stored_unreadable() {
        Enrolled ines = enrolled(core, "sealed@example.com");
        JsonObject half = half(core, "sealed@example.com");
        String stored = String.join(
                " ",
                core.database()
                        .column(
                                "SELECT t::text FROM totp_authenticators t UNION ALL SELECT c::text FROM mfa_challenges c"
                                        + " UNION ALL SELECT r::text FROM recovery_codes r UNION ALL SELECT details::text FROM audit_events"));
        assertFalse(stored.contains(half.getString("challenge")));
        for (Object code : ines.recoveryCodes()) {
            assertFalse(stored.contains(code.toString()));
            assertFalse(stored.contains(code.toString().replace("-", "")));
        }
    }

    private static Enrolled enrolled(TestCore node, String email) {
        node.seed(email, PASSWORD);
        String[] me = bearer(node.signIn(email, PASSWORD));
        JsonObject begun = node.post("/mfa/totp", new JsonObject(), me).json();
        AuthenticatorApp app = new AuthenticatorApp(begun.getString("secret"));
        Answer on = node.post("/mfa/totp/confirm", new JsonObject().put("code", app.code(Instant.now())), me);
        assertEquals(200, on.status(), on.body());
        // As if the app had been set up long ago, so that no test waits for its next code.
        node.database().run("UPDATE totp_authenticators SET last_step = 0");
        return new Enrolled(app, on.json().getJsonArray("recoveryCodes"), me);
    }

    private static JsonObject half(TestCore node, String email) {
        return node.signIn(email, PASSWORD);
    }

    private static Answer recover(JsonObject half, String recoveryCode) {
        return core.post(
                "/mfa/challenge",
                new JsonObject().put("challenge", half.getString("challenge")).put("recoveryCode", recoveryCode));
    }

    private static Answer answer(JsonObject half, String code) {
        return answer(core, half, code);
    }

    private static Answer answer(TestCore node, JsonObject half, String code) {
        return node.post(
                "/mfa/challenge",
                new JsonObject().put("challenge", half.getString("challenge")).put("code", code));
    }

    /** Runs all at once; returns the statuses of those that got in. All others must have been refused. */
    private static List<Integer> successes(List<Callable<Answer>> uses) throws Exception {
        List<Integer> successes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> use : threads.invokeAll(uses)) {
                Answer answer = use.get();
                if (answer.status() == 200) {
                    successes.add(answer.status());
                } else {
                    assertEquals(401, answer.status(), answer.body());
                }
            }
        }
        return successes;
    }

    private static List<String> events(String email) {
        return core.database()
                .column("SELECT a.kind FROM audit_events a JOIN users u ON u.id = a.user_id WHERE u.email = '" + email
                        + "' ORDER BY a.id");
    }

    private static JsonObject claims(JsonObject tokens) {
        String payload = tokens.getString("accessToken").split("\\.", -1)[1];
        return new JsonObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }

    private static String[] both(String[] some, String[] more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }

    /** Somebody with an app, the paper in their drawer, and the session that set both up. */
    private record Enrolled(AuthenticatorApp app, JsonArray recoveryCodes, String[] bearer) {}
}
