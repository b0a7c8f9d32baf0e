package io.gatehouse.core.verification;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The mailed links of all tenants. */
public interface EmailLinks {
    /** Keeps a new link of the user; from now on older ones of theirs do not work. */
    void replace(TenantId tenant, UserId user, byte[] tokenHash, Duration life);

    /** Returns the link with this token; null when there is none in the tenant. */
    @Nullable
    EmailLink find(TenantId tenant, byte[] tokenHash);

    /** Takes note that the link was used; false when it was used or superseded meanwhile. */
    boolean use(TenantId tenant, byte[] tokenHash);
}
