package io.gatehouse.core.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.policy.Signing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyScheduleTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private final KeySchedule schedule = schedule(Signing.ES256, false);

    @Test
    void the_first_key_signs_at_once() {
        KeySchedule.Term term = schedule.due(List.of(), NOW);
        assertNotNull(term);
        assertTrue(term.signsFrom().isBefore(NOW), "also on a node whose clock is behind");
        assertEquals(NOW.plus(MONTH), term.signsUntil());
        assertEquals(NOW.plus(MONTH).plus(Duration.ofMinutes(25)), term.publishedUntil(), "its last token is dead");
    }

    @Test
    void a_key_serves_until_a_day_before_its_end() {
        StoredKey key =
                key(Signing.ES256, NOW.minus(MONTH).plus(Duration.ofDays(1)).plusSeconds(1));
        assertNull(schedule.due(List.of(key), NOW));
        KeySchedule.Term next = schedule.due(List.of(key), NOW.plusSeconds(1));
        assertNotNull(next);
        assertEquals(key.signsUntil(), next.signsFrom(), "published a day before it signs");
    }

    @Test
    void a_successor_that_comes_late_is_still_published_before_it_signs() {
        StoredKey key = key(Signing.ES256, NOW.minus(MONTH).plusSeconds(60));
        KeySchedule.Term next = schedule.due(List.of(key), NOW);
        assertNotNull(next);
        assertEquals(NOW.plus(KeySchedule.SHORT_LEAD), next.signsFrom());
    }

    @Test
    void after_a_long_sleep_a_new_key_signs_at_once() {
        KeySchedule.Term next = schedule.due(List.of(key(Signing.ES256, NOW.minus(MONTH))), NOW);
        assertNotNull(next);
        assertTrue(next.signsFrom().isBefore(NOW));
    }

    @Test
    void another_algorithm_gets_its_key_soon_and_only_one() {
        StoredKey old = key(Signing.ES256, NOW.minus(Duration.ofDays(3)));
        KeySchedule rsa = schedule(Signing.RS256, false);
        KeySchedule.Term next = rsa.due(List.of(old), NOW);
        assertNotNull(next);
        assertEquals(NOW.plus(KeySchedule.SHORT_LEAD), next.signsFrom());
        StoredKey made = key(Signing.RS256, next.signsFrom());
        assertNull(rsa.due(List.of(old, made), NOW.plusSeconds(60)));
    }

    @Test
    void a_key_that_is_wanted_now_need_not_wait_for_one_that_is_planned() {
        StoredKey signing = key(Signing.ES256, NOW.minus(MONTH).plus(Duration.ofHours(20)));
        StoredKey planned = key(Signing.ES256, signing.signsUntil());
        assertEquals(
                NOW.plus(KeySchedule.SHORT_LEAD),
                schedule.next(List.of(signing, planned), NOW).signsFrom());
    }

    @Test
    void where_a_secret_stands_in_the_first_key_gives_verifiers_time() {
        KeySchedule.Term first = schedule(Signing.ES256, true).due(List.of(), NOW);
        assertNotNull(first);
        assertEquals(NOW.plus(KeySchedule.SHORT_LEAD), first.signsFrom());
    }

    @Test
    void a_secret_is_no_stored_key() {
        assertThrows(
                IllegalArgumentException.class, () -> key(Signing.HS256, NOW).kid());
    }

    private static KeySchedule schedule(Signing algorithm, boolean hasStandIn) {
        return new KeySchedule(algorithm, MONTH, Duration.ofMinutes(15), hasStandIn);
    }

    private static StoredKey key(Signing algorithm, Instant signsFrom) {
        Instant until = signsFrom.plus(MONTH);
        return new StoredKey("a-key", algorithm, "{}", new byte[1], signsFrom, until, until.plus(Duration.ofHours(1)));
    }
}
