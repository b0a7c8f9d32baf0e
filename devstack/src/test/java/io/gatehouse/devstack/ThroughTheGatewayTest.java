package io.gatehouse.devstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of the contract and every code of its problems, as browsers meet them: through the gateway, on the real core, PostgreSQL,
 * Redis and SMTP. What nothing here has met is named at the end, and fails.
 */
class ThroughTheGatewayTest {
    private static final String OTHER_PASSWORD = "amber Compass 77";
    private static final DemoUser ADMIN = DemoUser.ALL.get(1);
    private static final String NOBODY = "00000000-0000-7000-8000-00000000dead";
    private static final JsonObject NOTHING = new JsonObject();

    /** A fault of ours: no request brings it about, and what would is mended instead. */
    private static final Set<String> NOT_TO_BE_HAD = Set.of("INTERNAL_ERROR");

    @TempDir
    static Path root;

    private static Coverage coverage;
    private static DevStack stack;
    private static LossyLine line;
    private static ServerSocket silent;

    @BeforeAll
    static void start() throws Exception {
        coverage = new Coverage();
        Ports ports = Ports.free().resolved();
        line = new LossyLine(ports.core());
        silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        int nobody = freePort();
        stack = DevStack.start(new DevStackOptions(
                ports,
                null,
                root,
                Map.of(),
                Map.ofEntries(
                        Map.entry("gateway.coreUrl", "http://127.0.0.1:" + line.port()),
                        Map.entry("gateway.tokenExchange", "true"),
                        Map.entry("gateway.confirmAfter", "1ms"),
                        Map.entry("gateway.confirmEvery", "50ms"),
                        Map.entry("core.hashThreads", "1"),
                        Map.entry("core.hashQueue", "2"),
                        Map.entry("policies.password.bcryptCost", "10"),
                        Map.entry("policies.accounts.concealAccounts", "false"),
                        Map.entry("policies.alerts.webhooksToPrivateAddresses", "true"),
                        Map.entry("policies.tokens.exchange.enabled", "true"),
                        Map.entry("policies.tokens.exchange.audiences", "maps"),
                        Map.entry("routes.2.prefix", "/api/gone"),
                        Map.entry("routes.2.upstream", "http://127.0.0.1:" + nobody),
                        Map.entry("routes.3.prefix", "/api/silent"),
                        Map.entry("routes.3.upstream", "http://127.0.0.1:" + silent.getLocalPort()),
                        Map.entry("routes.3.timeout", "200ms"))));
    }

    @AfterAll
    static void everything_has_been_seen() throws Exception {
        stack.close();
        line.close();
        silent.close();
        assertEquals(Set.of(), coverage.operationsUnseen(), "operations that never succeeded");
        Set<String> codes = coverage.codesUnseen();
        codes.removeAll(NOT_TO_BE_HAD);
        assertEquals(Set.of(), codes, "codes that no answer carried");
    }

    @Test
    void registration() throws Exception {
        Person ines = somebody();
        JsonObject account = new JsonObject().put("email", ines.email()).put("password", Person.PASSWORD);
        ines.expect(201, "POST", "/register", account);
        ines.refused("EMAIL_NOT_VERIFIED", "POST", "/login", ines.credentials(Person.PASSWORD));
        // Mails sent together may arrive in any order, and only the link of the second one is good.
        ines.awaitMail("/auth/verify-email#");
        ines.expect(202, "POST", "/resend-verification", new JsonObject().put("email", ines.email()));
        JsonObject link = ines.mailed("/auth/verify-email#", 2);
        database("UPDATE email_links SET created_at = created_at - interval '9 days',"
                + " expires_at = expires_at - interval '9 days' WHERE superseded_at IS NULL");
        ines.refused("TOKEN_EXPIRED", "POST", "/verify-email", link);
        database("UPDATE email_links SET expires_at = expires_at + interval '9 days' WHERE superseded_at IS NULL");
        ines.expect(200, "POST", "/verify-email", link);
        ines.refused("INVALID_TOKEN", "POST", "/verify-email", new JsonObject().put("token", "A".repeat(43)));
        ines.refused("EMAIL_EXISTS", "POST", "/register", account);
        ines.refused("PASSWORD_POLICY", "POST", "/register", account.copy().put("password", "password"));
        ines.refused("VALIDATION_ERROR", "POST", "/register", new JsonObject().put("email", 7));
    }

