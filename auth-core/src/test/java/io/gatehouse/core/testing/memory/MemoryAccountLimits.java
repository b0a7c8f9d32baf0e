package io.gatehouse.core.testing.memory;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.AccountLimits;
import io.gatehouse.core.policy.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts by the generic cell rate algorithm on a clock that a test can move. */
public final class MemoryAccountLimits implements AccountLimits {
    private final Map<Key, Instant> fullAt = new HashMap<>();
    private final InstantSource clock;

    public MemoryAccountLimits(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable Duration take(TenantId tenant, UserId user, String what, Rate rate) {
        Instant now = clock.instant();
        Key key = new Key(tenant, user, what, rate);
        Instant before = fullAt.getOrDefault(key, now);
        Instant after = (before.isAfter(now) ? before : now).plus(place(rate));
        Duration wait = Duration.between(now.plus(rate.per()), after);
        if (wait.isPositive()) {
            return wait;
        }
        fullAt.put(key, after);
        return null;
    }

    @Override
    public void giveBack(TenantId tenant, UserId user, String what, Rate rate) {
        fullAt.computeIfPresent(new Key(tenant, user, what, rate), (key, full) -> full.minus(place(rate)));
    }

    private static Duration place(Rate rate) {
        return rate.per().dividedBy(rate.times());
    }

    private record Key(TenantId tenant, UserId user, String what, Rate rate) {}
}
