package io.gatehouse.core.event;

/** The mails that people get. */
public enum MailTemplate {
    /** Confirms an address. Values: {@code link}, {@code hours}. */
    VERIFY_EMAIL,
    /** To the owner of an address that somebody tried to register again. Values: {@code link}. */
    ACCOUNT_EXISTS,
    /** A session was ended because its token had been copied. Values: {@code link}. */
    SESSION_COPIED,
    /** A code that completes a sign-in. Values: {@code code}, {@code minutes}. It has no link: a code is typed where it is asked. */
    SIGN_IN_CODE,
    /** An authenticator app is asked from now on. Values: {@code link}. */
    MFA_ENABLED,
    /** The second factor was switched off. Values: {@code link}. */
    MFA_DISABLED,
    /** All recovery codes were replaced. Values: {@code link}. */
    RECOVERY_CODES_RENEWED,
    /** Somebody signed in with a recovery code. Values: {@code link}, {@code left}. */
    RECOVERY_CODE_USED
}
