package io.gatehouse.core.verification;

import io.gatehouse.core.kernel.UserId;

/** A mailed link as the store sees it at one moment. */
public record EmailLink(UserId user, State state) {
    /** Where a link stands. */
    public enum State {
        OPEN,
        USED,
        SUPERSEDED,
        EXPIRED
    }
}
