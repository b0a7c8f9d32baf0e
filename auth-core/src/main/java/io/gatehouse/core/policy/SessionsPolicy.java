package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.time.Duration;

/** Sessions of one person. */
public record SessionsPolicy(
        @Doc("The most open sessions; the one that was idle longest goes first.") @Default("50")
        int mostPerUser,

        @Doc("How long after proving who they are somebody may do sensitive things.") @Default("10m")
        Duration recentAuthentication,

        @Doc("How long an ended session is kept, to say why it ended.") @Default("30d")
        Duration keepEnded) {
    public SessionsPolicy {
        if (mostPerUser < 1 || mostPerUser > 1000) {
            throw new IllegalArgumentException("mostPerUser must be 1 to 1000");
        }
    }
}
