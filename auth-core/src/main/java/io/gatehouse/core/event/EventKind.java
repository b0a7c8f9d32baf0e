package io.gatehouse.core.event;

import java.util.EnumSet;
import java.util.Set;

/** The kinds of audit events. */
public enum EventKind {
    SIGNUP_SUCCESS,
    SIGNUP_FAILED,
    EMAIL_VERIFICATION_SENT,
    EMAIL_VERIFICATION_SUCCESS,
    LOGIN_SUCCESS,
    LOGIN_FAILED,
    MFA_CHALLENGED,
    MFA_FAILED,
    REAUTHENTICATED,
    LOGOUT,
    TOKEN_REFRESH,
    TOKEN_REUSE_DETECTED,
    SESSION_REVOKED,
    ALL_SESSIONS_REVOKED,
    PROFILE_CHANGED,
    PASSWORD_CHANGED,
    PASSWORD_RESET_REQUESTED,
    PASSWORD_RESET_SUCCESS,
    EMAIL_CHANGE_REQUESTED,
    EMAIL_CHANGED,
    EMAIL_CHANGE_CANCELLED,
    MFA_ENABLED,
    MFA_DISABLED,
    RECOVERY_CODE_USED,
    RECOVERY_CODES_REGENERATED,
    DEVICE_TRUSTED,
    TRUSTED_DEVICE_REMOVED,
    ACCOUNT_LOCKED,
    ACCOUNT_UNLOCKED,
    ACCOUNT_DISABLED,
    ACCOUNT_ENABLED,
    ROLE_CHANGED,
    NEW_DEVICE,
    ANOMALY_DETECTED,
    NOT_ME_REPORTED,
    RATE_LIMITED,
    CSRF_REJECTED,
    POLICY_CHANGED,
    SIGNING_KEY_ROTATED,
    SIGNING_KEY_REVOKED,
    TENANT_CHANGED,
    WEBHOOK_CHANGED,
    ADMIN_ACTION;

    /** What a person is shown of their own trail: not each refresh, and nothing that administrators did for themselves. */
    public static final Set<EventKind> PERSONAL = Set.copyOf(EnumSet.complementOf(EnumSet.of(
            SIGNUP_FAILED,
            EMAIL_VERIFICATION_SENT,
            TOKEN_REFRESH,
            RATE_LIMITED,
            CSRF_REJECTED,
            POLICY_CHANGED,
            SIGNING_KEY_ROTATED,
            SIGNING_KEY_REVOKED,
            TENANT_CHANGED,
            WEBHOOK_CHANGED,
            ADMIN_ACTION)));
}
