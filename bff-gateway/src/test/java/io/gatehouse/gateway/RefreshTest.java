package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.gatehouse.gateway.cookie.AccessCookie;
import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.FakeCore.Mood;
import io.gatehouse.gateway.testing.TestKeys;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.gateway.testing.World;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Sealer;
import io.gatehouse.kit.tenant.TenantHosts;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Single flight" and "Revocation" of the refresh protocol, as a browser meets them. */
class RefreshTest {
    private static final String ACCESS = "__Host-Http-access";
    private static final String REFRESH = "__Host-Http-refresh";

    private final AccessCookie sealer =
            new AccessCookie(new Sealer(KeyRing.parse(World.COOKIE_KEYS).derive("access-cookie"), new SecureRandom()));
    private World world;
    private Browser browser;

    @BeforeEach
    void start() {
        world = World.start(
                Map.of("gateway.coreTimeout", "500ms", "gateway.confirmAfter", "50ms", "gateway.confirmEvery", "20ms"));
        browser = world.browser();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @CanIgnoreReturnValue
    private UUID signInWithExpiredAccessToken() {
        browser.signIn();
        UUID session = world.core.sessionOf(browser.cookie(REFRESH));
        browser.jar()
                .put(
                        ACCESS,
                        sealer.seal(
                                world.core.accessToken(session, 1, Instant.now().minusSeconds(60)),
                                TenantHosts.DEFAULT));
        return session;
    }

    @Test
    void a_hundred_parallel_calls_with_an_expired_token_rotate_once_and_none_is_401() {
        signInWithExpiredAccessToken();
        // One that is patient: on a busy machine the others' half a second may pass, and the core be asked again.
        Browser there = world.at(world.another(Map.of("gateway.coreTimeout", "10s")), browser);
        List<Future<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(there.sending(HttpMethod.GET, "/api/notes/" + i, Map.of(), null));
        }
        Waiting.result(Future.all(calls));
        Set<List<String>> cookies = new HashSet<>();
        for (Future<Reply> call : calls) {
            assertEquals(200, call.result().status());
            cookies.add(call.result().setCookies());
        }
        assertEquals(1, world.core.rotations.get());
        assertEquals(1, world.core.calls("/api/v1/auth/refresh"), "one flight for all");
        assertEquals(1, cookies.size(), "all carry the same cookies");
        assertEquals(2, cookies.iterator().next().size());
    }

    @Test
    void a_good_access_token_costs_no_call_of_the_core() {
        browser.signIn();
        int before = world.core.calls.size();
        for (int i = 0; i < 5; i++) {
            assertEquals(200, browser.get("/api/notes").status());
        }
        assertEquals(0, world.core.calls("/api/v1/auth/refresh"));
        assertTrue(
                world.core.calls.subList(before, world.core.calls.size()).stream()
                        .allMatch(call -> call.path().startsWith("/internal/")),
                "only the background work talks to the core");
    }

    @Test
    void a_page_that_asks_for_a_refresh_without_need_changes_nothing() {
        browser.signIn();
        String held = browser.cookie(REFRESH);
        Reply reply = browser.post("/api/v1/auth/refresh", null);
        assertEquals(204, reply.status());
        assertEquals(List.of(), reply.setCookies());
        assertEquals(held, browser.cookie(REFRESH));
        assertEquals(0, world.core.calls("/api/v1/auth/refresh"));
    }

    @Test
    void a_token_within_five_seconds_of_its_end_is_renewed_before_the_upstream_sees_it() {
        world.core.accessSeconds = 4;
        browser.signIn();
        String old = browser.cookie(ACCESS);
        world.core.accessSeconds = 900;
        assertEquals(200, browser.get("/api/notes").status());
        assertNotEquals(old, browser.cookie(ACCESS));
    }

    @Test
    void a_refresh_whose_answer_was_lost_is_retried_and_the_call_goes_through() {
        signInWithExpiredAccessToken();
        world.core.mood = Mood.DROPS_ANSWERS;
        world.core.dropsLeft.set(1);
        assertEquals(200, browser.get("/api/notes").status());
        assertEquals(2, world.core.calls("/api/v1/auth/refresh"));
        assertEquals(1, world.core.rotations.get());
    }

