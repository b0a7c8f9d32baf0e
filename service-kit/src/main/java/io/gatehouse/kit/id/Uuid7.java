package io.gatehouse.kit.id;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7 (RFC 9562 5.7) that rise strictly within this generator, also when the clock stands or steps
 * back: the millisecond and the 12 bits beside it are one counter that starts anew at a random place each millisecond.
 */
public final class Uuid7 {
    private static final int COUNTER_BITS = 12;
    /** Half the counter is left free above the random start, so that a busy millisecond does not run into the next. */
    private static final int RANDOM_START_BITS = COUNTER_BITS - 1;

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_LOW = 0x3FFF_FFFF_FFFF_FFFFL;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final AtomicLong last = new AtomicLong();

    /**
     * A generator of its own order.
     *
     * @param random must be safe for use by several threads, as {@link java.security.SecureRandom} is
     */
    public Uuid7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID next() {
        long fresh = (clock.millis() << COUNTER_BITS) | random.nextInt(1 << RANDOM_START_BITS);
        long tick = last.updateAndGet(previous -> Math.max(previous + 1, fresh));
        long millis = tick >>> COUNTER_BITS;
        long counter = tick & ((1L << COUNTER_BITS) - 1);
        return new UUID((millis << 16) | VERSION | counter, VARIANT | (random.nextLong() & RANDOM_LOW));
    }
}
