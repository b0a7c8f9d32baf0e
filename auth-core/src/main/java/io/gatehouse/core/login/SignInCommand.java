package io.gatehouse.core.login;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.password.PresentedPassword;
import org.jspecify.annotations.Nullable;

/**
 * A try to sign in.
 *
 * @param identifier what was typed: an address or a username
 * @param replaces the refresh token of the session that this browser still has: it ends in the same transaction
 */
public record SignInCommand(
        TenantId tenant,
        String identifier,
        PresentedPassword password,
        boolean rememberMe,
        @Nullable String replaces,
        Client client) {
    @Override
    public String toString() {
        return "SignInCommand[redacted]";
    }
}
