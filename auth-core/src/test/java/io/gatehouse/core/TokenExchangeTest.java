package io.gatehouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.gatehouse.core.testing.TestCore;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens for other audiences, and the limit of sessions, over HTTP. */
class TokenExchangeTest {
    private static final String PASSWORD = "tidal-Lantern-42";
    private static TestCore core;

    @BeforeAll
    static void start() {
        core = TestCore.start(Map.of(
                "policies.tokens.exchange.enabled", "true",
                "policies.tokens.exchange.audiences", "maps",
                "policies.sessions.mostPerUser", "3"));
        core.seed("ines@calder.studio", PASSWORD);
        core.seed("olaf@calder.studio", PASSWORD);
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @Test
    void a_token_for_another_audience_is_short_lived_and_does_not_open_this_api() {
        String[] somebody = TestCore.bearer(core.signIn("ines@calder.studio", PASSWORD));
        JsonObject exchanged = core.post("/token", new JsonObject().put("audience", "maps"), somebody)
                .json();
        assertEquals(300, exchanged.getInteger("expiresIn"));
        assertEquals(
                401,
                core.get("/me", "Authorization", "Bearer " + exchanged.getString("token"))
                        .status());
    }

    @Test
    void an_audience_that_the_policy_does_not_name_is_refused() {
        String[] somebody = TestCore.bearer(core.signIn("ines@calder.studio", PASSWORD));
        for (String audience : new String[] {"gatehouse-api", "MAPS", "maps "}) {
            assertEquals(
                    "FORBIDDEN",
                    core.post("/token", new JsonObject().put("audience", audience), somebody)
                            .code());
        }
    }

    @Test
    void the_fourth_session_ends_the_one_that_was_idle_longest() {
        JsonObject first = core.signIn("olaf@calder.studio", PASSWORD);
        assertNotNull(core.signIn("olaf@calder.studio", PASSWORD));
        assertNotNull(core.signIn("olaf@calder.studio", PASSWORD));
        JsonObject last = core.signIn("olaf@calder.studio", PASSWORD);
        assertEquals(
                "SESSION_LIMIT", core.get("/me", TestCore.bearer(first)).json().getString("reason"));
        assertEquals(3, core.get("/sessions", TestCore.bearer(last)).json().getInteger("totalCount"));
    }
}
