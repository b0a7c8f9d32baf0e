package io.gatehouse.core.event;

/** The mails that people get. */
public enum MailTemplate {
    /** Confirms an address. Values: {@code link}, {@code hours}. */
    VERIFY_EMAIL,
    /** To the owner of an address that somebody tried to register again. Values: {@code link}. */
    ACCOUNT_EXISTS,
    /** A session was ended because its token had been copied. Values: {@code link}. */
    SESSION_COPIED
}
