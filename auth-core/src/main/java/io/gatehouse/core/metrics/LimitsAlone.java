package io.gatehouse.core.metrics;

import io.gatehouse.core.risk.RateLimits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Counts how often this node decided for itself because the limits of all nodes could not be asked. */
public final class LimitsAlone implements RateLimits {
    private final RateLimits limits;
    private final Counter decided;

    public LimitsAlone(RateLimits limits, MeterRegistry meters) {
        this.limits = limits;
        this.decided = meters.counter("gatehouse.limits.alone");
    }

    @Override
    public Decision take(List<Limit> asked) {
        decided.increment();
        return limits.take(asked);
    }

    @Override
    public void giveBack(List<Limit> taken) {
        limits.giveBack(taken);
    }
}
