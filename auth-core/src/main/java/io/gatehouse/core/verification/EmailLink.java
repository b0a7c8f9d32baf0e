package io.gatehouse.core.verification;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mailed link as the store sees it at one moment.
 *
 * @param address the new address of a change, or the one to go back to; null for other purposes
 */
public record EmailLink(UserId user, State state, @Nullable Email address, Instant createdAt) {
    /** Where a link stands. */
    public enum State {
        OPEN,
        USED,
        SUPERSEDED,
        EXPIRED
    }
}
