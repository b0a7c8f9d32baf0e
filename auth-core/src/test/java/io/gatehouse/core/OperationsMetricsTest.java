package io.gatehouse.core;

import static io.gatehouse.core.testing.TestCore.bearer;
import static io.gatehouse.core.testing.TestCore.credentials;
import static io.gatehouse.core.testing.TestCore.vouched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.gatehouse.core.testing.AuthenticatorApp;
import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestCore.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator sees of a core at its metrics endpoint. Redis is away all the time. */
class OperationsMetricsTest {
    private static final String PASSWORD = "tidal Lantern 42";
    private static final Path MANUAL = Path.of("..", "docs", "operations.md");
    private static final Pattern NAME = Pattern.compile("gatehouse_[a-z_]+");

    private static TestCore core;
    private static HttpServer receiver;

    @BeforeAll
    static void start() throws IOException {
        core = TestCore.start(Map.ofEntries(
                Map.entry("redis.url", "redis://127.0.0.1:" + closedPort()),
                Map.entry("core.hashThreads", "1"),
                Map.entry("core.hashQueue", "1"),
                Map.entry("policies.rateLimits.enabled", "true"),
                Map.entry("policies.rateLimits.login", "1000/1m"),
                Map.entry("policies.rateLimits.forgot", "2/1h"),
                Map.entry("policies.rateLimits.mfaPerAccount", "2/1h"),
                Map.entry("policies.risk.newDevice", "alert"),
                Map.entry("policies.lockout.failures", "3"),
                Map.entry("policies.alerts.webhooksToPrivateAddresses", "true")));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/well") ? 200 : 500, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterAll
    static void stop() {
        core.close();
        receiver.stop(0);
    }

    @Test
    void sign_ins_are_counted_by_what_came_of_them_and_locks_too() {
        core.seed("outcomes@example.com", PASSWORD);
        String right = "gatehouse_signins_total{outcome=\"SUCCESS\"}";
        String wrong = "gatehouse_signins_total{outcome=\"CREDENTIALS\"}";
        String locked = "gatehouse_signins_total{outcome=\"LOCKED\"}";
        Map<String, Double> before = values(right, wrong, locked, "gatehouse_account_locks_total");
        assertFalse(core.signIn("outcomes@example.com", PASSWORD).isEmpty());
        for (int guess = 0; guess < 3; guess++) {
            assertEquals(
                    "INVALID_CREDENTIALS",
                    login("outcomes@example.com", "wrong").code());
        }
        assertEquals("ACCOUNT_LOCKED", login("outcomes@example.com", PASSWORD).code());
        assertGrown(before, Map.of(right, 1, wrong, 3, locked, 1, "gatehouse_account_locks_total", 1));
    }

    @Test
    void second_factors_are_counted_from_the_question_to_the_answer_and_so_are_confirmations() {
        core.seed("factor@example.com", PASSWORD);
        String[] me = bearer(core.signIn("factor@example.com", PASSWORD));
        JsonObject enrolment = core.post("/mfa/totp", new JsonObject(), me).json();
        AuthenticatorApp app = new AuthenticatorApp(enrolment.getString("secret"));
        Answer on = core.post("/mfa/totp/confirm", new JsonObject().put("code", app.code(Instant.now())), me);
        assertEquals(200, on.status(), on.body());
        String begun = "gatehouse_mfa_challenges_total{outcome=\"BEGUN\"}";
        String passed = "gatehouse_mfa_challenges_total{outcome=\"PASSED\"}";
        String refused = "gatehouse_mfa_challenges_total{outcome=\"REFUSED\"}";
        String confirmed = "gatehouse_reauthentications_total{outcome=\"PASSED\"}";
        String unconfirmed = "gatehouse_reauthentications_total{outcome=\"REFUSED\"}";
        String tooOften = "gatehouse_limits_refused_total{limit=\"mfaPerAccount\"}";
        Map<String, Double> before = values(begun, passed, refused, confirmed, unconfirmed, tooOften);
        JsonObject half = login("factor@example.com", PASSWORD).json();
        assertEquals("INVALID_CODE", answer(half, "000000").code());
        assertEquals(
                200,
                answer(half, app.code(Instant.now().plus(AuthenticatorApp.PERIOD)))
                        .status());
        core.seed("plain@example.com", PASSWORD);
        assertEquals(
                204,
                core.post(
                                "/reauthenticate",
                                new JsonObject().put("password", PASSWORD),
                                bearer(core.signIn("plain@example.com", PASSWORD)))
                        .status());
        assertEquals(
                "INVALID_CODE",
                core.post("/reauthenticate", new JsonObject().put("code", "000000"), me)
                        .code());
        assertEquals(
                429,
                core.post("/reauthenticate", new JsonObject().put("code", "000000"), me)
                        .status());
        assertGrown(before, Map.of(begun, 1, passed, 1, refused, 1, confirmed, 1, unconfirmed, 1, tooOften, 1));
    }

    @Test
    void a_limit_that_refuses_is_counted_by_its_name_and_so_is_deciding_without_redis() {
        String refused = "gatehouse_limits_refused_total{limit=\"forgotPassword\"}";
        Map<String, Double> before = values(refused);
        double alone = core.metric("gatehouse_limits_alone_total");
        JsonObject body = new JsonObject().put("email", "nobody@example.com");
        List<Integer> statuses = IntStream.range(0, 3)
                .mapToObj(time -> core.post("/forgot-password", body).status())
                .toList();
        // Half of two, because this node counts for itself.
        assertEquals(List.of(202, 429, 429), statuses);
        assertGrown(before, Map.of(refused, 2));
        assertTrue(core.metric("gatehouse_limits_alone_total") >= alone + 3);
    }

    @Test
    void sessions_that_were_ended_are_counted_by_the_reason_that_people_are_told() {
        core.seed("ended@example.com", PASSWORD);
        JsonObject first = core.signIn("ended@example.com", PASSWORD);
        JsonObject second = core.signIn("ended@example.com", PASSWORD);
        String everywhere = "gatehouse_sessions_ended_total{reason=\"SIGNED_OUT_EVERYWHERE\"}";
        Map<String, Double> before = values(everywhere);
        assertEquals(
                204, core.post("/logout-all", new JsonObject(), bearer(first)).status());
        assertEquals(
                "SIGNED_OUT_EVERYWHERE", core.get("/me", bearer(second)).json().getString("reason"));
        assertGrown(before, Map.of(everywhere, 2));
        // An alert on the first one needs a series to have grown: it is there before anything happened.
        assertTrue(core.metrics().contains("gatehouse_sessions_ended_total{reason=\"NOT_ME\"} 0.0"));
        assertFalse(core.metrics().contains("IDLE_TIMEOUT"));
    }

    @Test
    void signs_of_danger_are_counted_by_what_followed() {
        core.seed("danger@example.com", PASSWORD);
        String told = "gatehouse_anomalies_total{action=\"ALERT\",signal=\"NEW_DEVICE\"}";
        assertEquals(200, loginFrom("danger@example.com", "desk").status());
        Map<String, Double> before = values(told);
        assertEquals(200, loginFrom("danger@example.com", "elsewhere").status());
        assertGrown(before, Map.of(told, 1));
    }

    @Test
    void mails_that_wait_are_told_with_their_age_and_so_is_what_became_of_the_others() {
        core.seed("mails@example.com", PASSWORD);
        Map<String, Double> before = values("gatehouse_mails_total{outcome=\"SENT\"}");
        assertEquals(200, loginFrom("mails@example.com", "desk").status());
        assertEquals(200, loginFrom("mails@example.com", "elsewhere").status());
        awaitGrown(before, Map.of("gatehouse_mails_total{outcome=\"SENT\"}", 1));
        core.database().run("""
                INSERT INTO outbox (id, tenant_id, template, recipient, locale, payload, created_at, next_attempt_at)
                SELECT gen_random_uuid(), id, 'UNLOCK', 'late@example.com', 'en', '\\x00', now() - interval '1 hour',
                    now() + interval '1 day'
                FROM tenants LIMIT 1
                """);
        TestCore.await(() -> core.metric("gatehouse_mails_oldest_seconds") >= 3600, "the age of the oldest mail");
        assertTrue(core.metric("gatehouse_mails_waiting") >= 1);
    }

    @Test
    void mails_that_cannot_be_sent_are_counted_when_they_fail_and_when_they_are_given_up() throws IOException {
        try (TestCore mute = TestCore.start(
                Map.of("mail.port", Integer.toString(closedPort()), "mail.attempts", "2", "mail.poll", "20ms"))) {
            mute.seed("mute@example.com", PASSWORD);
            Answer asked = mute.post("/forgot-password", new JsonObject().put("email", "mute@example.com"));
            assertEquals(202, asked.status());
            TestCore.await(
                    () -> mute.metric("gatehouse_mails_total{outcome=\"GIVEN_UP\"}") == 1, "the mail to be given up");
            assertEquals(1, mute.metric("gatehouse_mails_total{outcome=\"FAILED\"}"));
            assertEquals(0, mute.metric("gatehouse_mails_total{outcome=\"SENT\"}"));
            assertFalse(mute.metrics().contains("mute@example.com"));
        }
    }

    @Test
    void webhooks_are_counted_by_what_became_of_them_and_those_that_wait_are_told() {
        String delivered = "gatehouse_webhooks_total{outcome=\"DELIVERED\"}";
        String failed = "gatehouse_webhooks_total{outcome=\"FAILED\"}";
        String givenUp = "gatehouse_webhooks_total{outcome=\"GIVEN_UP\"}";
        core.running().seedUser("admin@example.com", PASSWORD, "Ada", "Admin", List.of("user", "admin"));
        String[] admin = bearer(core.signIn("admin@example.com", PASSWORD));
        Map<String, Double> before = values(delivered, failed, givenUp);
        String well = endpoint("/well", admin);
        String ill = endpoint("/ill", admin);
        assertEquals("INVALID_CREDENTIALS", login("told@example.com", "wrong").code());
        awaitGrown(before, Map.of(delivered, 1, failed, 1));
        TestCore.await(() -> core.metric("gatehouse_webhooks_waiting") >= 1, "the failed one to be seen waiting");
        core.database()
                .run("UPDATE webhook_deliveries SET created_at = now() - interval '2 days', next_attempt_at = now()"
                        + " WHERE payload IS NOT NULL");
        awaitGrown(before, Map.of(givenUp, 1));
        for (String id : List.of(well, ill)) {
            assertEquals(204, core.delete("/admin/webhooks/" + id, admin).status());
        }
        TestCore.await(() -> core.metric("gatehouse_webhooks_waiting") == 0, "nothing to wait");
        assertEquals(0, core.metric("gatehouse_webhooks_oldest_seconds"));
    }

    @Test
    void sign_ins_beyond_what_can_be_hashed_are_counted() {
        double before = core.metric("gatehouse_hashing_refused_total");
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = callers
                    .invokeAll(IntStream.range(0, 16)
                            .mapToObj(caller -> (java.util.concurrent.Callable<Integer>)
                                    () -> login("crowd" + caller + "@example.com", "wrong")
                                            .status())
                            .toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            long refused = statuses.stream().filter(status -> status == 503).count();
            assertTrue(refused > 0, statuses::toString);
            assertEquals(before + refused, core.metric("gatehouse_hashing_refused_total"));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        assertEquals(1, core.metric("gatehouse_hashing_places"));
    }

    @Test
    void audit_events_that_could_not_be_written_are_counted() {
        core.seed("lost@example.com", PASSWORD);
        String token = core.signIn("lost@example.com", PASSWORD).getString("refreshToken");
        double before = core.metric("gatehouse_audit_lost_total");
        core.database().run("ALTER TABLE audit_queue RENAME TO audit_queue_away");
        try {
            assertEquals(200, core.refresh(token).status());
            TestCore.await(() -> core.metric("gatehouse_audit_lost_total") == before + 1, "a lost event");
        } finally {
            core.database().run("ALTER TABLE audit_queue_away RENAME TO audit_queue");
        }
        assertEquals(0, core.metric("gatehouse_audit_waiting"));
    }

    @Test
    void each_metric_of_the_manual_exists_and_its_alerts_name_no_other() throws IOException {
        assertEquals(
                List.of(202, 429),
                Stream.of("some@example.com", "some@example.com")
                        .map(email -> core.post(
                                        "/resend-verification",
                                        new JsonObject().put("email", email),
                                        vouched("198.51.100.9", "A Browser", null))
                                .status())
                        .toList());
        // A request is measured when its answer has left.
        TestCore.await(() -> core.metrics().contains("gatehouse_http_requests_seconds_count"), "the first request");
        Set<String> shown = names(core.metrics());
        Set<String> ofCores = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        String manual = Files.readString(MANUAL);
        for (String row :
                manual.lines().filter(line -> line.startsWith("| `gatehouse_")).toList()) {
            String[] cells = row.split("\\|", -1);
            Set<String> named = names(cells[1]);
            all.addAll(named);
            if (!cells[2].strip().equals("gateway")) {
                ofCores.addAll(named);
            }
        }
        assertTrue(ofCores.size() > 15, ofCores::toString);
        Set<String> missing = new TreeSet<>(ofCores);
        missing.removeIf(name -> shown.stream().anyMatch(series -> isOf(series, name)));
        assertEquals(Set.of(), missing, "named in the manual and not at the endpoint");
        Set<String> unknown = names(manual);
        unknown.removeIf(series -> all.stream().anyMatch(name -> isOf(series, name)));
        assertEquals(Set.of(), unknown, "named in the manual and not in its table");
        Set<String> untold = new TreeSet<>(shown);
        untold.removeIf(series -> all.stream().anyMatch(name -> isOf(series, name)));
        assertEquals(Set.of(), untold, "at the endpoint and not in the manual");
    }

    /** A histogram shows more series than the one that it is called by. */
    private static boolean isOf(String series, String name) {
        return Set.of(name, name + "_count", name + "_sum", name + "_bucket", name + "_max")
                .contains(series);
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(name -> !name.equals("gatehouse_app"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String endpoint(String path, String[] admin) {
        return core.post(
                        "/admin/webhooks",
                        new JsonObject()
                                .put(
                                        "url",
                                        "http://127.0.0.1:"
                                                + receiver.getAddress().getPort() + path)
                                .put("events", new JsonArray().add("LOGIN_FAILED")),
                        admin)
                .json()
                .getJsonObject("webhook")
                .getString("id");
    }

    private static Answer login(String email, String password) {
        return core.post("/login", credentials(email, password));
    }

    private static Answer loginFrom(String email, String device) {
        return core.post("/login", credentials(email, PASSWORD), vouched("198.51.100.7", "A Browser", device));
    }

    private static Answer answer(JsonObject half, String code) {
        return core.post(
                "/mfa/challenge",
                new JsonObject().put("challenge", half.getString("challenge")).put("code", code));
    }

    private static Map<String, Double> values(String... series) {
        return Stream.of(series).collect(Collectors.toMap(one -> one, core::metric));
    }

    private static void assertGrown(Map<String, Double> before, Map<String, Integer> by) {
        by.forEach(
                (series, count) -> assertEquals(before.getOrDefault(series, 0.0) + count, core.metric(series), series));
    }

    private static void awaitGrown(Map<String, Double> before, Map<String, Integer> by) {
        by.forEach((series, count) -> TestCore.await(
                () -> core.metric(series) >= before.getOrDefault(series, 0.0) + count, series + " to grow"));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
