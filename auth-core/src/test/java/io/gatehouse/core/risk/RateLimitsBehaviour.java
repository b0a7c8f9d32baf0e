package io.gatehouse.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.policy.Rate;
import io.gatehouse.core.risk.RateLimits.Decision;
import io.gatehouse.core.risk.RateLimits.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What limits must do, wherever they are counted. */
abstract class RateLimitsBehaviour {
    private final String key = UUID.randomUUID().toString();

    abstract RateLimits limits();

    private Limit limit(String name, String rate) {
        return new Limit(name, key, Rate.parse(rate));
    }

    @Test
    void so_many_pass_and_the_next_is_told_when_to_come_back() {
        List<Limit> five = List.of(limit("login", "5/1h"));
        for (int left = 4; left >= 0; left--) {
            Decision decision = limits().take(five);
            assertTrue(decision.isGranted());
            assertEquals(left, decision.left());
        }
        Decision refused = limits().take(five);
        assertFalse(refused.isGranted());
        assertTrue(refused.retryAfter().isPositive());
        assertTrue(refused.retryAfter().compareTo(Duration.ofMinutes(12)) <= 0);
        assertTrue(limits().take(List.of(new Limit("login", "another", Rate.parse("5/1h"))))
                .isGranted());
    }

    @Test
    void a_refusal_by_one_limit_takes_no_place_of_the_others() {
        Limit wide = limit("register", "3/1h");
        Limit narrow = limit("register", "1/1d");
        assertTrue(limits().take(List.of(wide, narrow)).isGranted());
        for (int refused = 0; refused < 5; refused++) {
            assertEquals(narrow, limits().take(List.of(wide, narrow)).tightest());
        }
        assertEquals(1, limits().take(List.of(wide)).left());
    }

    @Test
    void a_place_given_back_is_there_again() {
        List<Limit> one = List.of(limit("verify", "1/1h"));
        for (int time = 0; time < 5; time++) {
            assertTrue(limits().take(one).isGranted());
            limits().giveBack(one);
        }
        assertTrue(limits().take(one).isGranted());
        assertFalse(limits().take(one).isGranted());
    }

    @Test
    void a_crowd_at_once_gets_no_more() throws Exception {
        List<Limit> ten = List.of(limit("login", "10/1h"), limit("login", "20/1d"));
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int call = 0; call < 50; call++) {
            calls.add(() -> limits().take(ten).isGranted());
        }
        int granted = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> isGranted : threads.invokeAll(calls)) {
                granted += isGranted.get() ? 1 : 0;
            }
        }
        assertEquals(10, granted);
    }
}