    @Test
    void after_a_refresh_that_never_answered_the_next_call_works_with_the_old_cookies() {
        signInWithExpiredAccessToken();
        world.core.mood = Mood.DROPS_ANSWERS;
        Reply lost = browser.get("/api/notes");
        assertEquals(503, lost.status());
        assertEquals("UNAVAILABLE", lost.code());
        assertFalse(lost.header("Retry-After").isEmpty());
        assertEquals(List.of(), lost.setCookies());
        world.core.mood = Mood.WELL;
        assertEquals(200, browser.get("/api/notes").status());
        assertEquals(1, world.core.rotations.get(), "asking again gave the same successor");
    }

    @Test
    void a_core_that_hangs_is_503_with_retry_after_and_no_cookie() {
        signInWithExpiredAccessToken();
        world.core.mood = Mood.HANGS;
        Reply reply = browser.get("/api/notes");
        assertEquals(503, reply.status());
        assertFalse(reply.header("Retry-After").isEmpty());
        assertEquals(List.of(), reply.setCookies());
        assertEquals(2, world.core.calls("/api/v1/auth/refresh"), "one automatic retry");
    }

    @Test
    void a_core_that_is_overloaded_is_503_with_its_own_retry_after() {
        signInWithExpiredAccessToken();
        world.core.mood = Mood.OVERLOADED;
        Reply reply = browser.get("/api/notes");
        assertEquals(503, reply.status());
        assertEquals("3", reply.header("Retry-After"));
        assertEquals(List.of(), reply.setCookies());
    }

    @Test
    void a_definite_end_is_401_with_the_reason_and_no_cookie_and_is_remembered() {
        world.core.end(signInWithExpiredAccessToken(), "PASSWORD_CHANGED");
        for (int i = 0; i < 3; i++) {
            Reply reply = browser.get("/api/notes");
            assertEquals(401, reply.status());
            assertEquals("SESSION_REVOKED", reply.code());
            assertEquals("PASSWORD_CHANGED", reply.json().getString("reason"));
            assertEquals(List.of(), reply.setCookies());
        }
        assertEquals(1, world.core.calls("/api/v1/auth/refresh"));
    }

    @Test
    void the_session_resource_tells_a_definite_end_as_an_answer() {
        world.core.end(signInWithExpiredAccessToken(), "IDLE_TIMEOUT");
        Reply reply = browser.get("/api/v1/auth/session");
        assertEquals(200, reply.status());
        assertEquals(new JsonObject().put("authenticated", false).put("endedReason", "IDLE_TIMEOUT"), reply.json());
        assertEquals(List.of(), reply.setCookies());
    }

    @Test
    void the_session_resource_with_the_core_away_is_503() {
        signInWithExpiredAccessToken();
        world.core.isAway = true;
        Reply reply = browser.get("/api/v1/auth/session");
        assertEquals(503, reply.status());
        assertEquals(List.of(), reply.setCookies());
    }

    @Test
    void upstream_errors_carry_the_new_cookies_too_and_may_not_be_cached() {
        for (String path : List.of("teapot", "broken", "cut", "misbehave")) {
            signInWithExpiredAccessToken();
            Reply reply = browser.get("/api/notes/" + path);
            List<String> ours = reply.setCookies().stream()
                    .filter(cookie -> cookie.startsWith("__Host-Http-"))
                    .toList();
            assertEquals(2, ours.size(), path);
            assertEquals("no-store", reply.header("Cache-Control"), path);
        }
    }

    @Test
    void a_late_answer_does_not_write_cookies_of_an_older_generation() {
        UUID session = signInWithExpiredAccessToken();
        Future<Reply> slow = browser.sending(HttpMethod.GET, "/api/notes/stall", Map.of(), null);
        Waiting.until("the upstream holds the call", () -> world.api.stalled.size() == 1);
        for (int i = 0; i < 2; i++) {
            browser.jar().remove(ACCESS);
            assertEquals(204, browser.post("/api/v1/auth/refresh", null).status());
        }
        world.api.stalled.getFirst().response().end("late");
        Reply late = Waiting.result(slow);
        assertEquals(200, late.status());
        assertEquals(List.of(), late.setCookies());
        assertEquals(session, world.core.sessionOf(browser.cookie(REFRESH)));
        assertTrue(world.core.rotations.get() >= 2);
    }

