package io.gatehouse.core.login;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.mfa.PresentedCode;
import io.gatehouse.kit.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a challenge.
 *
 * @param reference what the client was given when the sign-in began
 * @param trustDevice whether this device shall not be asked again for a while
 * @param replaces the refresh token of the session that this browser still has: it ends in the same transaction
 */
public record AnswerCommand(
        TenantId tenant,
        Secret reference,
        PresentedCode code,
        boolean trustDevice,
        @Nullable String replaces,
        Client client) {
    @Override
    public String toString() {
        return "AnswerCommand[redacted]";
    }
}
