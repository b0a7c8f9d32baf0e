package io.gatehouse.core.password.bcrypt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.Overloaded;
import io.gatehouse.core.testing.TestCore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashingThreadsTest {
    private final HashingThreads threads =
            new HashingThreads(1, 2, Duration.ofMinutes(1), Duration.ofSeconds(7), System::nanoTime);

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void a_full_queue_refuses_at_once_without_starting_the_work() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        List<Thread> callers = new ArrayList<>();
        callers.add(Thread.ofVirtual().start(() -> {
            boolean _ = threads.run(() -> {
                running.countDown();
                go.await();
                return true;
            });
        }));
        running.await();
        for (int waiting = 0; waiting < 2; waiting++) {
            callers.add(Thread.ofVirtual().start(() -> {
                boolean _ = threads.run(() -> true);
            }));
        }
        TestCore.await(() -> threads.waiting() == 2, "a full queue");
        assertThrows(Overloaded.class, threads::requireRoom);
        AtomicBoolean started = new AtomicBoolean();
        Overloaded refused = assertThrows(Overloaded.class, () -> threads.run(() -> started.getAndSet(true)));
        assertEquals(Duration.ofSeconds(7), refused.retryAfter());
        go.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertFalse(started.get());
        threads.requireRoom();
        assertTrue(threads.run(() -> true), "there is room again");
    }

    @Test
    void work_that_waited_too_long_is_refused_and_not_started() {
        AtomicBoolean started = new AtomicBoolean();
        try (HashingThreads impatient =
                new HashingThreads(1, 2, Duration.ZERO, Duration.ofSeconds(7), System::nanoTime)) {
            Overloaded refused = assertThrows(Overloaded.class, () -> impatient.run(() -> started.getAndSet(true)));
            assertEquals(Duration.ofSeconds(7), refused.retryAfter());
        }
        assertFalse(started.get());
    }

    @Test
    void the_work_runs_on_a_platform_thread_of_its_own() {
        Thread worker = threads.run(Thread::currentThread);
        assertFalse(worker.isVirtual());
        assertTrue(worker.isDaemon());
        assertTrue(worker.getName().startsWith("gatehouse-hash-"));
    }

    @Test
    void a_failure_keeps_its_cause() {
        IllegalArgumentException cause = new IllegalArgumentException("broken");
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> threads.run(() -> {
                    throw cause;
                }));
        assertSame(cause, failure.getCause());
    }

    @Test
    void a_caller_who_is_stopped_says_so_and_stays_interrupted() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                boolean _ = threads.run(() -> {
                    running.countDown();
                    never.await();
                    return true;
                });
            } catch (Overloaded stopped) {
                thrown.set(stopped);
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        running.await();
        caller.interrupt();
        caller.join();
        assertEquals("stopped while hashing", thrown.get().getMessage());
        assertTrue(interrupted.get());
    }
}
