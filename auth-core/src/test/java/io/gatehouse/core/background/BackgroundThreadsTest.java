package io.gatehouse.core.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.Overloaded;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundThreadsTest {
    @Test
    void what_waits_is_done_before_closing_ends_and_failures_stop_nobody_else() {
        AtomicInteger done = new AtomicInteger();
        try (BackgroundThreads background = new BackgroundThreads(1, 100, Duration.ofSeconds(10))) {
            for (int number = 0; number < 50; number++) {
                background.run("counting", done::incrementAndGet);
                background.run("failing", () -> {
                    throw new IllegalStateException("on purpose");
                });
            }
        }
        assertEquals(50, done.get());
    }

    @Test
    void more_than_may_wait_is_refused_at_once() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        try (BackgroundThreads background = new BackgroundThreads(1, 1, Duration.ofSeconds(10))) {
            background.run("waiting", () -> {
                running.countDown();
                awaitQuietly(go);
            });
            running.await();
            background.run("queueing", () -> {});
            assertThrows(Overloaded.class, () -> background.run("too much", () -> {}));
            go.countDown();
        }
    }

    @Test
    void after_closing_nothing_is_taken_and_work_without_end_is_not_waited_for() {
        BackgroundThreads background = new BackgroundThreads(1, 1, Duration.ofMillis(1));
        CountDownLatch never = new CountDownLatch(1);
        background.run("never ending", () -> awaitQuietly(never));
        background.close();
        assertThrows(Overloaded.class, () -> background.run("late", () -> {}));
        assertTrue(never.getCount() > 0);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
