package io.gatehouse.core.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WakeUpTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final WakeUp wakeUp = new WakeUp();

    @Test
    void a_call_ends_the_pause() {
        CompletableFuture<Boolean> paused = CompletableFuture.supplyAsync(() -> await(LONG));
        wakeUp.call();
        assertTrue(paused.join());
    }

    @Test
    void a_call_while_nobody_pauses_ends_the_next_pause() {
        wakeUp.call();
        assertTrue(await(LONG));
    }

    @Test
    void many_calls_end_one_pause() {
        wakeUp.call();
        wakeUp.call();
        wakeUp.call();
        assertTrue(await(LONG));
        assertFalse(await(Duration.ofMillis(1)));
    }

    @Test
    void a_call_that_is_forgotten_ends_no_pause() {
        wakeUp.call();
        wakeUp.forget();
        assertFalse(await(Duration.ofMillis(1)));
    }

    @Test
    void without_a_call_the_pause_runs_out() {
        assertFalse(await(Duration.ofMillis(1)));
    }

    private boolean await(Duration atMost) {
        try {
            return wakeUp.await(atMost);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
