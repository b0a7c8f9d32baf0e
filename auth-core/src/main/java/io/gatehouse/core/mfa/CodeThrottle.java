package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.Rate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps guesses at one account's codes few. A place is taken before a code is looked at, so a burst on many nodes gains nothing; a code
 * that was right gives it back, so people who sign in often are never refused. Holds even where rate limits are left to another limiter:
 * nobody else can count per account. Confirmations of identity are counted with the codes.
 */
public final class CodeThrottle {
    private final AccountLimits limits;
    private final PolicyBook policies;

    public CodeThrottle(AccountLimits limits, PolicyBook policies) {
        this.limits = limits;
        this.policies = policies;
    }

    /** Returns null when a code may be tried, else how long to wait. */
    public @Nullable Duration take(TenantId tenant, UserId user) {
        List<Rate> rates = rates(tenant);
        for (int at = 0; at < rates.size(); at++) {
            Duration wait = limits.take(tenant, user, rates.get(at));
            if (wait != null) {
                rates.subList(0, at).forEach(taken -> limits.giveBack(tenant, user, taken));
                return wait;
            }
        }
        return null;
    }

    /** The code was right. */
    public void giveBack(TenantId tenant, UserId user) {
        rates(tenant).forEach(rate -> limits.giveBack(tenant, user, rate));
    }

    private List<Rate> rates(TenantId tenant) {
        return policies.of(tenant).rateLimits().mfaPerAccount();
    }
}
