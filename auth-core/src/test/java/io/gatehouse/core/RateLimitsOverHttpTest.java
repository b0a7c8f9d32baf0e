package io.gatehouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestCore.Answer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Limits as a caller meets them. */
class RateLimitsOverHttpTest {
    private static final String EMAIL = "ines@calder.studio";
    private static final String PASSWORD = "correct horse battery";

    private static TestCore core;

    @BeforeAll
    static void start() {
        core = TestCore.start(Map.of(
                "policies.rateLimits.enabled", "true",
                "policies.rateLimits.login", "3/1h",
                "policies.rateLimits.refresh", "2/1h",
                "policies.rateLimits.refreshPerSession", "3/1h",
                "policies.risk.newDevice", "log",
                "policies.lockout.failures", "100"));
        core.seed(EMAIL, PASSWORD);
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @Test
    void whoever_tries_too_often_is_told_when_to_come_back_and_others_are_not_refused() {
        for (int left = 2; left >= 0; left--) {
            Answer answer = guess(TestCore.vouched("198.51.100.1", "A Browser", null));
            assertEquals(401, answer.status());
            assertEquals("\"login\";q=3;w=3600", answer.header("RateLimit-Policy"));
            assertTrue(answer.header("RateLimit").startsWith("\"login\";r=" + left + ";t="), answer::toString);
        }
        Answer refused = guess(TestCore.vouched("198.51.100.1", "A Browser", null));
        assertEquals(429, refused.status());
        assertEquals("RATE_LIMIT_EXCEEDED", refused.code());
        assertTrue(refused.header("RateLimit").startsWith("\"login\";r=0;t="), refused::toString);
        int seconds = Integer.parseInt(refused.header("Retry-After"));
        assertTrue(seconds > 0 && seconds <= 1200, refused::toString);
        assertEquals(seconds, refused.json().getInteger("retryAfter"));
        assertEquals(
                401, guess(TestCore.vouched("198.51.100.2", "A Browser", null)).status());
    }

    @Test
    void a_household_with_many_addresses_is_one_caller() {
        for (int host = 1; host <= 3; host++) {
            assertEquals(
                    401,
                    guess(TestCore.vouched("2001:db8:1:2::" + host, "A Browser", null))
                            .status());
        }
        assertEquals(
                429,
                guess(TestCore.vouched("2001:db8:1:2:9::9", "A Browser", null)).status());
    }

    @Test
    void headers_that_a_caller_makes_up_change_nothing() {
        String[] names = {"X-Forwarded-For", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP"};
        for (int guess = 0; guess < 3; guess++) {
            assertEquals(401, guess(names[guess], "203.0.113." + guess).status());
        }
        assertEquals(429, guess(names[3], "203.0.113.9").status());
        assertEquals(429, guess("Forwarded", "for=203.0.113.10").status());
    }

    @Test
    void an_office_that_signs_in_rightly_is_never_refused_for_being_many() {
        for (int person = 0; person < 8; person++) {
            Answer answer = core.post(
                    "/login",
                    TestCore.credentials(EMAIL, PASSWORD),
                    TestCore.vouched("198.51.100.77", "A Browser", "desk-" + person));
            assertEquals(200, answer.status(), answer::toString);
        }
    }

    @Test
    void a_session_has_only_so_many_refreshes_wherever_they_come_from_and_others_keep_theirs() {
        String token = signIn();
        for (int place = 0; place < 3; place++) {
            Answer answer = refresh(token, "198.51.100." + (80 + place));
            assertEquals(200, answer.status(), answer::toString);
            token = answer.json().getString("refreshToken");
        }
        Answer refused = refresh(token, "198.51.100.90");
        assertEquals(429, refused.status());
        assertTrue(refused.header("RateLimit").startsWith("\"refreshPerSession\";r=0;t="), refused::toString);
        assertEquals(200, refresh(signIn(), "198.51.100.90").status());
    }

    @Test
    void an_office_of_many_sessions_refreshes_through_one_address() {
        for (int desk = 0; desk < 5; desk++) {
            assertEquals(200, refresh(signIn(), "198.51.100.91").status());
        }
    }

    private static String signIn() {
        Answer answer = core.post(
                "/login",
                TestCore.credentials(EMAIL, PASSWORD),
                TestCore.vouched("198.51.100.79", "A Browser", "desk"));
        assertEquals(200, answer.status(), answer::toString);
        return answer.json().getString("refreshToken");
    }

    private static Answer refresh(String token, String address) {
        return core.post(
                "/refresh",
                new JsonObject().put("refreshToken", token),
                TestCore.vouched(address, "A Browser", "desk"));
    }

    private static Answer guess(String... headers) {
        return core.post("/login", TestCore.credentials(EMAIL, "wrong horse battery"), headers);
    }
}
