package io.gatehouse.core.risk.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gatehouse.core.policy.Rate;
import io.gatehouse.core.risk.Gcra;
import io.gatehouse.core.risk.RateLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Limits kept in this node's memory. Bounded: what an attacker can fill is thrown out oldest first. */
public final class NodeRateLimits implements RateLimits {
    private static final int MOST_KEYS = 200_000;

    private final Cache<String, Long> fullAt = Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterWrite(Duration.ofHours(25))
            .build();
    private final int share;
    private final InstantSource clock;

    /**
     * Makes limits.
     *
     * @param share 1 for the full rates; 2 for half of them, as where several nodes each count for themselves
     */
    public NodeRateLimits(int share, InstantSource clock) {
        this.share = share;
        this.clock = clock;
    }

    @Override
    public synchronized Decision take(List<Limit> limits) {
        long now = clock.millis();
        List<Long> after = new ArrayList<>();
        Decision tightest = null;
        for (Limit limit : limits) {
            Rate rate = rate(limit);
            long known = fullAt.asMap().merge(key(limit), 0L, (state, none) -> Gcra.possible(state, now, rate));
            long taken = Gcra.afterTaking(known, now, rate);
            if (!Gcra.isGranted(taken, now, rate)) {
                return new Decision(
                        false, limit, 0, Gcra.reset(taken - Gcra.placeMillis(rate), now), Gcra.wait(taken, now, rate));
            }
            int left = Gcra.left(taken, now, rate);
            if (tightest == null || left < tightest.left()) {
                tightest = new Decision(true, limit, left, Gcra.reset(taken, now), Duration.ZERO);
            }
            after.add(taken);
        }
        if (tightest == null) {
            throw new IllegalArgumentException("no limit was given");
        }
        for (int i = 0; i < limits.size(); i++) {
            fullAt.put(key(limits.get(i)), after.get(i));
        }
        return tightest;
    }

    @Override
    public synchronized void giveBack(List<Limit> limits) {
        for (Limit limit : limits) {
            fullAt.asMap().computeIfPresent(key(limit), (key, full) -> full - Gcra.placeMillis(rate(limit)));
        }
    }

    private Rate rate(Limit limit) {
        return share == 1
                ? limit.rate()
                : new Rate(
                        Math.max(1, limit.rate().times() / share), limit.rate().per());
    }

    private static String key(Limit limit) {
        return limit.name() + "|" + limit.rate() + "|" + limit.key();
    }
}
