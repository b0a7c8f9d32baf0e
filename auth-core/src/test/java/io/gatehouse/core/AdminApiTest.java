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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Administration over HTTP. */
class AdminApiTest {
    private static final String PASSWORD = "tidal Lantern 42";
    private static final String ADMIN = "root@example.com";
    private static TestCore core;

    @BeforeAll
    static void start() {
        core = TestCore.start(Map.of("policies.rateLimits.enabled", "false"));
        core.running().seedUser(ADMIN, PASSWORD, "Ro", "Ot", List.of("user", "admin"));
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @Test
    void only_an_administrator_who_signed_in_lately_gets_in() {
        core.seed("plain@example.com", PASSWORD);
        assertEquals("UNAUTHENTICATED", core.get("/admin/users").code());
        assertEquals(
                "FORBIDDEN",
                core.get("/admin/users", bearer(core.signIn("plain@example.com", PASSWORD)))
                        .code());
        JsonObject old = core.signIn(ADMIN, PASSWORD);
        core.database()
                .run("UPDATE sessions SET authenticated_at = now() - interval '1 hour' WHERE id = '"
                        + old.getJsonObject("session").getString("id") + "'");
        assertEquals(
                "REAUTHENTICATION_REQUIRED",
                core.get("/admin/users", bearer(old)).code());
    }

    @Test
    void accounts_are_found_page_by_page_each_once() {
        for (int i = 0; i < 30; i++) {
            core.seed("paged" + i + "@example.com", PASSWORD);
        }
        String[] admin = bearer(core.signIn(ADMIN, PASSWORD));
        JsonObject first = core.get("/admin/users?query=PAGED", admin).json();
        JsonObject second = core.get("/admin/users?query=PAGED&cursor=" + first.getString("nextCursor"), admin)
                .json();
        Set<String> seen = new HashSet<>();
        for (JsonObject page : List.of(first, second)) {
            page.getJsonArray("users").forEach(user -> seen.add(((JsonObject) user).getString("email")));
        }
        assertEquals(30, seen.size());
        assertFalse(second.containsKey("nextCursor"));
        assertEquals(
                0,
                core.get("/admin/users?query=_", admin)
                        .json()
                        .getJsonArray("users")
                        .size(),
                "what SQL takes for any letter is a letter here");
        assertEquals(400, core.get("/admin/users?query=%25", admin).status());
        assertEquals(400, core.get("/admin/users?cursor=made-up", admin).status());
    }

    @Test
    void a_disabled_account_is_out_at_once_and_back_when_enabled() {
        core.seed("off@example.com", PASSWORD);
        JsonObject session = core.signIn("off@example.com", PASSWORD);
        String[] admin = bearer(core.signIn(ADMIN, PASSWORD));
        String id = session.getJsonObject("user").getString("id");
        Answer disabled = core.patch("/admin/users/" + id, new JsonObject().put("disabled", true), admin);
        assertEquals(200, disabled.status(), disabled.body());
        assertTrue(disabled.json().getBoolean("disabled"));
        assertEquals("ACCOUNT_DISABLED", core.get("/me", bearer(session)).json().getString("reason"));
        assertEquals(
                "ACCOUNT_DISABLED",
                core.post("/login", credentials("off@example.com", PASSWORD)).code());
        assertEquals(
                200,
                core.patch("/admin/users/" + id, new JsonObject().put("disabled", false), admin)
                        .status());
        assertFalse(core.signIn("off@example.com", PASSWORD).isEmpty());
        assertEquals(
                List.of("ACCOUNT_DISABLED", "ACCOUNT_ENABLED"),
                core.database()
                        .column(
                                "SELECT kind FROM audit_events WHERE user_id = '" + id
                                        + "' AND kind IN ('ACCOUNT_DISABLED', 'ACCOUNT_ENABLED') AND actor_id <> user_id ORDER BY occurred_at"));
    }

    @Test
    void the_last_administrator_stays_one() {
        JsonObject root = core.signIn(ADMIN, PASSWORD);
        String self = "/admin/users/" + root.getJsonObject("user").getString("id");
        for (JsonObject change : List.of(
                new JsonObject().put("disabled", true), new JsonObject().put("roles", new JsonArray().add("user")))) {
            Answer refused = core.patch(self, change, bearer(root));
            assertEquals(400, refused.status(), refused.body());
            assertTrue(refused.body().contains("LAST_ADMIN"), refused.body());
        }
        assertEquals(200, core.get("/admin/users", bearer(root)).status());
    }

    @Test
    void administrators_do_not_shut_themselves_out_but_another_one_may() {
        core.running().seedUser("second@example.com", PASSWORD, "Se", "Cond", List.of("user", "admin"));
        JsonObject second = core.signIn("second@example.com", PASSWORD);
        String self = "/admin/users/" + second.getJsonObject("user").getString("id");
        JsonObject demotion = new JsonObject().put("roles", new JsonArray().add("user"));
        for (JsonObject change : List.of(new JsonObject().put("disabled", true), demotion)) {
            assertEquals("FORBIDDEN", core.patch(self, change, bearer(second)).code());
        }
        assertEquals(200, core.get("/admin/users", bearer(second)).status());
        assertEquals(
                200,
                core.patch(self, demotion, bearer(core.signIn(ADMIN, PASSWORD))).status());
    }

    @Test
    void administrators_do_not_take_their_own_second_factor_away_where_nobody_asks_to_see_it() {
        core.running().seedUser("third@example.com", PASSWORD, "Th", "Ird", List.of("user", "admin"));
        JsonObject third = core.signIn("third@example.com", PASSWORD);
        String self = "/admin/users/" + third.getJsonObject("user").getString("id");
        JsonObject removal = new JsonObject().put("removeMfa", true);
        assertEquals("FORBIDDEN", core.patch(self, removal, bearer(third)).code());
        JsonObject byAnother = removal.put("roles", new JsonArray().add("user"));
        assertEquals(
                200,
                core.patch(self, byAnother, bearer(core.signIn(ADMIN, PASSWORD)))
                        .status());
    }

    @Test
    void a_forced_reset_ends_sessions_makes_the_password_useless_and_mails_a_link() {
        core.seed("reset@example.com", PASSWORD);
        JsonObject session = core.signIn("reset@example.com", PASSWORD);
        String[] admin = bearer(core.signIn(ADMIN, PASSWORD));
        String id = session.getJsonObject("user").getString("id");
        JsonObject all = new JsonObject()
                .put("forcePasswordReset", true)
                .put("unlock", true)
                .put("removeMfa", true)
                .put("roles", new JsonArray().add("user").add("editor"));
        Answer changed = core.patch("/admin/users/" + id, all, admin);
        assertEquals(200, changed.status(), changed.body());
        assertEquals(
                List.of("user", "editor"), changed.json().getJsonArray("roles").getList());
        assertEquals("PASSWORD_RESET", core.get("/me", bearer(session)).json().getString("reason"));
        assertEquals(
                "INVALID_CREDENTIALS",
                core.post("/login", credentials("reset@example.com", PASSWORD)).code());
        assertFalse(core.tokenMailedTo("reset@example.com", 1).isEmpty());
    }

    @Test
    void every_session_of_an_account_can_be_ended() {
        core.seed("many@example.com", PASSWORD);
        JsonObject session = core.signIn("many@example.com", PASSWORD);
        String[] admin = bearer(core.signIn(ADMIN, PASSWORD));
        String path = "/admin/users/" + session.getJsonObject("user").getString("id");
        assertEquals(1, core.get(path, admin).json().getInteger("openSessions"));
        assertEquals(204, core.delete(path + "/sessions", admin).status());
        assertEquals("REVOKED_BY_ADMIN", core.get("/me", bearer(session)).json().getString("reason"));
        assertEquals(
                "NOT_FOUND",
                core.delete("/admin/users/" + UUID.randomUUID() + "/sessions", admin)
                        .code());
    }

    @Test
    void tenants_are_added_and_renamed_and_another_tenants_account_is_not_found() {
        String[] admin = bearer(core.signIn(ADMIN, PASSWORD));
        JsonObject acme = new JsonObject().put("slug", "acme").put("name", "Acme");
        Answer added = core.post("/admin/tenants", acme, admin);
        assertEquals(201, added.status(), added.body());
        assertEquals(400, core.post("/admin/tenants", acme, admin).status());
        String id = added.json().getString("id");
        assertEquals(
                "Acme Inc",
                core.patch("/admin/tenants/" + id, new JsonObject().put("name", "Acme Inc"), admin)
                        .json()
                        .getString("name"));
        assertEquals(
                "NOT_FOUND",
                core.patch("/admin/tenants/" + UUID.randomUUID(), new JsonObject().put("name", "x"), admin)
                        .code());
        assertTrue(core.get("/admin/tenants", admin).body().contains("Acme Inc"));

        UUID stranger = UUID.randomUUID();
        core.database()
                .run("INSERT INTO users (id, tenant_id, email, locale) VALUES ('" + stranger + "', '" + id
                        + "', 'x@acme.example', 'en')");
        String path = "/admin/users/" + stranger;
        assertEquals("NOT_FOUND", core.get(path, admin).code());
        assertEquals(
                "NOT_FOUND",
                core.patch(path, new JsonObject().put("disabled", true), admin).code());
        assertEquals("NOT_FOUND", core.delete(path + "/sessions", admin).code());
    }
}
