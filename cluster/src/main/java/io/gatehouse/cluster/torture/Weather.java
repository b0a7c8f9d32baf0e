package io.gatehouse.cluster.torture;

import java.time.Duration;

/** Whether the servers are all there. A failure while one is away, or just back, is no fault; any other is. */
final class Weather {
    private static final Duration RECOVERY = Duration.ofSeconds(5);

    private int away;
    private long fairSince;

    synchronized void faultBegins() {
        away++;
    }

    synchronized void faultEnds() {
        away--;
        fairSince = System.nanoTime() + RECOVERY.toNanos();
    }

    /** Whether everything was there, and had time to recover, before the request was sent. */
    synchronized boolean wasFair(long sentAt) {
        return away == 0 && sentAt - fairSince > 0;
    }
}
