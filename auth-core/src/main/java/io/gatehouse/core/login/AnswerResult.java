package io.gatehouse.core.login;

import java.time.Duration;

/** The outcome of an answer to a challenge. */
public sealed interface AnswerResult {
    record SignedIn(SignInResult.SignedIn signIn) implements AnswerResult {}

    /** A wrong code, or one that was used before. */
    record WrongCode() implements AnswerResult {}

    record TooManyTries(Duration retryAfter) implements AnswerResult {}

    /** All was proved, but the policy says that a sign-in that looks like this by now goes no further. */
    record Blocked() implements AnswerResult {}

    /** The sign-in must be started again. */
    record NoChallenge() implements AnswerResult {}
}
