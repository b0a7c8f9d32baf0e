package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.password.PasswordEnvelope;
import org.jspecify.annotations.Nullable;

/** The passwords in force, as a confirmation of identity needs them. */
@FunctionalInterface
public interface CurrentPasswords {
    /** Returns null when the account has gone. */
    @Nullable
    PasswordEnvelope find(TenantId tenant, UserId user);
}
