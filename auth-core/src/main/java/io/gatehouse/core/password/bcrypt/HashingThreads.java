package io.gatehouse.core.password.bcrypt;

import io.gatehouse.core.kernel.Overloaded;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * A few platform threads with a short queue. A hash costs a third of a second of pure CPU: on virtual threads it would starve everybody
 * else, and an unbounded queue would only turn overload into time-outs. Full means "come back", said at once.
 */
public final class HashingThreads implements AutoCloseable {
    private final ThreadPoolExecutor threads;
    private final Duration patience;
    private final Duration retryAfter;
    private final LongSupplier nanos;
    private final LongAdder refused = new LongAdder();
    private final int places;

    /**
     * Starts no thread yet.
     *
     * @param patience work that waited so long is not done: on a slow machine its caller has given up, and everybody behind it would too
     * @param nanos a clock that nobody sets
     */
    public HashingThreads(int threads, int queue, Duration patience, Duration retryAfter, LongSupplier nanos) {
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().name("gatehouse-hash-", 0).daemon().factory());
        this.places = queue;
        this.patience = patience;
        this.retryAfter = retryAfter;
        this.nanos = nanos;
    }

    /**
     * Runs the work there and waits for it.
     *
     * @throws Overloaded when the queue is full or the wait was too long; the work was not started
     */
    public <T> T run(Callable<T> work) {
        long asked = nanos.getAsLong();
        Future<T> running;
        try {
            running = threads.submit(() -> {
                if (nanos.getAsLong() - asked >= patience.toNanos()) {
                    refused.increment();
                    throw new Overloaded("a password waited too long to be hashed", retryAfter);
                }
                return work.call();
            });
        } catch (RejectedExecutionException refused) {
            throw full();
        }
        try {
            return running.get();
        } catch (InterruptedException stopped) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw new Overloaded("stopped while hashing", retryAfter);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Overloaded tooLate) {
                throw tooLate;
            }
            throw new IllegalStateException("hashing a password", failed.getCause());
        }
    }

    /**
     * Asks for room without taking it.
     *
     * @throws Overloaded when the queue is full
     */
    public void requireRoom() {
        if (threads.getQueue().remainingCapacity() == 0) {
            throw full();
        }
    }

    private Overloaded full() {
        refused.increment();
        return new Overloaded("the password hashing queue is full", retryAfter);
    }

    /** Returns how many hashes wait for a thread. */
    public int waiting() {
        return threads.getQueue().size();
    }

    /** Returns how many may wait. */
    public int places() {
        return places;
    }

    /** Returns how many were sent away since the start, for want of a place or because they waited too long. */
    public long refused() {
        return refused.sum();
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
