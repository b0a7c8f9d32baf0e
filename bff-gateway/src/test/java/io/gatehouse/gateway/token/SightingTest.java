package io.gatehouse.gateway.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SightingTest {
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID SESSION = UUID.fromString("0190a000-0000-7000-8000-0000000000f1");

    /** Such clocks begin anywhere, and run over. */
    private static final long BEGINNING =
            Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();

    private static long seconds(int seconds) {
        return BEGINNING + Duration.ofSeconds(seconds).toNanos();
    }

    private static VerifiedToken token(String jwt) {
        return new VerifiedToken(new Bearer(jwt), SESSION, "user", 3, List.of(), NOW.plusSeconds(900));
    }

    @Test
    void two_sightings_a_minute_apart_prove_once_that_the_browser_kept_the_token() {
        Sighting sighting = new Sighting(token("a"), "acme");
        assertFalse(sighting.seen(BEGINNING, MINUTE));
        assertFalse(sighting.seen(seconds(59), MINUTE));
        assertTrue(sighting.seen(seconds(60), MINUTE));
        assertFalse(sighting.seen(seconds(120), MINUTE));
    }

    @Test
    void two_tokens_of_one_generation_are_seen_apart() {
        TokenCache cache = new TokenCache(10, new SimpleMeterRegistry());
        Sighting one = cache.put("cookie-a", "acme", token("a"));
        Sighting other = cache.put("cookie-b", "acme", token("b"));
        assertFalse(one.seen(BEGINNING, MINUTE));
        assertFalse(other.seen(seconds(60), MINUTE));
        assertTrue(one.seen(seconds(60), MINUTE));
    }

    @Test
    void a_cookie_keeps_its_first_sighting() {
        TokenCache cache = new TokenCache(10, new SimpleMeterRegistry());
        Sighting first = cache.put("cookie-a", "acme", token("a"));
        assertSame(first, cache.put("cookie-a", "acme", token("a")));
        assertSame(first, cache.find("cookie-a", "acme"));
        assertNull(cache.find("cookie-A", "acme"));
    }

    @Test
    void a_cookie_of_one_tenant_is_not_found_at_a_host_of_another() {
        TokenCache cache = new TokenCache(10, new SimpleMeterRegistry());
        Sighting sighting = cache.put("cookie-a", "acme", token("a"));
        assertNull(cache.find("cookie-a", "globex"));
        assertSame(sighting, cache.find("cookie-a", "acme"));
    }

    @Test
    void an_ended_session_is_told_once_and_forgotten_when_its_last_token_is_dead() {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        RevokedSessions revoked = new RevokedSessions(now::get);
        List<String> told = new ArrayList<>();
        revoked.listen((session, reason) -> told.add(session + " " + reason));
        assertNull(revoked.reason(SESSION));
        revoked.add(SESSION, "SIGNED_OUT", NOW.plusSeconds(10));
        revoked.add(SESSION, "NOT_ME", NOW.plusSeconds(10));
        assertEquals("SIGNED_OUT", revoked.reason(SESSION));
        assertEquals(List.of(SESSION + " SIGNED_OUT"), told);
        now.set(NOW.plusSeconds(10));
        revoked.sweep();
        assertEquals(1, revoked.size());
        now.set(NOW.plusSeconds(11));
        revoked.sweep();
        assertEquals(0, revoked.size());
        assertNull(revoked.reason(SESSION));
    }
}
