package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger handled = new AtomicInteger();
    private final AtomicInteger yields = new AtomicInteger();
    private final Turns<String> turns =
            new Turns<>(request -> handled.incrementAndGet(), nanos::get, yields::incrementAndGet);

    @Test
    void requests_without_a_rest_let_others_have_a_turn_and_are_all_handed_on() {
        handle(3 * Turns.REQUESTS + 1, TimeUnit.MICROSECONDS.toNanos(30));

        assertEquals(3, yields.get());
        assertEquals(3 * Turns.REQUESTS + 1, handled.get());
    }

    @Test
    void a_loop_that_rests_between_requests_keeps_its_processor() {
        handle(10 * Turns.REQUESTS, Turns.LONGEST_NANOS / Turns.REQUESTS + 1);

        assertEquals(0, yields.get());
        assertEquals(10 * Turns.REQUESTS, handled.get());
    }

    @Test
    void after_a_rest_it_takes_a_whole_turn_without_one() {
        handle(Turns.REQUESTS, TimeUnit.MILLISECONDS.toNanos(1));
        assertEquals(0, yields.get());

        handle(Turns.REQUESTS, TimeUnit.MICROSECONDS.toNanos(30));
        assertEquals(0, yields.get());

        handle(1, 0);
        assertEquals(1, yields.get());
    }

    private void handle(int requests, long apart) {
        for (int i = 0; i < requests; i++) {
            turns.handle("request");
            nanos.addAndGet(apart);
        }
    }
}
