package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The authenticator apps of all tenants. Their secrets are never stored in clear. */
public interface Authenticators {
    /** Keeps the secret of an app that is being set up, in place of an earlier one that was never confirmed. */
    void begin(TenantId tenant, UserId user, TotpSecret pending);

    /** Returns null when nothing is in force and nothing is being set up. */
    @Nullable
    Authenticator find(TenantId tenant, UserId user);

    /**
     * Puts the app that is being set up in force.
     *
     * @param pendingSince of the set-up whose code was checked
     * @param step whose code confirmed it; that code is spent
     * @return false when that set-up is no longer there
     */
    boolean confirm(TenantId tenant, UserId user, Instant pendingSince, long step);

    /**
     * Spends a step's code of the app in force. Of any number of callers on any number of nodes exactly one gets true.
     *
     * @return false when this step or a later one was used
     */
    boolean use(TenantId tenant, UserId user, long step);

    /** Forgets the app in force and the one being set up; false when there is neither. */
    boolean remove(TenantId tenant, UserId user);
}
