package io.gatehouse.core.mfa;

import java.time.Duration;

/** What somebody whose password was right is asked for. */
public sealed interface BeginChallengeResult {
    /** Nothing more. */
    record NotNeeded() implements BeginChallengeResult {}

    record Begun(BegunChallenge challenge) implements BeginChallengeResult {}

    /** A code would have to be mailed, and enough were. */
    record TooManyMails(Duration retryAfter) implements BeginChallengeResult {}
}
