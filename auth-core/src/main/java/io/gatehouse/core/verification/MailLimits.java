package io.gatehouse.core.verification;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;

/** How many mails with links anybody may cause to one address. */
@FunctionalInterface
public interface MailLimits {
    /** Counts one more; false when it is one too many. Known and unknown addresses are counted alike. */
    boolean mayMail(TenantId tenant, LinkPurpose purpose, Email to);
}
