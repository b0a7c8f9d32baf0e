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

    /** Counts a try; false when so many were made already, or it waits no longer. Holds for tries on many nodes at once. */
    boolean attempt(TenantId tenant, UUID id, int most);

    /**
     * Lets no other answer to this challenge be judged until the caller's transaction ends: else two right codes would both be spent,
     * and one of them for nothing.
     *
     * @return false when it waits no longer
     */
    boolean hold(TenantId tenant, UUID id);

    /** Takes note that it was answered. To be called while it is held. */
    void complete(TenantId tenant, UUID id);

    /** Ends all that the user left waiting. */
    void endAll(TenantId tenant, UserId user);
}