    @Test
    void sessions() throws Exception {
        Person ines = somebody().signedUp();
        ines.expect(200, "GET", "/session", null);
        ines.expect(200, "GET", "/me", null);
        ines.expect(200, "PATCH", "/me", new JsonObject().put("username", "ines_of_harbour"));
        Person olaf = somebody().signedUp();
        olaf.refused("USERNAME_EXISTS", "PATCH", "/me", new JsonObject().put("username", "Ines_Of_Harbour"));
        ines.expect(200, "GET", "/security-events", null);
        ines.expect(200, "POST", "/token", new JsonObject().put("audience", "maps"));
        ines.refused("FORBIDDEN", "POST", "/token", new JsonObject().put("audience", "elsewhere"));
        ines.expect(204, "POST", "/refresh", NOTHING);
        ines.expect(303, "GET", "/refresh?redirect=/notes", null);

        Person phone = ines.elsewhere();
        Person tablet = ines.elsewhere();
        JsonArray sessions = ines.expect(200, "GET", "/sessions", null).getJsonArray("sessions");
        assertEquals(3, sessions.size());
        ines.expect(204, "DELETE", "/sessions/" + phone.session(), null);
        ines.refused("NOT_FOUND", "DELETE", "/sessions/" + NOBODY, null);
        ines.expect(204, "DELETE", "/sessions", null);
        Http.until(
                "the tablet is refused", () -> tablet.call("GET", "/me", null).statusCode() == 401);
        tablet.refused("SESSION_REVOKED", "GET", "/me", null);
        ines.expect(204, "POST", "/logout", NOTHING);
        ines.refused("UNAUTHENTICATED", "GET", "/me", null);
        olaf.expect(204, "POST", "/logout-all", NOTHING);
        ines.expect(200, "GET", "/policies", null);
    }

    @Test
    void a_session_that_time_has_ended() throws Exception {
        Person ines = somebody().signedUp();
        database(
                "UPDATE sessions SET created_at = created_at - interval '1 year', authenticated_at = authenticated_at - interval '1 year',"
                        + " last_used_at = last_used_at - interval '1 year', idle_expires_at = idle_expires_at - interval '1 year',"
                        + " expires_at = expires_at - interval '1 year' WHERE id = '" + ines.session() + "'");
        ines.browser().forget("dev-access");
        ines.refused("SESSION_EXPIRED", "GET", "/me", null);
    }

    @Test
    void a_stolen_refresh_token() throws Exception {
        Person ines = somebody().signedUp();
        String session = ines.session();
        ines.browser().forget("dev-access");
        Browser thief = ines.browser().copyAt("203.0.113.66");
        for (int sighting = 0; sighting < 3; sighting++) {
            ines.expect(200, "GET", "/me", null);
        }
        Http.until(
                "the new token is known to have arrived",
                () -> databaseHas("SELECT 1 FROM sessions WHERE confirmed_generation = 2 AND id = '" + session + "'"));
        database("UPDATE sessions SET rotated_at = rotated_at - interval '10 minutes' WHERE id = '" + session + "'");
        HttpResponse<String> caught = thief.post("/api/v1/auth/refresh", NOTHING);
        coverage.note("POST", "/api/v1/auth/refresh", caught);
        assertEquals("TOKEN_REUSED", new JsonObject(caught.body()).getString("code"), caught.body());
    }

    @Test
    void passwords_and_addresses() throws Exception {
        Person ines = somebody().signedUp();
        JsonObject change =
                new JsonObject().put("currentPassword", Person.PASSWORD).put("newPassword", OTHER_PASSWORD);
        ines.refused("INVALID_CREDENTIALS", "POST", "/password", change.copy().put("currentPassword", "wrong"));
        ines.expect(200, "POST", "/password", change);
        ines.expect(202, "POST", "/forgot-password", new JsonObject().put("email", ines.email()));
        JsonObject reset = ines.mailed("/auth/reset-password#", 1).put("newPassword", Person.PASSWORD + " again");
        ines.expect(200, "POST", "/reset-password", reset);
        ines.refused("TOKEN_ALREADY_USED", "POST", "/reset-password", reset);

        Person olaf = somebody().signedUp();
        Person later = somebody();
        olaf.expect(202, "POST", "/email", new JsonObject().put("newEmail", later.email()));
        olaf.expect(200, "POST", "/email/confirm", later.mailed("/auth/confirm-email#", 1));
        olaf.expect(200, "POST", "/email/cancel", olaf.mailed("/auth/confirm-email?cancel=1#", 1));
    }

