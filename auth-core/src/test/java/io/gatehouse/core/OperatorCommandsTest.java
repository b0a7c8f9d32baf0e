package io.gatehouse.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands on the installation's own machine. */
class OperatorCommandsTest {
    private static final String PASSWORD = "quiet-Harbour-77";
    private static final String INES = "ines@calder.studio";

    private final CommandLine shell = new CommandLine();

    @Test
    void the_first_administrator_is_made_from_the_command_line_and_signs_in() {
        TestPostgres database = TestPostgres.fresh();
        shell.env(TestCore.environment(database));
        assertEquals(0, type(PASSWORD + "\n", "admin", "create", "--email", "root@calder.studio"), said());
        assertEquals(1, type(PASSWORD + "\n", "admin", "create", "--email", "root@calder.studio"));
        assertEquals(1, type("short\n", "admin", "create", "--email", "other@calder.studio"));
        assertEquals(1, type("", "admin", "create", "--email", "third@calder.studio"));
        assertEquals(1, type(PASSWORD + "\n", "admin", "create", "--email", "no address"));
        try (TestCore core = TestCore.start(database, Map.of())) {
            assertEquals(
                    List.of("admin"),
                    core.signIn("root@calder.studio", PASSWORD)
                            .getJsonObject("user")
                            .getJsonArray("roles")
                            .getList());
            assertEquals(List.of("CREATE_ADMIN by OPERATOR"), told(core, "details->>'action'", "ADMIN_ACTION"));
        }
        assertEquals(1, run("user", "disable", "--email", "root@calder.studio"));
        assertTrue(said().contains("Nobody would be left"), said());
    }

    @Test
    void the_first_administrator_of_a_tenant_is_made_from_the_command_line_too() {
        TestPostgres database = TestPostgres.fresh();
        shell.env(TestCore.environment(database));
        database.run("INSERT INTO tenants (id, slug, name) VALUES (gen_random_uuid(), 'acme', 'Acme')");
        String[] command = {"admin", "create", "--email", "root@acme.example", "--tenant", "acme"};
        assertEquals(0, type(PASSWORD + "\n", command), said());
        assertEquals(1, type(PASSWORD + "\n", command));
        command[5] = "nobody";
        assertEquals(1, type(PASSWORD + "\n", command));
        assertTrue(said().contains("There is no tenant nobody."), said());
        assertEquals(
                List.of("acme"),
                database.column(
                        "SELECT t.slug FROM users u JOIN tenants t ON t.id = u.tenant_id WHERE 'admin' = ANY (u.roles)"));
        assertEquals(
                List.of("acme"),
                database.column(
                        "SELECT t.slug FROM audit_events e JOIN tenants t ON t.id = e.tenant_id WHERE e.details->>'action' = 'CREATE_ADMIN'"));
    }

    @Test
    void an_account_is_shown_changed_and_signed_out_while_the_core_runs_and_the_audit_log_names_the_operator() {
        try (TestCore core = TestCore.start(Map.of())) {
            shell.env(TestCore.environment(core.database()));
            core.seed(INES, PASSWORD);
            String id = core.database().column("SELECT id FROM users").getFirst();
            String refreshToken = core.signIn(INES, PASSWORD).getString("refreshToken");
            assertEquals(0, run("user", "show", "--email", "INES@calder.studio"), said());
            for (String line : List.of(id, "Calder", "active", "open sessions  1")) {
                assertTrue(shell.out().contains(line), line + " in " + said());
            }
            assertFalse(said().contains("argon") || said().contains("$2"), "no hash");

            assertEquals(0, run("user", "sign-out", "--email", INES), said());
            assertEquals("REVOKED_BY_ADMIN", core.refresh(refreshToken).json().getString("reason"));

            assertEquals(0, run("user", "disable", "--email", INES), said());
            assertEquals(
                    403,
                    core.post("/login", TestCore.credentials(INES, PASSWORD)).status());
            assertEquals(0, run("user", "show", "--email", INES));
            assertTrue(shell.out().contains("disabled"), said());
            assertEquals(0, run("user", "enable", "--email", INES), said());
            assertEquals(0, run("user", "unlock", "--email", INES), said());
            assertEquals(0, run("user", "reset-mfa", "--email", INES), said());
            assertEquals(
                    200,
                    core.post("/login", TestCore.credentials(INES, PASSWORD)).status());

            assertEquals(
                    List.of(
                            "ALL_SESSIONS_REVOKED by OPERATOR",
                            "ACCOUNT_DISABLED by OPERATOR",
                            "ACCOUNT_ENABLED by OPERATOR",
                            "ACCOUNT_UNLOCKED by OPERATOR"),
                    core.database()
                            .column("SELECT kind || ' by ' || (details->>'by') FROM audit_events WHERE user_id = '" + id
                                    + "' AND details->>'by' IS NOT NULL AND actor_id IS NULL ORDER BY id"));
        }
    }

