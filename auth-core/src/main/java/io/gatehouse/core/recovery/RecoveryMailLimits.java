package io.gatehouse.core.recovery;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;

/** How many recovery mails one address may get. */
@FunctionalInterface
public interface RecoveryMailLimits {
    /** Counts one more; false when it is one too many. Known and unknown addresses are counted alike. */
    boolean mayMail(TenantId tenant, Email to);
}
