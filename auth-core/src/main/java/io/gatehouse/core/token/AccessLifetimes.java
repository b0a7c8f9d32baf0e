package io.gatehouse.core.token;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** How long an access token lives: never exactly as long as the last one. */
public final class AccessLifetimes {
    private final Supplier<Duration> longest;
    private final RandomGenerator random;

    public AccessLifetimes(Supplier<Duration> longest, RandomGenerator random) {
        this.longest = longest;
        this.random = random;
    }

    /** Nine to ten tenths of the longest life, so that a crowd that signed in together does not refresh together. */
    public Duration normal() {
        return share(0.9, 1.0);
    }

    /**
     * Three to seven tenths. Given with an answer that did not rotate: a thief who refreshes in step with the owner drifts away from
     * them, and soon the two collide.
     */
    public Duration shortened() {
        return share(0.3, 0.7);
    }

    private Duration share(double from, double to) {
        return Duration.ofMillis(Math.max(1_000, (long) (longest.get().toMillis() * random.nextDouble(from, to))));
    }
}