    @Test
    void everybody_is_signed_out_of_one_tenant_or_of_all_when_it_is_meant() {
        try (TestCore core = TestCore.start(Map.of())) {
            shell.env(TestCore.environment(core.database()));
            core.seed(INES, PASSWORD);
            JsonObject in = core.signIn(INES, PASSWORD);
            core.database().run("INSERT INTO tenants (id, slug, name) VALUES (gen_random_uuid(), 'acme', 'Acme')");
            // As many as make several batches at the core and several pages of what gateways are told.
            core.database().run("""
                    INSERT INTO sessions (id, tenant_id, user_id, current_hash, amr, remember_me, idle_lifetime, idle_expires_at,
                        expires_at, ip_address)
                    SELECT gen_random_uuid(), tenant_id, user_id, current_hash, amr, remember_me, idle_lifetime, idle_expires_at,
                        expires_at, ip_address
                    FROM sessions, generate_series(1, 11000)
                    """);
            assertEquals(1, run("sessions", "end", "--all"));
            assertTrue(shell.err().contains("ends 11001 sessions; say --yes"), said());
            assertEquals(1, run("sessions", "end", "--all", "--yes", "--reason", "PASSWORD_RESET"));
            assertTrue(shell.err().contains("REVOKED_BY_ADMIN, TOKEN_REUSED"), said());
            assertEquals(0, run("sessions", "end", "--tenant", "acme", "--yes"), said());
            assertEquals(200, core.get("/me", TestCore.bearer(in)).status(), "nobody's there");
            assertEquals(0, run("sessions", "end", "--all", "--yes", "--reason", "TOKEN_REUSED"), said());
            assertTrue(shell.out().contains("11001 sessions were ended."), said());

            assertEquals(
                    "TOKEN_REUSED",
                    core.refresh(in.getString("refreshToken")).json().getString("reason"));
            assertEquals(401, core.get("/me", TestCore.bearer(in)).status());
            assertEquals(
                    List.of("11001 in 12"),
                    core.database()
                            .column("SELECT sum((details->>'sessions')::int) || ' in ' || count(*) FROM audit_events"
                                    + " WHERE kind = 'ALL_SESSIONS_REVOKED' AND details->>'by' = 'OPERATOR'"
                                    + " AND details->>'reason' = 'TOKEN_REUSED' AND user_id IS NULL"));
            assertEquals(11_001, heard(core));
            assertEquals(0, run("sessions", "end", "--all", "--yes"), said());
            assertTrue(shell.out().startsWith("0 sessions"), said());
        }
    }

    /** Reads all pages of what a gateway is told, and returns how many sessions there were. */
    private static int heard(TestCore core) {
        String[] gateway = TestCore.vouched("198.51.100.7", "A Gateway", null);
        String address = "//internal/v1/revocations?since=" + Instant.EPOCH;
        Set<String> sessions = new HashSet<>();
        JsonObject page = core.get(address, gateway).json();
        int pages = 1;
        note(page, sessions);
        while (page.containsKey("next")) {
            JsonObject next = page.getJsonObject("next");
            String place = "&endedAt=" + next.getString("endedAt") + "&behind=" + next.getString("sessionId");
            page = core.get(address + place, gateway).json();
            pages++;
            note(page, sessions);
        }
        assertEquals(3, pages);
        return sessions.size();
    }

    private static void note(JsonObject page, Set<String> sessions) {
        page.getJsonArray("revocations").forEach(entry -> sessions.add(((JsonObject) entry).getString("sessionId")));
    }

