package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.AccessClaims;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's authenticator app: the one in force, the one being set up, or both while a phone is replaced.
 *
 * @param secret null when none is in force
 * @param confirmedAt since when it is in force
 * @param pending null when none is being set up
 * @param pendingSince tells one set-up from the next
 */
public record Authenticator(
        @Nullable TotpSecret secret,
        @Nullable Instant confirmedAt,
        @Nullable TotpSecret pending,
        @Nullable Instant pendingSince) {
    boolean isOn() {
        return secret != null;
    }

    /**
     * Whether this session must show the second factor before it may change it. A trusted device signs in without one, and whoever sits
     * there must not be able to take it away with the password alone.
     */
    boolean mustBeShownBy(AccessClaims principal) {
        return isOn() && !principal.amr().contains(Amr.MFA);
    }
}
