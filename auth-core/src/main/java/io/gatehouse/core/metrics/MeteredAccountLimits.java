package io.gatehouse.core.metrics;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.AccountLimits;
import io.gatehouse.core.policy.Rate;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts what was refused because it was done to one account too often, by the limit. */
public final class MeteredAccountLimits implements AccountLimits {
    private final AccountLimits limits;
    private final MeterRegistry meters;

    public MeteredAccountLimits(AccountLimits limits, MeterRegistry meters) {
        this.limits = limits;
        this.meters = meters;
    }

    @Override
    public @Nullable Duration take(TenantId tenant, UserId user, String what, Rate rate) {
        Duration wait = limits.take(tenant, user, what, rate);
        if (wait != null) {
            meters.counter(Refusals.NAME, Refusals.LIMIT, what).increment();
        }
        return wait;
    }

    @Override
    public void giveBack(TenantId tenant, UserId user, String what, Rate rate) {
        limits.giveBack(tenant, user, what, rate);
    }
}
