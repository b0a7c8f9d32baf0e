package io.gatehouse.core.kernel;

/** Why a session is over: one code, the same in the answer, on the page, in the audit log and in the metrics. */
public enum EndReason {
    SIGNED_OUT,
    SIGNED_OUT_EVERYWHERE,
    REVOKED_BY_USER,
    REVOKED_BY_ADMIN,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    TOKEN_REUSED,
    ACCOUNT_DISABLED,
    REPLACED_BY_SIGN_IN,
    SESSION_LIMIT,
    NOT_ME,
    IDLE_TIMEOUT,
    ABSOLUTE_TIMEOUT;

    /** Whether it ran out by itself, and nobody ended it. */
    public boolean isExpiry() {
        return this == IDLE_TIMEOUT || this == ABSOLUTE_TIMEOUT;
    }
}
