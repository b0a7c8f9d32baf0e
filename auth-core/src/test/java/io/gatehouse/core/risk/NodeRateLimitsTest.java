package io.gatehouse.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.policy.Rate;
import io.gatehouse.core.risk.RateLimits.Limit;
import io.gatehouse.core.risk.memory.NodeRateLimits;
import io.gatehouse.core.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeRateLimitsTest extends RateLimitsBehaviour {
    private static final List<Limit> TEN = List.of(new Limit("login", "192.0.2.7", Rate.parse("10/1m")));

    private final MovableClock clock = new MovableClock();
    private final NodeRateLimits limits = new NodeRateLimits(1, clock);

    @Override
    RateLimits limits() {
        return limits;
    }

    @Test
    void half_a_share_is_half_as_many() {
        NodeRateLimits half = new NodeRateLimits(2, clock);
        for (int left = 4; left >= 0; left--) {
            assertEquals(left, half.take(TEN).left());
        }
        assertFalse(half.take(TEN).isGranted());
    }

    @Test
    void a_clock_that_is_put_back_shuts_nobody_out() {
        for (int call = 0; call < 10; call++) {
            assertTrue(limits.take(TEN).isGranted());
        }
        clock.advance(Duration.ofHours(-1));
        Duration wait = limits.take(TEN).retryAfter();
        assertEquals(Duration.ofSeconds(6), wait, "a place, as if nothing had happened");
        clock.advance(wait);
        assertTrue(limits.take(TEN).isGranted());
    }

    @Test
    void whoever_waits_as_long_as_told_passes() {
        for (int call = 0; call < 10; call++) {
            assertTrue(limits.take(TEN).isGranted());
        }
        Duration wait = limits.take(TEN).retryAfter();
        clock.advance(wait.minusMillis(1));
        assertFalse(limits.take(TEN).isGranted());
        clock.advance(Duration.ofMillis(1));
        assertTrue(limits.take(TEN).isGranted());
    }
}