    @Test
    void a_late_answer_does_not_bring_cookies_back_after_a_sign_out() {
        signInWithExpiredAccessToken();
        Future<Reply> slow = browser.sending(HttpMethod.GET, "/api/notes/stall", Map.of(), null);
        Waiting.until("the upstream holds the call", () -> world.api.stalled.size() == 1);
        browser.post("/api/v1/auth/refresh", null);
        assertEquals(204, browser.post("/api/v1/auth/logout", null).status());
        world.api.stalled.getFirst().response().end("late");
        assertEquals(List.of(), Waiting.result(slow).setCookies());
        assertFalse(browser.jar().containsKey(REFRESH));
    }

    @Test
    void a_client_that_hangs_up_does_not_cancel_the_flight() {
        signInWithExpiredAccessToken();
        world.core.mood = Mood.DROPS_ANSWERS;
        world.core.dropsLeft.set(1);
        Future<Reply> left = browser.sending(HttpMethod.GET, "/api/notes", Map.of(), null);
        Future<Reply> stays = browser.sending(HttpMethod.GET, "/api/notes", Map.of(), null);
        Waiting.result(browser.request(HttpMethod.GET, "/api/notes", io.vertx.core.MultiMap.caseInsensitiveMultiMap())
                .compose(request -> {
                    request.putHeader("Cookie", browser.cookies());
                    return request.end().compose(sent -> request.connection().close());
                }));
        assertEquals(200, Waiting.result(stays).status());
        assertEquals(200, Waiting.result(left).status());
        assertEquals(1, world.core.rotations.get());
    }

    @Test
    void garbled_access_cookies_are_renewed() {
        browser.signIn();
        for (String garbled : List.of("x", "AAAA", "!!!", browser.cookie(ACCESS) + "A", "A".repeat(5_000))) {
            browser.jar().put(ACCESS, garbled);
            assertEquals(200, browser.get("/api/notes").status(), garbled.substring(0, 1));
            assertNotEquals(garbled, browser.cookie(ACCESS));
        }
    }

    @Test
    void a_forged_token_in_a_good_seal_is_401_and_starts_no_refresh() {
        browser.signIn();
        TestKeys forger = TestKeys.generate("key-1");
        browser.jar()
                .put(
                        ACCESS,
                        sealer.seal(
                                forger.sign(TestKeys.claims(
                                                UUID.randomUUID(),
                                                1,
                                                Instant.now().plusSeconds(600))
                                        .build()),
                                TenantHosts.DEFAULT));
        Reply reply = browser.get("/api/notes");
        assertEquals(401, reply.status());
        assertEquals("UNAUTHENTICATED", reply.code());
        assertEquals(0, world.core.calls("/api/v1/auth/refresh"));
    }

    @Test
    void an_old_token_whose_key_is_gone_signs_nobody_out() {
        browser.signIn();
        TestKeys withdrawn = TestKeys.generate("key-of-last-month");
        browser.jar()
                .put(
                        ACCESS,
                        sealer.seal(
                                withdrawn.sign(TestKeys.claims(
                                                UUID.randomUUID(),
                                                1,
                                                Instant.now().minusSeconds(60))
                                        .build()),
                                TenantHosts.DEFAULT));
        assertEquals(200, browser.get("/api/notes").status());
        assertEquals(1, world.core.rotations.get());
    }

    @Test
    void people_go_on_when_the_key_that_signed_their_token_was_revoked() throws java.text.ParseException {
        browser.signIn();
        assertEquals(200, browser.get("/api/notes").status());
        assertEquals(0, world.core.rotations.get());
        world.core.keys = TestKeys.generate("key-2");
        // The gateway hears of it by itself in a while, or at once from the first token of the new key.
        Browser other = world.browser();
        assertEquals(200, other.signIn().status());
        assertEquals(200, other.get("/api/notes").status());
        assertEquals(200, browser.get("/api/notes").status());
        assertEquals(1, world.core.rotations.get());
        assertEquals(
                "key-2",
                com.nimbusds.jose.JWSObject.parse(world.core.issued.getLast())
                        .getHeader()
                        .getKeyID());
    }

