package io.gatehouse.core.kernel;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Ends a worker's pause when there is work for it. Called while nobody pauses, it ends the next pause at once. */
public final class WakeUp {
    private final Semaphore calls = new Semaphore(0);

    /** Any number of calls before the worker looks are one. */
    public void call() {
        if (calls.availablePermits() == 0) {
            calls.release();
        }
    }

    /** Pauses, and returns whether somebody called. */
    public boolean await(Duration atMost) throws InterruptedException {
        return calls.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Forgets calls, because what they were for is looked at next. */
    public void forget() {
        int _ = calls.drainPermits();
    }
}
