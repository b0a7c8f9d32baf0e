package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.Rate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How often something was done to each account, on all nodes together. Time is the store's own clock. */
public interface AccountLimits {
    /**
     * Takes a place.
     *
     * @param what is counted; each is counted apart
     * @return null when it was there to take, else how long until one is free
     */
    @Nullable
    Duration take(TenantId tenant, UserId user, String what, Rate rate);

    /** Gives a place back that was taken. */
    void giveBack(TenantId tenant, UserId user, String what, Rate rate);
}
