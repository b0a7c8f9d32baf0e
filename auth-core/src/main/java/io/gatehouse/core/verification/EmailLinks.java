package io.gatehouse.core.verification;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The mailed links of all tenants. */
public interface EmailLinks {
    /**
     * Keeps a new link of the user; from now on older ones of the same purpose do not work, unless each {@linkplain
     * LinkPurpose#standsAlone() stands alone}.
     *
     * @param address the new address of a change, or the one that a notice goes to; null for other purposes
     */
    void replace(
            TenantId tenant,
            UserId user,
            LinkPurpose purpose,
            byte[] tokenHash,
            Duration life,
            @Nullable Email address);

    /** Returns the link with this token; null when there is none of the purpose in the tenant. */
    @Nullable
    EmailLink find(TenantId tenant, LinkPurpose purpose, byte[] tokenHash);

    /** Takes note that the link was used; false when it was used or superseded, or ran out, meanwhile. */
    boolean use(TenantId tenant, LinkPurpose purpose, byte[] tokenHash);

    /** Makes the user's open links of a purpose useless; false when there were none. */
    @CanIgnoreReturnValue
    boolean supersede(TenantId tenant, UserId user, LinkPurpose purpose);

    /**
     * Makes links of notices useless that {@linkplain LinkPurpose#standsAlone() stand alone} and went to another address than this.
     *
     * @param since those made before stay
     */
    void supersedeNotices(TenantId tenant, UserId user, Email kept, Instant since);

    /** Whether somebody could still go back to this address with a link from a notice: until then nobody else may have it. */
    boolean isAwaited(TenantId tenant, Email address);
}
