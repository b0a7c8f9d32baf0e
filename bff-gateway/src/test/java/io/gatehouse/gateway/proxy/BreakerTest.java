package io.gatehouse.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.config.BreakerConfig;
import io.gatehouse.gateway.proxy.Breaker.Change;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    // Near the end of its range, as a clock that may begin anywhere: it must not matter that it overflows.
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Breaker breaker = breaker(3, /* serverErrors= */ false);

    private Breaker breaker(int failures, boolean serverErrors) {
        return new Breaker(new BreakerConfig(failures, PAUSE, serverErrors), now::get);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(time -> assertEquals(Change.NONE, breaker.failed()));
    }

    private void open() {
        fail(2);
        assertEquals(Change.OPENED, breaker.failed());
    }

    @Test
    void failures_in_a_row_open_it_and_an_answer_in_between_begins_the_count_anew() {
        fail(2);
        assertEquals(Change.NONE, breaker.answered(200));
        fail(2);
        assertTrue(breaker.mayPass());
        assertEquals(Change.OPENED, breaker.failed());
        assertFalse(breaker.mayPass());
        assertTrue(breaker.isOpen());
        assertEquals(5, breaker.retryAfterSeconds());
    }

    @Test
    void after_the_pause_one_call_tries_and_its_answer_closes_it() {
        open();
        pass(PAUSE.minusNanos(1));
        assertFalse(breaker.mayPass());
        assertEquals(1, breaker.retryAfterSeconds());
        pass(Duration.ofNanos(1));
        assertTrue(breaker.mayPass());
        assertFalse(breaker.mayPass(), "one only");
        assertEquals(Change.CLOSED, breaker.answered(404));
        assertTrue(breaker.mayPass());
        assertTrue(breaker.mayPass());
        fail(2);
    }

    @Test
    void a_failed_trial_begins_a_new_pause() {
        open();
        pass(PAUSE);
        assertTrue(breaker.mayPass());
        pass(Duration.ofSeconds(2));
        assertEquals(Change.NONE, breaker.failed(), "it was open already");
        pass(PAUSE.minusNanos(1));
        assertFalse(breaker.mayPass());
        pass(Duration.ofNanos(1));
        assertTrue(breaker.mayPass());
    }

    @Test
    void a_trial_that_never_ends_keeps_nobody_out_for_longer_than_a_pause() {
        open();
        pass(PAUSE);
        assertTrue(breaker.mayPass());
        pass(PAUSE);
        assertTrue(breaker.mayPass());
    }

    @Test
    void of_many_threads_one_gets_the_trial() throws InterruptedException {
        open();
        pass(PAUSE);
        AtomicInteger trials = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 64)
                    .forEach(call -> threads.execute(() -> {
                        try {
                            start.await();
                        } catch (InterruptedException stop) {
                            Thread.currentThread().interrupt();
                        }
                        if (breaker.mayPass()) {
                            trials.incrementAndGet();
                        }
                    }));
            start.countDown();
            threads.shutdown();
            assertTrue(threads.awaitTermination(20, TimeUnit.SECONDS));
        }
        assertEquals(1, trials.get());
    }

    @Test
    void errors_of_the_application_count_only_where_that_is_asked_for() {
        IntStream.range(0, 10).forEach(call -> assertEquals(Change.NONE, breaker.answered(503)));
        Breaker strict = breaker(2, /* serverErrors= */ true);
        assertEquals(Change.NONE, strict.answered(500));
        assertEquals(Change.NONE, strict.answered(499));
        assertEquals(Change.NONE, strict.answered(500));
        assertEquals(Change.OPENED, strict.answered(503));
    }

    @Test
    void nought_failures_mean_never() {
        Breaker never = breaker(0, /* serverErrors= */ true);
        IntStream.range(0, 1_000).forEach(call -> assertEquals(Change.NONE, never.failed()));
        assertTrue(never.mayPass());
    }
}
