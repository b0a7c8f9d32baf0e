package io.gatehouse.core;

import static io.gatehouse.core.testing.TestCore.bearer;
import static io.gatehouse.core.testing.TestCore.credentials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.AuthenticatorApp;
import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestCore.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The second factor over HTTP. */
class MfaApiTest {
    private static final String PASSWORD = "tidal Lantern 42";

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

    private static Answer answer(JsonObject half, String code, String... headers) {
        return core.post(
                "/mfa/challenge",
                new JsonObject().put("challenge", half.getString("challenge")).put("code", code),
                headers);
    }
}
