package io.gatehouse.core.mfa;

import io.gatehouse.kit.secret.Secret;

/** The outcome of beginning to set up an authenticator app. */
public sealed interface BeginTotpResult {
    /**
     * Waits for its first code.
     *
     * @param secret in letters, for typing
     * @param uri for a QR code
     */
    record Begun(Secret secret, Secret uri) implements BeginTotpResult {}

    /** An app is in force already, and this session has not shown it. */
    record SecondFactorNeeded() implements BeginTotpResult {}

    /** The policy offers no authenticator apps, or the account has gone. */
    record NotOffered() implements BeginTotpResult {}
}
