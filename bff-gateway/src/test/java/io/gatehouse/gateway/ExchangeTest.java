package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.gateway.testing.World;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocketConnectOptions;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes with an audience of their own. */
class ExchangeTest {
    private World world;
    private Browser browser;

    @BeforeEach
    void start() {
        world = World.start();
        browser = world.browser();
        browser.signIn();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static String bearer(Reply reply) {
        assertEquals(200, reply.status(), reply.body().toString());
        return reply.json()
                .getJsonObject("headers")
                .getJsonArray("authorization")
                .getString(0)
                .replace("Bearer ", "");
    }

    private static JWTClaimsSet claims(String jwt) {
        try {
            return SignedJWT.parse(jwt).getJWTClaimsSet();
        } catch (ParseException malformed) {
            throw new AssertionError(jwt, malformed);
        }
    }

    private UUID session() {
        return world.core.sessionOf(browser.cookie("__Host-Http-refresh"));
    }

    private long exchanges() {
        return world.core.calls("/api/v1/auth/token");
    }

    @Test
    void an_api_with_an_audience_gets_a_token_for_itself_and_the_others_the_sessions_own() {
        JWTClaimsSet narrow = claims(bearer(browser.get("/api/ledger/7")));
        assertEquals(List.of("ledger-api"), narrow.getAudience());
        assertEquals(session().toString(), narrow.getClaim("sid"));
        assertEquals(
                List.of("gatehouse-api"),
                claims(bearer(browser.get("/api/notes/7"))).getAudience());
        assertEquals(1, exchanges());
    }

    @Test
    void a_kept_token_costs_no_call_but_the_apis() {
        String first = bearer(browser.get("/api/ledger/1"));
        world.core.isAway = true;
        assertEquals(first, bearer(browser.get("/api/ledger/2")));
        assertEquals(1, exchanges());
    }

    @Test
    void many_calls_at_once_share_one_exchange() {
        world.core.holdsExchanges = true;
        List<Future<Reply>> calls = IntStream.range(0, 40)
                .mapToObj(call -> browser.sending(HttpMethod.GET, "/api/ledger/" + call, Map.of(), null))
                .toList();
        Waiting.until("all wait for one answer", () -> metric("gatehouse_flights_joined_total{kind=\"exchange\"} 39"));
        world.core.release();
        assertEquals(
                1,
                calls.stream()
                        .map(Waiting::result)
                        .map(ExchangeTest::bearer)
                        .distinct()
                        .count());
        assertEquals(1, exchanges());
    }

    private boolean metric(String line) {
        return world.management().get("/metrics").body().toString().contains(line);
    }

    @Test
    void each_session_has_tokens_of_its_own_and_a_short_life_is_exchanged_again() {
        world.core.exchangeSeconds = 2;
        Browser other = world.browser();
        other.signIn();
        String mine = bearer(browser.get("/api/ledger"));
        String theirs = bearer(other.get("/api/ledger"));
        assertNotEquals(claims(mine).getClaim("sid"), claims(theirs).getClaim("sid"));
        Waiting.until(
                "a new token is taken before the old one ends",
                () -> !bearer(browser.get("/api/ledger")).equals(mine));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503, 302})
    void a_failing_exchange_is_503_for_this_call_and_changes_nothing(int status) {
        world.core.exchangeStatus = status;
        Map<String, String> before = Map.copyOf(browser.jar());
        long upstream = world.api.calls.get();
        Reply reply = browser.get("/api/ledger/x");
        assertEquals(503, reply.status());
        assertEquals("UNAVAILABLE", reply.code());
        assertEquals("2", reply.header("Retry-After"));
        assertEquals(List.of(), reply.setCookies());
        assertEquals(before, browser.jar());
        assertEquals(1, exchanges());
        assertEquals(upstream, world.api.calls.get(), "the API never saw the wider token");
        assertEquals(200, browser.get("/api/notes/x").status());
    }

    @Test
    void an_audience_that_the_core_does_not_give_is_asked_for_once_in_a_while_only() {
        world.core.audiences = List.of();
        assertEquals(503, browser.get("/api/ledger/x").status());
        assertEquals(503, browser.get("/api/ledger/y").status());
        assertEquals(1, exchanges());
    }

    @Test
    void a_core_that_is_away_is_503_and_the_next_call_works() {
        world.core.isAway = true;
        Reply reply = browser.get("/api/ledger/x");
        assertEquals(503, reply.status());
        assertEquals(List.of(), reply.setCookies());
        world.core.isAway = false;
        assertEquals(200, browser.get("/api/ledger/x").status());
    }

    @Test
    void a_token_that_the_cores_clock_finds_too_old_is_renewed_once() {
        world.core.tooOldBefore = world.core.issued.size();
        Reply reply = browser.get("/api/ledger/x");
        assertEquals(List.of("ledger-api"), claims(bearer(reply)).getAudience());
        assertEquals(2, exchanges());
        assertEquals(1, world.core.rotations.get());
        assertEquals(2, reply.setCookies().size());
    }

    @Test
    void a_clock_that_finds_every_token_too_old_makes_no_loop_and_signs_nobody_out() {
        world.core.tooOldBefore = Integer.MAX_VALUE;
        Reply reply = browser.get("/api/ledger/x");
        assertEquals(503, reply.status());
        assertEquals(2, exchanges());
        assertEquals(1, world.core.rotations.get());
        assertTrue(reply.setCookies().stream().noneMatch(cookie -> cookie.contains("Max-Age=0")));
        world.core.tooOldBefore = 0;
        assertEquals(200, browser.get("/api/ledger/x").status());
    }

    @Test
    void a_session_that_the_core_ended_is_401_with_the_reason_and_keeps_its_cookies() {
        world.core.end(session(), "REVOKED_BY_ADMIN");
        Reply reply = browser.get("/api/ledger/x");
        assertEquals(401, reply.status());
        assertEquals("SESSION_REVOKED", reply.code());
        assertEquals("REVOKED_BY_ADMIN", reply.json().getString("reason"));
        assertEquals(List.of(), reply.setCookies());
    }

    @Test
    void a_kept_token_is_of_no_use_once_its_session_has_ended() {
        assertEquals(200, browser.get("/api/ledger/x").status());
        world.core.end(session(), "PASSWORD_CHANGED");
        Waiting.until(
                "the end is known here", () -> browser.get("/api/ledger/x").status() == 401);
        assertEquals(1, exchanges());
    }

    @Test
    void whoever_may_not_call_the_route_has_nothing_exchanged() {
        assertEquals("FORBIDDEN", browser.get("/api/audit/x").code());
        assertEquals(0, exchanges());
    }

    @Test
    void a_websocket_begins_with_the_narrow_token() {
        var socket = Waiting.result(world.vertx
                .createWebSocketClient()
                .connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(world.gateway.port())
                        .setURI("/api/ledger/ws")
                        .setAllowOriginHeader(true)
                        .setHeaders(MultiMap.caseInsensitiveMultiMap()
                                .add("Cookie", browser.cookies())
                                .add("Origin", World.ORIGIN))));
        assertNull(socket.subProtocol());
        String token = Objects.requireNonNull(
                        world.api.sockets.getFirst().headers().get("Authorization"))
                .replace("Bearer ", "");
        assertEquals(List.of("ledger-api"), claims(token).getAudience());
    }
}
