package io.gatehouse.core.mfa;

import java.time.Duration;

/** The outcome of a confirmation of identity. */
public sealed interface ReauthenticateResult {
    record Confirmed() implements ReauthenticateResult {}

    record WrongPassword() implements ReauthenticateResult {}

    /** A wrong code, or one that was used before. */
    record WrongCode() implements ReauthenticateResult {}

    /** A password alone does not do for somebody with an authenticator app. */
    record CodeNeeded() implements ReauthenticateResult {}

    record TooManyTries(Duration retryAfter) implements ReauthenticateResult {}

    /** The session ended meanwhile. */
    record SessionOver() implements ReauthenticateResult {}
}
