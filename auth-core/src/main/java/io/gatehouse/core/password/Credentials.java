package io.gatehouse.core.password;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;

/** The kept passwords. */
@FunctionalInterface
public interface Credentials {
    /** Sets the user's password; the former one stays in the history. */
    void setPassword(TenantId tenant, UserId user, PasswordEnvelope envelope);
}
