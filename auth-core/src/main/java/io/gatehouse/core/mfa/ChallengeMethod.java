package io.gatehouse.core.mfa;

/** A way to answer a challenge. */
public enum ChallengeMethod {
    TOTP,
    RECOVERY_CODE,
    EMAIL_CODE
}
