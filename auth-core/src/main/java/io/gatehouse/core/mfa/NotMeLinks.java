package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.time.Duration;

/** Makes the links by which the reader of an alert says that it was not them. */
@FunctionalInterface
public interface NotMeLinks {
    /** Makes a link for a mail to this address. To be called in the transaction that queues the mail. */
    Link issue(TenantId tenant, UserId user, Email to);

    /** A link's token, which exists nowhere else, and how long it works. */
    record Link(String token, Duration life) {
        @Override
        public String toString() {
            return "Link[redacted]";
        }
    }
}
