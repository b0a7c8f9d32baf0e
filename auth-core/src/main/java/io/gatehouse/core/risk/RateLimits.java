package io.gatehouse.core.risk;

import io.gatehouse.core.policy.Rate;
import java.time.Duration;
import java.util.List;

/** How often keys were used: the generic cell rate algorithm, for several limits at once. */
public interface RateLimits {
    /** Takes a place under every limit, or none at all when one of them is full. */
    Decision take(List<Limit> limits);

    /** Gives the places back that were taken. */
    void giveBack(List<Limit> limits);

    /**
     * So often for this key.
     *
     * @param name the policy's name, for headers and events
     * @param key what is counted; never an address or a token in the clear
     */
    record Limit(String name, String key, Rate rate) {}

    /**
     * What became of it.
     *
     * @param tightest the limit that refused, else the one with the fewest places left
     * @param left places left under it
     * @param reset how long until all its places are there again
     * @param retryAfter how long until one is; zero when it was granted
     */
    record Decision(boolean isGranted, Limit tightest, int left, Duration reset, Duration retryAfter) {}
}
