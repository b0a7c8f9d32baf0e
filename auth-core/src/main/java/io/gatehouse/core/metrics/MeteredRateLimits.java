package io.gatehouse.core.metrics;

import io.gatehouse.core.risk.RateLimits;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Counts what limits refused, by the limit that refused it. */
public final class MeteredRateLimits implements RateLimits {
    private final RateLimits limits;
    private final MeterRegistry meters;

    public MeteredRateLimits(RateLimits limits, MeterRegistry meters) {
        this.limits = limits;
        this.meters = meters;
    }

    @Override
    public Decision take(List<Limit> asked) {
        Decision decision = limits.take(asked);
        if (!decision.isGranted()) {
            meters.counter(Refusals.NAME, Refusals.LIMIT, decision.tightest().name())
                    .increment();
        }
        return decision;
    }

    @Override
    public void giveBack(List<Limit> taken) {
        limits.giveBack(taken);
    }
}
