package io.gatehouse.core.mfa;

import java.time.Duration;
import java.util.List;

/** The outcome of the first code of an app. */
public sealed interface ConfirmTotpResult {
    /** The app is in force; these codes are shown once. */
    record TurnedOn(List<RecoveryCode> codes) implements ConfirmTotpResult {}

    /** A wrong code, or nothing is being set up. */
    record WrongCode() implements ConfirmTotpResult {}

    record TooManyTries(Duration retryAfter) implements ConfirmTotpResult {}

    /** The session ended meanwhile. */
    record SessionOver() implements ConfirmTotpResult {}

    /** Another app is in force already, and this session has not shown it. */
    record SecondFactorNeeded() implements ConfirmTotpResult {}
}