    @Test
    void a_lock_and_a_stranger() throws Exception {
        Person ines = somebody().signedUp();
        Person stranger = at(ines.email());
        for (int guess = 0; guess < 5; guess++) {
            stranger.refused("INVALID_CREDENTIALS", "POST", "/login", ines.credentials("wrong"));
        }
        stranger.refused("ACCOUNT_LOCKED", "POST", "/login", ines.credentials("wrong"));
        // The mail that tells of the lock must not come in behind the one that is asked for here.
        ines.awaitMail("/auth/unlock#");
        stranger.expect(202, "POST", "/unlock", new JsonObject().put("email", ines.email()));
        stranger.expect(200, "POST", "/unlock/confirm", ines.mailed("/auth/unlock#", 2));
        ines.elsewhere();
        ines.expect(200, "POST", "/not-me", ines.mailed("/auth/not-me#", 1));
    }

    @Test
    void a_lock_and_its_owner_on_a_new_device() throws Exception {
        Person ines = somebody().signedUp();
        Person stranger = at(ines.email());
        for (int guess = 0; guess < 5; guess++) {
            stranger.refused("INVALID_CREDENTIALS", "POST", "/login", ines.credentials("wrong"));
        }
        ines.awaitMail("/auth/unlock#");
        Person desktop = at(ines.email());
        desktop.refused("ACCOUNT_LOCKED", "POST", "/login", ines.credentials(Person.PASSWORD));
        desktop.expect(202, "POST", "/unlock", new JsonObject().put("email", ines.email()));
        JsonObject code = ines.mailedCode();
        stranger.refused("INVALID_CODE", "POST", "/unlock/confirm", code);
        desktop.expect(200, "POST", "/unlock/confirm", code);
        Person another = at(ines.email());
        for (int guess = 0; guess < 5; guess++) {
            another.refused("INVALID_CREDENTIALS", "POST", "/login", ines.credentials("wrong"));
        }
        another.refused("ACCOUNT_LOCKED", "POST", "/login", ines.credentials(Person.PASSWORD));
        desktop.expect(200, "POST", "/login", ines.credentials(Person.PASSWORD));
    }

    @Test
    void the_second_factor() throws Exception {
        Person ines = somebody().signedUp();
        String secret = ines.expect(200, "POST", "/mfa/totp", NOTHING).getString("secret");
        ines.refused("INVALID_CODE", "POST", "/mfa/totp/confirm", new JsonObject().put("code", "000000"));
        ines.expect(
                200,
                "POST",
                "/mfa/totp/confirm",
                new JsonObject().put("code", AuthenticatorApp.code(secret, Instant.now())));
        JsonArray codes =
                ines.expect(200, "POST", "/mfa/recovery-codes", NOTHING).getJsonArray("recoveryCodes");
        Person phone = at(ines.email());
        assertTrue(phone.expect(200, "POST", "/login", ines.credentials(Person.PASSWORD))
                .getBoolean("mfaRequired"));
        phone.expect(
                200,
                "POST",
                "/mfa/challenge",
                new JsonObject().put("recoveryCode", codes.getString(0)).put("trustDevice", true));
        String device = phone.expect(200, "GET", "/mfa", null)
                .getJsonArray("trustedDevices")
                .getJsonObject(0)
                .getString("id");
        phone.expect(
                204,
                "POST",
                "/reauthenticate",
                new JsonObject()
                        .put(
                                "code",
                                AuthenticatorApp.code(
                                        secret, Instant.now().plusSeconds(AuthenticatorApp.PERIOD_SECONDS))));
        phone.expect(204, "DELETE", "/mfa/trusted-devices/" + device, null);
        phone.expect(204, "DELETE", "/mfa/totp", null);
    }

