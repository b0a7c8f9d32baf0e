package io.gatehouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gatehouse.core.kernel.WakeUp;
import io.gatehouse.core.testing.TestCore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final AtomicInteger rounds = new AtomicInteger();
    private final WakeUp wakeUp = new WakeUp();

    @Test
    void work_is_done_at_once_and_again_while_there_is_more() {
        try (Loop _ = new Loop("test", LONG, () -> rounds.incrementAndGet() < 3)) {
            awaitRounds(3);
        }
        assertEquals(3, rounds.get());
    }

    @Test
    void a_call_ends_the_pause() {
        try (Loop _ = loop(Duration.ZERO)) {
            awaitRounds(1);
            wakeUp.call();
            awaitRounds(2);
        }
    }

    @Test
    void what_is_called_for_while_the_loop_gathers_is_done_in_one_round() {
        try (Loop _ = loop(Duration.ofMillis(300))) {
            awaitRounds(1);
            for (int calls = 0; calls < 20; calls++) {
                wakeUp.call();
            }
            awaitRounds(2);
        }
        assertEquals(2, rounds.get());
    }

    @Test
    void closing_ends_every_pause() {
        Loop loop = loop(LONG);
        awaitRounds(1);
        wakeUp.call();
        loop.close();
        assertFalse(rounds.get() > 1);
    }

    @Test
    void a_call_does_not_make_failing_work_fail_faster() {
        try (Loop _ = new Loop("test", LONG, Duration.ZERO, wakeUp, () -> {
            rounds.incrementAndGet();
            wakeUp.call();
            throw new IllegalStateException("on purpose");
        })) {
            awaitRounds(1);
        }
        assertEquals(1, rounds.get());
    }

    private Loop loop(Duration gathering) {
        return new Loop("test", LONG, gathering, wakeUp, () -> {
            rounds.incrementAndGet();
            return false;
        });
    }

    private void awaitRounds(int wanted) {
        TestCore.await(() -> rounds.get() >= wanted, wanted + " rounds");
    }
}