    @Test
    void malformed_refresh_cookies_never_reach_the_core() {
        for (String bad : List.of("", "x", "ghr_short", "ghr_" + "!".repeat(94), "ghr_" + "a".repeat(95))) {
            browser.jar().put(REFRESH, bad);
            assertEquals(401, browser.get("/api/notes").status());
        }
        assertEquals(0, world.core.calls("/api/v1/auth/refresh"));
    }

    @Test
    void of_two_different_cookies_of_one_name_the_one_that_works_is_used() {
        signInWithExpiredAccessToken();
        String planted = "ghr_" + "A".repeat(94);
        String cookies = ACCESS + "=planted; " + REFRESH + "=" + planted + "; " + browser.cookies();
        Reply reply = browser.send(HttpMethod.GET, "/api/notes", Map.of("Cookie", cookies), null);
        assertEquals(200, reply.status());
        assertEquals(2, world.core.calls("/api/v1/auth/refresh"));
    }

    @Test
    void a_strict_gateway_ignores_the_cookies_of_the_dev_profile() {
        browser.signIn();
        String cookies = browser.cookies().replace("__Host-Http-", "dev-");
        assertEquals(
                401,
                browser.send(HttpMethod.GET, "/api/notes", Map.of("Cookie", cookies), null)
                        .status());
        assertEquals(0, world.core.calls("/api/v1/auth/refresh"));
    }

    @Test
    void nothing_but_a_call_that_needs_it_refreshes() {
        signInWithExpiredAccessToken();
        assertEquals(
                503,
                browser.send(HttpMethod.GET, "/api/notes", Map.of("Sec-Purpose", "prefetch;prerender"), null)
                        .status());
        assertEquals(
                403,
                browser.send(HttpMethod.POST, "/api/notes", Map.of("X-CSRF", ""), Buffer.buffer("{}"))
                        .status());
        assertEquals(404, browser.get("/api/nowhere").status());
        assertEquals(200, browser.get("/api/open/x").status());
        assertEquals(200, browser.get("/api/v1/auth/policies").status());
        assertEquals(302, browser.get("/").status());
        assertEquals(0, world.core.calls("/api/v1/auth/refresh"));
    }

    @Test
    void signing_out_while_the_core_is_away_is_503_and_keeps_the_cookies() {
        browser.signIn();
        String before = browser.cookies();
        world.core.isAway = true;
        Reply reply = browser.post("/api/v1/auth/logout", null);
        assertEquals(503, reply.status());
        assertFalse(reply.header("Retry-After").isEmpty());
        assertEquals(List.of(), reply.setCookies());
        assertEquals(before, browser.cookies());
        world.core.isAway = false;
        assertEquals(204, browser.post("/api/v1/auth/logout", null).status());
    }

    @Test
    void a_good_token_goes_on_working_while_the_core_is_away() {
        browser.signIn();
        world.core.isAway = true;
        assertEquals(200, browser.get("/api/notes").status());
        assertEquals(503, browser.get("/api/v1/auth/me").status());
    }

    @Test
    void a_revoked_session_is_refused_everywhere_soon_without_redis() {
        browser.signIn();
        UUID session = world.core.sessionOf(browser.cookie(REFRESH));
        world.core.end(session, "REVOKED_BY_ADMIN");
        Waiting.until(
                "the poll of the core has told it",
                () -> browser.get("/api/notes").status() == 401);
        Reply reply = browser.get("/api/notes");
        assertEquals("REVOKED_BY_ADMIN", reply.json().getString("reason"));
        assertEquals(List.of(), reply.setCookies());
    }

