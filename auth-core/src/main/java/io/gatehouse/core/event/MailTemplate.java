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
    /** An authenticator app is asked from now on. Values: {@code link}, {@code days}. */
    MFA_ENABLED,
    /** The second factor was switched off. Values: {@code link}, {@code days}. */
    MFA_DISABLED,
    /** All recovery codes were replaced. Values: {@code link}, {@code days}. */
    RECOVERY_CODES_RENEWED,
    /** Somebody signed in with a recovery code. Values: {@code link}, {@code days}, {@code left}. */
    RECOVERY_CODE_USED,
    /** To the owner of an unconfirmed address that was registered twice. Values: {@code link}, {@code hours}. */
    CHOOSE_PASSWORD,
    /** Lets somebody choose a new password. Values: {@code link}, {@code hours}. */
    PASSWORD_RESET,
    /** The password was changed by somebody who knew it. Values: {@code link}, {@code days}. */
    PASSWORD_CHANGED,
    /** A password was chosen with a mailed link. Values: {@code link}, {@code days}. */
    PASSWORD_RESET_DONE,
    /**
     * Ends a lock. Values: {@code link}, {@code hours}; for a device that asked also {@code deviceCode}, {@code minutes}. A core that knows
     * no such code sends the link alone.
     */
    UNLOCK,
    /** To a new address that should take the old one's place. Values: {@code link}, {@code hours}. */
    EMAIL_CHANGE,
    /** To an address that somebody wanted to change theirs to, but has an account. Values: {@code link}. */
    EMAIL_CHANGE_TAKEN,
    /** To the old address while a change is asked for. Values: {@code link}, {@code days}. */
    EMAIL_CHANGE_NOTICE,
    /**
     * A sign-in that carried signs of danger. Values: {@code link}, {@code days}, {@code device}, {@code place}, {@code time}, {@code signs}
     * (their codes with commas between).
     */
    UNUSUAL_SIGN_IN,
    /** A session went on in another browser. The same values, without {@code signs}. */
    SESSION_MOVED,
    /** Wrong passwords locked the account. Values: {@code link}, {@code hours}. */
    ACCOUNT_LOCKED,
    /** After somebody said that it was not them. Values: {@code link}, {@code hours}. */
    NOT_ME
}
