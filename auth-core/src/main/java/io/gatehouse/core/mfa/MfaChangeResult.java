package io.gatehouse.core.mfa;

/** The outcome of a change of the second factor. */
public enum MfaChangeResult {
    DONE,
    /** There is nothing to change. */
    NOT_SET_UP,
    /** This session has not shown the second factor that it would change. */
    SECOND_FACTOR_NEEDED
}
