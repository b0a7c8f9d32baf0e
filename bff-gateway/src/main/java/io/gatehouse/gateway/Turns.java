package io.gatehouse.gateway;

import io.vertx.core.Handler;
import java.util.function.LongSupplier;

/**
 * An event loop's requests, handed on; while they come without a rest, the processor is handed to others now and then first. A loop that
 * always has something to do keeps its processor until the system's tick takes it away, every four milliseconds where Linux ticks at
 * 250 Hz, and whoever waits there waits as long: the other loop with all its calls, or an API on the same machine. Where nobody waits, it
 * costs less than a microsecond.
 */
final class Turns<T> implements Handler<T> {
    /** About half a millisecond of work. */
    static final int REQUESTS = 16;

    /**
     * A turn that took longer had rests in it: two thousand requests a second are no load. There the wait behind a thread that keeps its
     * processor to the tick would be for nothing. While others wait for this processor too, a turn takes a few milliseconds.
     */
    static final long LONGEST_NANOS = 8_000_000;

    private final Handler<T> next;
    private final LongSupplier nanos;
    private final Runnable yield;
    private int requests;
    private long began;

    /**
     * Begins a turn.
     *
     * @param nanos a clock that nobody sets
     * @param yield hands the processor to whoever waits for it
     */
    Turns(Handler<T> next, LongSupplier nanos, Runnable yield) {
        this.next = next;
        this.nanos = nanos;
        this.yield = yield;
        this.began = nanos.getAsLong();
    }

    @Override
    public void handle(T request) {
        requests++;
        if (requests > REQUESTS) {
            if (nanos.getAsLong() - began < LONGEST_NANOS) {
                yield.run();
            }
            requests = 1;
            began = nanos.getAsLong();
        }
        next.handle(request);
    }
}
