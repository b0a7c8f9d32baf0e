package io.gatehouse.core.mfa;

import io.gatehouse.core.user.User;
import java.time.Duration;
import java.util.List;

/** The outcome of an answer to a challenge. */
public sealed interface ChallengeResult {
    /**
     * All that was asked is proved.
     *
     * @param amr how (RFC 8176)
     */
    record Proved(User user, List<String> amr, boolean rememberMe) implements ChallengeResult {}

    /** A wrong code, or one that was used before. */
    record WrongCode() implements ChallengeResult {}

    record TooManyTries(Duration retryAfter) implements ChallengeResult {}

    /** Nothing waits for this answer: it is unknown, answered or run out, or the account has changed meanwhile. */
    record NoChallenge() implements ChallengeResult {}
}
