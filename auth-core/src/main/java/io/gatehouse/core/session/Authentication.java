package io.gatehouse.core.session;

import io.gatehouse.core.kernel.EndReason;

/** Who presents an access token. */
public sealed interface Authentication {
    /** The user of an open session. Roles and the like are those of now, not those of the token. */
    record SignedIn(SessionState session) implements Authentication {}

    /** The token is good, but its session is over. */
    record Over(EndReason reason) implements Authentication {}

    /** The token is forged, expired, or of another tenant. */
    record Nobody() implements Authentication {}
}