    @Test
    void whom_there_is_not_nothing_happens_to() {
        TestPostgres database = TestPostgres.fresh();
        shell.env(TestCore.environment(database));
        assertEquals(1, run("user", "show", "--email", "nobody@calder.studio"));
        assertTrue(said().contains("no account with this address"), said());
        assertEquals(1, run("user", "sign-out", "--email", "nobody@calder.studio", "--tenant", "acme"));
        assertTrue(said().contains("no tenant acme"), said());
        assertEquals(1, run("user", "show", "--email", "no address"));
    }

    @Test
    void a_signing_key_is_replaced_and_told_once() {
        try (TestCore core = TestCore.start(Map.of())) {
            shell.env(TestCore.environment(core.database()));
            String token = signedIn(core);
            assertEquals(0, run("keys", "rotate"), said());
            assertTrue(shell.out().contains("(ES256) is published and signs from"), said());
            assertEquals(0, run("keys", "list"));
            assertEquals(1, lines("  signs  "), said());
            assertEquals(1, lines("  next  "), said());
            assertEquals(
                    List.of("ES256 by SCHEDULE", "ES256 by OPERATOR"),
                    told(core, "details->>'algorithm'", "SIGNING_KEY_ROTATED"));
            assertEquals(
                    200, core.get("/me", "Authorization", "Bearer " + token).status());
            try (TestCore other = TestCore.start(core.database(), Map.of())) {
                assertEquals(
                        2,
                        other.get("//.well-known/jwks.json")
                                .json()
                                .getJsonArray("keys")
                                .size(),
                        "published before it signs");
                assertEquals(
                        200,
                        other.get("/me", "Authorization", "Bearer " + token).status());
            }
        }
    }

    @Test
    void a_key_in_strangers_hands_is_revoked_and_people_stay_signed_in() {
        try (TestCore core = TestCore.start(Map.of())) {
            shell.env(TestCore.environment(core.database()));
            core.seed(INES, PASSWORD);
            JsonObject in = core.signIn(INES, PASSWORD);
            String[] bearer = TestCore.bearer(in);
            String kid = kid(in.getString("accessToken"));
            assertEquals(1, run("keys", "revoke", "--kid", "nobodys-key"), said());
            assertEquals(0, run("keys", "revoke", "--kid", kid), said());
            assertTrue(shell.out().contains(kid), said());
            TestCore.await(() -> core.get("/me", bearer).status() == 401, "the core to read the keys anew");
            assertEquals("UNAUTHENTICATED", core.get("/me", bearer).code());
            assertFalse(core.get("//.well-known/jwks.json").body().contains(kid));

            TestCore.Answer refreshed = core.refresh(in.getString("refreshToken"));
            assertEquals(200, refreshed.status(), refreshed.body());
            assertEquals(200, core.get("/me", TestCore.bearer(refreshed.json())).status());
            assertNotEquals(kid, kid(refreshed.json().getString("accessToken")));
            assertEquals(List.of(kid + " by OPERATOR"), told(core, "details->>'kid'", "SIGNING_KEY_REVOKED"));
        }
    }

    private static String kid(String accessToken) {
        String header = accessToken.substring(0, accessToken.indexOf('.'));
        return new JsonObject(new String(java.util.Base64.getUrlDecoder().decode(header), UTF_8)).getString("kid");
    }

    @Test
    void secrets_of_the_configuration_are_replaced_there() {
        Map<String, String> shared = new HashMap<>(TestCore.environment(TestPostgres.fresh()));
        shared.put("GATEHOUSE_POLICIES_TOKENS_SIGNING", "hs256");
        shared.put("GATEHOUSE_SECRETS_TOKEN_KEYS", "1:dG9rZW4ta2V5LXRva2VuLWtleS10b2tlbi1rZXktdG9rZW4=");
        shell.env(shared);
        assertEquals(0, run("keys", "list"), said());
        assertTrue(shell.out().contains("secrets.tokenKeys"), said());
        assertEquals(1, run("keys", "rotate"));
        assertTrue(shell.err().contains("put a new secret there"), said());
    }

