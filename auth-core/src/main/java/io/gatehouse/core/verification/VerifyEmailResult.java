package io.gatehouse.core.verification;

/** The outcome of a verification. */
public enum VerifyEmailResult {
    VERIFIED,
    /** Too old, or a newer link was sent. */
    EXPIRED,
    /** Not a link of ours. */
    INVALID
}
