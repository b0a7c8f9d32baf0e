package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sign-ins of all tenants that wait for a second factor. Time is the store's own clock. */
public interface Challenges {
    void open(Challenge challenge);

    /** Returns a challenge that still waits; null when it is unknown, answered or run out. */
    @Nullable
    Challenge find(TenantId tenant, byte[] referenceHash);

    /** Counts a try; false when so many were made already. Holds for tries on many nodes at once. */
    boolean attempt(TenantId tenant, UUID id, int most);

    /** Takes note that it was answered. Of any number of callers exactly one gets true. */
    boolean complete(TenantId tenant, UUID id);

    /** Ends all that the user left waiting. */
    void endAll(TenantId tenant, UserId user);
}