    @Test
    void administration() throws Exception {
        Person ines = somebody().signedUp();
        ines.refused("FORBIDDEN", "GET", "/admin/users", null);
        Person admin = at(ADMIN.email());
        admin.expect(200, "POST", "/login", admin.credentials(ADMIN.password()));
        String id = admin.expect(200, "GET", "/admin/users?query=" + ines.email(), null)
                .getJsonArray("users")
                .getJsonObject(0)
                .getString("id");
        admin.expect(200, "GET", "/admin/users/" + id, null);
        admin.expect(204, "DELETE", "/admin/users/" + id + "/sessions", null);
        admin.expect(200, "PATCH", "/admin/users/" + id, new JsonObject().put("disabled", true));
        ines.refused("ACCOUNT_DISABLED", "POST", "/login", ines.credentials(Person.PASSWORD));
        admin.expect(200, "GET", "/admin/audit?user=" + id, null);
        admin.expect(200, "POST", "/admin/audit/verify", NOTHING);

        JsonObject hook = new JsonObject().put("url", "https://127.0.0.1:9/hook");
        String webhook = admin.expect(201, "POST", "/admin/webhooks", hook)
                .getJsonObject("webhook")
                .getString("id");
        admin.expect(200, "GET", "/admin/webhooks", null);
        admin.expect(200, "PATCH", "/admin/webhooks/" + webhook, new JsonObject().put("enabled", false));
        admin.expect(200, "GET", "/admin/webhooks/" + webhook + "/deliveries", null);
        admin.expect(204, "DELETE", "/admin/webhooks/" + webhook, null);

        JsonObject acme = new JsonObject().put("slug", "acme").put("name", "Acme");
        String tenant = admin.expect(201, "POST", "/admin/tenants", acme).getString("id");
        admin.expect(200, "GET", "/admin/tenants", null);
        admin.expect(200, "PATCH", "/admin/tenants/" + tenant, new JsonObject().put("name", "Acme Inc"));
        database("UPDATE sessions SET authenticated_at = authenticated_at - interval '1 hour' WHERE id = '"
                + admin.session() + "'");
        admin.refused("REAUTHENTICATION_REQUIRED", "GET", "/admin/users", null);
    }

    @Test
    void requests_that_the_gateway_refuses() throws Exception {
        Person ines = somebody();
        JsonObject large = new JsonObject().put("email", "x".repeat(70_000));
        ines.refused("PAYLOAD_TOO_LARGE", "POST", "/forgot-password", large);
        ines.refused("METHOD_NOT_ALLOWED", "PUT", "/login", NOTHING);
        ines.refused("NOT_FOUND", "GET", "/nowhere", null);
        URI login = stack.url().resolve("/api/v1/auth/login");
        String origin = stack.url().toString();
        expectCode("CSRF_REJECTED", Http.send("POST", login, "{}", "Content-Type", "application/json"));
        expectCode(
                "UNSUPPORTED_MEDIA_TYPE",
                Http.send("POST", login, "{}", "Content-Type", "text/plain", "Origin", origin, "X-CSRF", "1"));
        URI nobodys = URI.create("http://nobody.localhost:" + stack.url().getPort());
        new Person(stack, coverage, ines.email(), nobodys).refused("MISDIRECTED_REQUEST", "GET", "/policies", null);
        for (int asked = 0; asked < 3; asked++) {
            ines.expect(202, "POST", "/forgot-password", new JsonObject().put("email", ines.email()));
        }
        ines.refused("RATE_LIMIT_EXCEEDED", "POST", "/forgot-password", new JsonObject().put("email", ines.email()));
    }

    @Test
    void what_is_away_or_busy() throws Exception {
        Person ines = somebody().signedUp();
        expectCode("UPSTREAM_UNAVAILABLE", ines.browser().get("/api/gone"));
        expectCode("UPSTREAM_TIMEOUT", ines.browser().get("/api/silent"));
        line.loseAnswers(2);
        ines.browser().forget("dev-access");
        ines.refused("UNAVAILABLE", "GET", "/me", null);

        List<String> codes = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> calls = new ArrayList<>();
            for (int at = 0; at < 40; at++) {
                Person somebody = somebody();
                calls.add(crowd.submit(() -> somebody.call("POST", "/login", somebody.credentials("wrong"))));
            }
            for (Future<HttpResponse<String>> call : calls) {
                codes.add(new JsonObject(call.get().body()).getString("code"));
            }
        }
        assertTrue(codes.contains("OVERLOADED"), codes.toString());
    }

    private static void expectCode(String code, HttpResponse<String> answer) {
        coverage.note("", "", answer);
        assertEquals(code, new JsonObject(answer.body()).getString("code"), answer.body());
    }

    private static Person somebody() {
        return new Person(stack, coverage);
    }

    private static Person at(String email) {
        return new Person(stack, coverage, email);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void database(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stack.jdbcUrl(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            assertTrue(statement.executeUpdate(sql) > 0, sql);
        }
    }

    private static boolean databaseHas(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stack.jdbcUrl(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            return statement.executeQuery(sql).next();
        }
    }
}
