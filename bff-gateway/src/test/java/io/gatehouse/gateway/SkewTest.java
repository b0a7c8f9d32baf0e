package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.gateway.testing.World;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A core whose clock is not the gateway's: nobody is signed out for it, nothing goes round in circles, and no API gets a token that is
 * over. A browser's clock has no say at all: cookies carry a Max-Age, which counts from when they arrive.
 */
class SkewTest {
    private static final Pattern MAX_AGE = Pattern.compile("__Host-Http-refresh=.*; Max-Age=(\\d+);");

    private World world;
    private Browser browser;

    @BeforeEach
    void start() {
        world = World.start();
        browser = world.browser();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static Instant end(Reply reply) {
        assertEquals(200, reply.status(), reply.body().toString());
        String bearer = reply.json()
                .getJsonObject("headers")
                .getJsonArray("authorization")
                .getString(0)
                .replace("Bearer ", "");
        try {
            return SignedJWT.parse(bearer).getJWTClaimsSet().getExpirationTime().toInstant();
        } catch (ParseException malformed) {
            throw new AssertionError(bearer, malformed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -90, -20, 0, 20, 90, 300})
    void a_token_is_as_good_as_the_core_says_on_this_gateway_and_the_next(long seconds) {
        world.core.ahead = Duration.ofSeconds(seconds);
        // Shorter than the largest difference: by the wrong clock it would never be good, or always.
        world.core.accessSeconds = 120;
        assertEquals(200, browser.signIn().status());
        for (int call = 0; call < 5; call++) {
            assertTrue(end(browser.get("/api/notes/" + call)).isAfter(world.core.now()));
            assertEquals(200, browser.get("/api/v1/auth/me").status());
        }
        Browser there = world.at(world.another(), browser);
        assertEquals(200, there.get("/api/notes/x").status());
        assertEquals(0, world.core.calls("/api/v1/auth/refresh"), "nothing was refreshed before its time");
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void a_token_that_is_over_by_the_cores_clock_is_renewed_before_an_api_sees_it(long seconds) {
        world.core.ahead = Duration.ofSeconds(seconds);
        world.core.accessSeconds = 7;
        browser.signIn();
        Waiting.until("it was renewed", () -> {
            assertTrue(end(browser.get("/api/notes/x")).isAfter(world.core.now()));
            return world.core.rotations.get() > 0;
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void who_stays_signed_in_keeps_the_cookies_to_the_sessions_end(long seconds) {
        world.core.ahead = Duration.ofSeconds(seconds);
        Matcher maxAge = MAX_AGE.matcher(
                String.join("\n", browser.signIn(/* rememberMe= */ true).setCookies()));
        assertTrue(maxAge.find());
        long missing = Duration.ofDays(90).toSeconds() - Long.parseLong(maxAge.group(1));
        assertTrue(missing >= 0 && missing < 20, missing + " s too few");
    }

    @Test
    void a_session_that_is_nearly_over_keeps_its_cookies_though_our_clock_is_a_little_early() {
        // By ours, which nobody puts right for so little, it was over ten seconds ago.
        world.core.ahead = Duration.ofSeconds(-20);
        world.core.sessionLife = Duration.ofSeconds(10);
        List<String> cookies = browser.signIn(/* rememberMe= */ true).setCookies();
        assertTrue(cookies.stream().noneMatch(cookie -> cookie.contains("Max-Age=0")), cookies.toString());
        assertEquals(200, browser.get("/api/notes/x").status());
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void an_end_is_heard_of_and_nobody_else_is_signed_out(long seconds) {
        world.core.ahead = Duration.ofSeconds(seconds);
        browser.signIn();
        Browser other = world.browser();
        other.signIn();
        UUID session = world.core.sessionOf(browser.cookie("__Host-Http-refresh"));
        world.core.end(session, "REVOKED_BY_USER");
        Waiting.until("the end is known here", () -> browser.get("/api/notes/x").status() == 401);
        assertEquals(200, other.get("/api/notes/x").status());
    }

    @Test
    void an_ended_session_stays_refused_until_its_last_token_is_dead_though_our_clock_is_early() {
        world.core.ahead = Duration.ofMinutes(-5);
        // By ours, the last of its tokens died a minute ago.
        world.core.refusedFor = Duration.ofMinutes(4);
        browser.signIn();
        Browser other = world.browser();
        other.signIn();
        end(browser, "REVOKED_BY_USER");
        world.core.forgetEnds();
        // Heard after what was over has been forgotten.
        end(other, "NOT_ME");
        assertEquals(401, browser.get("/api/notes/x").status());
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void what_ends_is_heard_of_though_the_database_has_another_clock_than_the_core(long seconds) {
        world.core.databaseAhead = Duration.ofSeconds(seconds);
        browser.signIn();
        Browser other = world.browser();
        other.signIn();
        end(other, "REVOKED_BY_USER");
        end(browser, "NOT_ME");
    }

    private void end(Browser ended, String reason) {
        world.core.end(world.core.sessionOf(ended.cookie("__Host-Http-refresh")), reason);
        Waiting.until("it is heard of", () -> ended.get("/api/notes/x").status() == 401);
    }
}