    @Test
    void a_refresh_under_way_lets_nobody_in_whose_session_has_ended_meanwhile() {
        try (World patient = World.start()) {
            Browser person = patient.browser();
            person.signIn();
            Browser tab = patient.browser();
            tab.jar().putAll(person.jar());
            person.jar().remove(ACCESS);
            patient.core.mood = Mood.DELAYED;
            Future<Reply> waiting = person.sending(HttpMethod.GET, "/api/notes/meanwhile", Map.of(), null);
            Waiting.until("the refresh is under way", () -> !patient.core.held.isEmpty());
            patient.core.end(patient.core.sessionOf(person.cookie(REFRESH)), "REVOKED_BY_USER");
            Waiting.until("the gateway has heard", () -> tab.get("/api/notes").status() == 401);
            patient.core.release();
            Reply reply = Waiting.result(waiting);
            assertEquals(401, reply.status());
            assertEquals("REVOKED_BY_USER", reply.json().getString("reason"));
            assertEquals(List.of(), reply.setCookies());
            assertEquals(0, patient.api.callsTo("meanwhile"));
        }
    }

    @Test
    void the_core_that_finds_a_token_too_old_gets_a_renewed_one() {
        browser.signIn();
        UUID session = world.core.sessionOf(browser.cookie(REFRESH));
        String unknown = world.core.keys.sign(
                TestKeys.claims(session, 1, Instant.now().plusSeconds(600)).build());
        browser.jar().put(ACCESS, sealer.seal(unknown, TenantHosts.DEFAULT));
        Reply reply = browser.get("/api/v1/auth/me");
        assertEquals(200, reply.status());
        assertEquals(2, reply.setCookies().size());
    }

    @Test
    void an_end_that_the_core_tells_first_is_remembered() {
        browser.signIn();
        UUID session = world.core.sessionOf(browser.cookie(REFRESH));
        world.core.end(session, "NOT_ME");
        Reply reply = browser.get("/api/v1/auth/me");
        assertEquals(401, reply.status());
        assertEquals("NOT_ME", browser.get("/api/notes").json().getString("reason"));
    }

    @Test
    void two_sightings_of_one_token_apart_confirm_its_generation_once() {
        browser.signIn();
        UUID session = world.core.sessionOf(browser.cookie(REFRESH));
        browser.get("/api/notes");
        Waiting.until("first use was told", () -> !world.core.confirmations.isEmpty());
        assertFalse(world.core.confirmations.getFirst().containsKey("generation"));
        Waiting.until("the generation is confirmed", () -> {
            browser.get("/api/notes");
            return world.core.confirmations.stream().anyMatch(note -> note.containsKey("generation"));
        });
        int told = world.core.confirmations.size();
        browser.get("/api/notes");
        Waiting.until("a later use was told", () -> world.core.confirmations.size() > told);
        List<JsonObject> confirmed = world.core.confirmations.stream()
                .filter(note -> note.containsKey("generation"))
                .toList();
        assertEquals(1, confirmed.size());
        assertEquals(1, confirmed.getFirst().getInteger("generation"));
        assertEquals(session.toString(), confirmed.getFirst().getString("sessionId"));
        assertTrue(Instant.parse(confirmed.getFirst().getString("lastUsedAt"))
                .isBefore(Instant.now().plusSeconds(1)));
    }

    @Test
    void a_core_that_does_not_believe_this_gateway_signs_nobody_out() {
        signInWithExpiredAccessToken();
        world.core.believesGateways = false;
        for (Reply reply : List.of(browser.get("/api/notes"), browser.post("/api/v1/auth/logout", null))) {
            assertEquals(503, reply.status(), reply.body().toString());
            assertTrue(reply.setCookies().isEmpty());
        }
        world.core.believesGateways = true;
        assertEquals(200, browser.get("/api/notes").status());
    }

    @Test
    void callers_of_one_token_at_two_addresses_share_no_refresh() {
        signInWithExpiredAccessToken();
        world.core.mood = Mood.DELAYED;
        List<Future<Reply>> calls = new ArrayList<>();
        for (String address : List.of("198.51.100.1", "198.51.100.1", "203.0.113.9")) {
            calls.add(browser.sending(HttpMethod.GET, "/api/notes", Map.of("X-Forwarded-For", address), null));
        }
        Waiting.until("the core is asked for each address", () -> world.core.held.size() == 2);
        world.core.release();
        calls.forEach(call -> assertEquals(200, Waiting.result(call).status()));
        assertEquals(1, world.core.rotations.get());
    }
}
