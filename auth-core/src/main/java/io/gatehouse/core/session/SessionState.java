package io.gatehouse.core.session;

import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.EndReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as the database sees it at one moment. Ages and expiry are judged by the database's clock only: the clocks of the nodes
 * may differ.
 *
 * @param claims what an access token of the head generation says
 * @param confirmedGeneration the newest generation that the browser is proved to hold
 * @param previousHash null in the first generation
 * @param headAge how long ago the head generation came to be
 * @param device the id of the device it is on, as far as it has one
 * @param userAgent the browser it was last seen in
 * @param endReason why it is over, null while it is open
 */
public record SessionState(
        AccessClaims claims,
        int confirmedGeneration,
        byte[] currentHash,
        byte @Nullable [] previousHash,
        Duration headAge,
        Instant createdAt,
        Instant expiresAt,
        Instant idleExpiresAt,
        boolean rememberMe,
        @Nullable String device,
        @Nullable String userAgent,
        @Nullable EndReason endReason) {
    /** Returns the head generation. */
    public int generation() {
        return claims.generation();
    }

    @Override
    public String toString() {
        return "SessionState[" + claims.session() + ", generation=" + generation() + ", endReason=" + endReason + "]";
    }
}
