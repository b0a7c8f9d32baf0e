package io.gatehouse.devstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both promises of the refresh protocol, held on the real gateway, core, PostgreSQL, Redis and SMTP. */
class RefreshScenariosTest {
    private static final String REFRESH = "dev-refresh";
    private static final String ACCESS = "dev-access";
    private static final DemoUser USER = DemoUser.ALL.getFirst();

    @TempDir
    static Path root;

    private static DevStack stack;
    private static LossyLine line;

    @BeforeAll
    static void start() throws Exception {
        Ports ports = Ports.free().resolved();
        line = new LossyLine(ports.core());
        stack = DevStack.start(new DevStackOptions(
                ports,
                null,
                root,
                Map.of(),
                Map.of(
                        "gateway.coreUrl",
                        "http://127.0.0.1:" + line.port(),
                        "gateway.confirmAfter",
                        "1ms",
                        "gateway.confirmEvery",
                        "50ms",
                        "policies.password.bcryptCost",
                        "10")));
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
        line.close();
    }

    @Test
    void a_hundred_calls_at_once_with_an_expired_token_rotate_once_and_none_is_refused() throws Exception {
        Browser browser = signedIn();
        browser.forget(ACCESS);
        String before = browser.cookie(REFRESH);

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                calls.add(tabs.submit(
                        () -> withCookies(browser, before).get("/api/notes").statusCode()));
            }
            for (Future<Integer> call : calls) {
                statuses.add(call.get());
            }
        }

        assertTrue(statuses.stream().allMatch(status -> status == 200), statuses.toString());
        assertEquals("2", sessionColumn(browser, "generation"), "one rotation");
    }

    @Test
    void a_refresh_whose_answers_are_lost_works_at_the_next_call() throws Exception {
        Browser browser = signedIn();
        browser.forget(ACCESS);
        String before = browser.cookie(REFRESH);

        // The gateway tries once more by itself, so both answers must go for anybody to notice.
        line.loseAnswers(2);
        HttpResponse<String> unlucky = browser.get("/api/notes");
        assertEquals(503, unlucky.statusCode(), unlucky.body());
        assertEquals(2, line.lost());
        assertTrue(unlucky.headers().firstValue("Retry-After").isPresent());
        assertEquals(List.of(), unlucky.headers().allValues("Set-Cookie"), "nothing is known, so no cookie changes");
        assertEquals("2", sessionColumn(browser, "generation"), "the core had committed");

        assertEquals(200, browser.get("/api/notes").statusCode());
        assertNotEquals(before, browser.cookie(REFRESH));
        assertEquals("2", sessionColumn(browser, "generation"), "the same successor again");
    }

    @Test
    void one_lost_answer_is_not_even_noticed() throws Exception {
        Browser browser = signedIn();
        browser.forget(ACCESS);
        line.loseAnswers(1);
        assertEquals(200, browser.get("/api/notes").statusCode());
        assertEquals(1, line.lost());
    }

    @Test
    void a_browser_that_crashed_before_it_wrote_its_cookies_goes_on() throws Exception {
        Browser browser = signedIn();
        browser.forget(ACCESS);
        Browser asItWasOnDisk = browser.copy();
        assertEquals(200, browser.get("/api/notes").statusCode());
        tenMinutesPass(browser);

        HttpResponse<String> answer = refreshOnAnotherNode(asItWasOnDisk);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                browser.cookie(REFRESH), new JsonObject(answer.body()).getString("refreshToken"), "the identical one");
    }

    @Test
    void an_old_token_after_the_proof_ends_the_session_and_tells_its_owner() throws Exception {
        Browser owner = signedIn();
        owner.forget(ACCESS);
        Browser thief = owner.copy();
        assertEquals(200, owner.get("/api/notes").statusCode());
        // Two sightings of the new access token: the owner's browser has kept it.
        assertEquals(200, owner.get("/api/notes").statusCode());
        assertEquals(200, owner.get("/api/notes").statusCode());
        Http.until(
                "generation 2 is confirmed",
                () -> sessionColumn(owner, "confirmed_generation").equals("2"));
        tenMinutesPass(owner);

        HttpResponse<String> stolen = refreshOnAnotherNode(thief);
        assertEquals(401, stolen.statusCode(), stolen.body());
        assertEquals("TOKEN_REUSED", new JsonObject(stolen.body()).getString("code"));

        Http.until(
                "the owner's access token is refused too",
                () -> owner.get("/api/notes").statusCode() == 401);
        JsonObject refused = new JsonObject(owner.get("/api/notes").body());
        assertEquals("SESSION_REVOKED", refused.getString("code"));
        assertEquals("TOKEN_REUSED", refused.getString("reason"));
        JsonObject session = new JsonObject(owner.get("/api/v1/auth/session").body());
        assertEquals(new JsonObject().put("authenticated", false).put("endedReason", "TOKEN_REUSED"), session);

        assertEquals("TOKEN_REUSED", sessionColumn(owner, "end_reason"));
        assertEquals(
                "1",
                column("SELECT count(*) FROM audit_events WHERE kind = 'TOKEN_REUSE_DETECTED' AND session_id = '"
                        + sessionId(owner) + "'"));
        Http.until(
                "the owner is told by mail",
                () -> mails().stream()
                        .anyMatch(mail -> ((JsonObject) mail).getString("text").contains("may have been copied")));
    }

    @Test
    void signing_out_on_one_device_is_seen_by_the_other_within_moments() throws Exception {
        Browser laptop = signedIn();
        Browser phone = signedIn();
        assertEquals(200, phone.get("/api/notes").statusCode());
        assertEquals(
                204, laptop.post("/api/v1/auth/logout-all", new JsonObject()).statusCode());
        assertEquals("", laptop.cookie(REFRESH));

        Http.until("the phone is refused", () -> phone.get("/api/notes").statusCode() == 401);
        JsonObject refused = new JsonObject(phone.get("/api/notes").body());
        assertEquals("SIGNED_OUT_EVERYWHERE", refused.getString("reason"));
    }

    @Test
    void signing_in_again_ends_the_session_that_the_browser_had() throws Exception {
        Browser browser = signedIn();
        String first = sessionId(browser);
        browser.signIn(USER.email(), USER.password());
        assertNotEquals(first, sessionId(browser));
        assertEquals("REPLACED_BY_SIGN_IN", column("SELECT end_reason FROM sessions WHERE id = '" + first + "'"));
    }

    private static Browser signedIn() throws Exception {
        Browser browser = new Browser(stack.url());
        browser.signIn(USER.email(), USER.password());
        return browser;
    }

    private static Browser withCookies(Browser browser, String refresh) {
        Browser tab = browser.copy();
        assertEquals(refresh, tab.cookie(REFRESH));
        return tab;
    }

    /** The database's clock is the only one that counts, so time passes there. */
    private static void tenMinutesPass(Browser browser) throws SQLException {
        run("UPDATE sessions SET rotated_at = rotated_at - interval '10 minutes' WHERE id = '" + sessionId(browser)
                + "'");
    }

    /** This node's gateway remembers a flight for ten seconds; another node asks the core. */
    private static HttpResponse<String> refreshOnAnotherNode(Browser browser) throws Exception {
        return Http.send(
                "POST",
                stack.coreUrl().resolve("/api/v1/auth/refresh"),
                new JsonObject().put("refreshToken", browser.cookie(REFRESH)).encode(),
                "Content-Type",
                "application/json");
    }

    private static String sessionId(Browser browser) {
        byte[] token = Base64.getUrlDecoder().decode(browser.cookie(REFRESH).substring("ghr_".length()));
        ByteBuffer id = ByteBuffer.wrap(token, 2, 16);
        return new UUID(id.getLong(), id.getLong()).toString();
    }

    private static String sessionColumn(Browser browser, String name) throws SQLException {
        return column("SELECT " + name + " FROM sessions WHERE id = '" + sessionId(browser) + "'");
    }

    private static JsonArray mails() throws Exception {
        return new JsonArray(Http.get(stack.inboxUrl().resolve("/api/messages?to=" + USER.email()))
                .body());
    }

    private static String column(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(), "postgres", "postgres");
    }
}
