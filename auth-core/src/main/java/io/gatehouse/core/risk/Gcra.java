package io.gatehouse.core.risk;

import io.gatehouse.core.policy.Rate;
import java.time.Duration;

/**
 * The generic cell rate algorithm for one key: a place costs {@code per / times}, and the state is the moment at which all places are
 * paid back. Pure.
 */
public final class Gcra {
    private Gcra() {}

    /** Returns what a place costs, in ms. */
    public static long placeMillis(Rate rate) {
        return Math.max(1, rate.per().toMillis() / rate.times());
    }

    /** Returns the state after taking a place. It was there to take when the new state is at most {@code per} ahead. */
    public static long afterTaking(long fullAt, long now, Rate rate) {
        return Math.max(fullAt, now) + placeMillis(rate);
    }

    /**
     * Returns a state that can be: no more is ever owed than all places. One that is further ahead tells of a clock that was put back, which
     * must not shut anybody out until it has caught up.
     */
    public static long possible(long fullAt, long now, Rate rate) {
        return Math.min(fullAt, now + allMillis(rate));
    }

    public static boolean isGranted(long afterTaking, long now, Rate rate) {
        return afterTaking - now <= allMillis(rate);
    }

    private static long allMillis(Rate rate) {
        return placeMillis(rate) * rate.times();
    }

    /** Returns how many places are left in a state. */
    public static int left(long fullAt, long now, Rate rate) {
        long used = Math.ceilDiv(Math.max(0, fullAt - now), placeMillis(rate));
        return (int) Math.max(0, rate.times() - used);
    }

    public static Duration reset(long fullAt, long now) {
        return Duration.ofMillis(Math.max(0, fullAt - now));
    }

    /** Returns how long until a place is free, when it was refused. */
    public static Duration wait(long afterTaking, long now, Rate rate) {
        return Duration.ofMillis(Math.max(1, afterTaking - now - allMillis(rate)));
    }
}
