package io.gatehouse.core.login;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.user.User;
import org.jspecify.annotations.Nullable;

/** What a sign-in needs of an account, in one look: as many round trips for an unknown name as for a known one. */
public interface SignInAccounts {
    @Nullable
    Account byEmail(TenantId tenant, Email email);

    @Nullable
    Account byUsername(TenantId tenant, Username username);

    /** An account and its password in force. */
    record Account(User user, PasswordEnvelope password) {}
}