    @Test
    void the_audit_log_is_exported_as_lines_of_json_and_verified() {
        try (TestCore core = TestCore.start(Map.of())) {
            shell.env(TestCore.environment(core.database()));
            String token = signedIn(core);
            // A command that is run with other policies in its environment does not put them in force.
            Map<String, String> others = new HashMap<>(TestCore.environment(core.database()));
            others.put("GATEHOUSE_POLICIES_TOKENS_ACCESS_LIFETIME", "5m");
            shell.env(others);
            TestCore.await(
                    () -> core.database().column("SELECT 1 FROM audit_queue").isEmpty(), "the links");
            assertEquals(0, run("audit", "export"), said());
            List<String> lines = shell.out().lines().toList();
            assertEquals(
                    List.of("SIGNING_KEY_ROTATED", "LOGIN_SUCCESS"),
                    lines.stream()
                            .map(line -> new JsonObject(line).getString("event"))
                            .filter(event -> !event.equals("NEW_DEVICE") && !event.equals("ADMIN_ACTION"))
                            .toList());
            assertFalse(said().contains(token), "no token");
            assertEquals(0, run("audit", "export", "--since", "2099-01-01T00:00:00Z", "--tenant", "default"), said());
            assertEquals("", shell.out());
            for (String wrong : List.of("yesterday", "+999999999-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z")) {
                assertEquals(1, run("audit", "export", "--since", wrong));
                assertTrue(said().contains("Write a time as"), said());
            }
            assertEquals(0, run("audit", "verify"), said());
            TestCore.await(
                    () -> core.database().column("SELECT 1 FROM audit_queue").isEmpty(), "the links");
            core.database()
                    .run(
                            "SET session_replication_role = replica; UPDATE audit_events SET kind = 'LOGOUT' WHERE kind = 'LOGIN_SUCCESS'");
            assertEquals(1, run("audit", "verify"));
            assertTrue(shell.err().contains("ALTERED at position"), said());
        }
    }

    @Test
    void the_configuration_is_checked() {
        shell.env(TestCore.environment(TestPostgres.fresh()));
        assertEquals(0, run("check-config"), said());
        assertTrue(shell.out().contains("port: 8081"), "as the service has it, " + said());
        shell.env(Map.of());
        assertEquals(1, run("check-config"));
        assertTrue(shell.err().contains("publicOrigin"), said());
        assertEquals(1, run("keys", "list"), "nor does another command start");
    }

    @Test
    void a_database_that_is_away_is_told_in_one_line() {
        Map<String, String> away = new HashMap<>(TestCore.environment(TestPostgres.fresh()));
        away.put("GATEHOUSE_DATABASE_PORT", "1");
        shell.env(away);
        assertEquals(1, run("keys", "list"));
        assertTrue(shell.err().startsWith("There was no answer while "), said());
        assertEquals(1, shell.err().lines().count(), said());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "admin create",
                "user",
                "user show",
                "user show --email",
                "user show --mail x@example.com",
                "user show --email a@example.com --email b@example.com",
                "user show x@example.com",
                "user delete --email x@example.com",
                "audit verify --email x@example.com",
                "keys rotate --tenant acme",
                "keys rotate now",
                "keys revoke",
                "keys revoke --email x@example.com",
                "check-config extra",
                "user import",
                "user import one.jsonl two.jsonl",
                "user import one.jsonl --dry-run --dry-run",
                "user import one.jsonl --dry-run yes --tenant",
                "user import --email x@example.com",
                "user show --dry-run --email x@example.com",
                "sessions end",
                "sessions end --yes",
                "sessions end --all --tenant acme --yes"
            })
    void what_is_not_understood_gets_help_and_code_two(String line) {
        assertEquals(2, run(line.split(" ", -1)));
        assertTrue(shell.err().contains("      "), said());
        assertEquals("", shell.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h", "user --help", "user show --help", "keys help"})
    void help_is_no_error(String line) {
        assertEquals(0, run(line.split(" ", -1)));
        assertTrue(shell.out().contains("\n      "), said());
        assertEquals("", shell.err());
    }

    private int run(String... args) {
        return shell.run(args);
    }

    private int type(String typed, String... args) {
        return shell.type(typed, args);
    }

    private static String signedIn(TestCore core) {
        core.seed(INES, PASSWORD);
        return core.signIn(INES, PASSWORD).getString("accessToken");
    }

    private long lines(String part) {
        return shell.out().lines().filter(line -> line.contains(part)).count();
    }

    private static List<String> told(TestCore core, String detail, String kind) {
        return core.database()
                .column("SELECT (" + detail + ") || ' by ' || (details->>'by') FROM audit_events WHERE kind = '" + kind
                        + "' ORDER BY id");
    }

    private String said() {
        return shell.said();
    }
}
