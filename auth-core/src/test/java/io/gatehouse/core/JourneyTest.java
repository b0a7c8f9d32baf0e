package io.gatehouse.core;

import static io.gatehouse.core.testing.TestCore.bearer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestCore.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main job, over HTTP, on real PostgreSQL and SMTP: register, read the mail, verify, sign in, refresh, sign out. */
class JourneyTest {
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
    void a_person_registers_verifies_signs_in_and_signs_out() {
        JsonObject wish =
                registration("Ines@Calder.Studio").put("username", "ines_c").put("firstName", "Inés");
        Answer registered = core.post("/register", wish);
        assertEquals(201, registered.status());
        assertTrue(registered.json().getBoolean("verificationEmailSent"));

        Answer tooEarly = core.post("/login", TestCore.credentials("ines@calder.studio", "correct horse battery"));
        assertEquals("EMAIL_NOT_VERIFIED", tooEarly.code());

        String token = core.tokenMailedTo("Ines@Calder.Studio", 1);
        assertEquals(
                200,
                core.post("/verify-email", new JsonObject().put("token", token)).status());
        assertEquals(
                200,
                core.post("/verify-email", new JsonObject().put("token", token)).status(),
                "twice is harmless");

        JsonObject signIn = core.signIn("INES_C", "correct horse battery");
        assertFalse(signIn.getBoolean("mfaRequired"));
        JsonObject user = signIn.getJsonObject("user");
        assertEquals("Ines@Calder.Studio", user.getString("email"));
        assertEquals("Inés", user.getString("firstName"));
        assertTrue(user.getBoolean("emailVerified"));
        assertNull(user.getValue("lastName"));

        JsonObject session = core.get("/session", bearer(signIn)).json();
        assertTrue(session.getBoolean("authenticated"));
        assertEquals(
                new JsonArray(List.of("pwd")), session.getJsonObject("session").getJsonArray("amr"));

        JsonObject refreshed = core.refresh(signIn.getString("refreshToken")).json();
        assertNotEquals(signIn.getString("refreshToken"), refreshed.getString("refreshToken"));
        assertEquals(200, core.get("/me", bearer(refreshed)).status());

        JsonObject token2 = new JsonObject().put("refreshToken", refreshed.getString("refreshToken"));
        assertEquals(204, core.post("/logout", token2).status());
        assertEquals(204, core.post("/logout", token2).status(), "signing out twice is fine");
        JsonObject after = core.get("/session", bearer(refreshed)).json();
        assertFalse(after.getBoolean("authenticated"));
        assertEquals("SIGNED_OUT", after.getString("endedReason"));
        Answer refused = core.refresh(refreshed.getString("refreshToken"));
        assertEquals("SESSION_REVOKED", refused.code());
        assertEquals("SIGNED_OUT", refused.json().getString("reason"));
        assertEquals(401, core.get("/me", bearer(refreshed)).status());
    }

    private static JsonObject registration(String email) {
        return new JsonObject().put("email", email).put("password", "correct horse battery");
    }
}
