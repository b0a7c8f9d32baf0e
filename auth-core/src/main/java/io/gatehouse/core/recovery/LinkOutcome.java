package io.gatehouse.core.recovery;

import io.gatehouse.core.verification.EmailLink;

/** What became of a mailed link that somebody used. */
public enum LinkOutcome {
    DONE,
    /** Not a link of ours, or not for this. */
    INVALID,
    /** Too old, or a newer one was sent. */
    EXPIRED,
    /** It works once. */
    USED;

    /** Says why a link that is not open is refused. */
    static LinkOutcome refusal(EmailLink.State state) {
        return switch (state) {
            case USED -> USED;
            case SUPERSEDED, EXPIRED -> EXPIRED;
            // Open a moment ago and not to be used now: somebody else was faster.
            case OPEN -> USED;
        };
    }
}
