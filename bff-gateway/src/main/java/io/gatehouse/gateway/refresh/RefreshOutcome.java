package io.gatehouse.gateway.refresh;

import io.gatehouse.gateway.token.VerifiedToken;
import io.gatehouse.kit.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The outcome of a refresh, shared by all who waited for it. */
public sealed interface RefreshOutcome {
    /**
     * The session goes on.
     *
     * @param accessCookie the sealed access token
     * @param keptUntil see {@code CookieJar.writeSession}
     * @param at when the core answered
     */
    record Renewed(
            VerifiedToken token,
            String accessCookie,
            String refreshToken,
            @Nullable Instant keptUntil,
            Instant at) implements RefreshOutcome {
        @Override
        public String toString() {
            return "Renewed[" + token + "]";
        }
    }

    /** The session is over for good, or the token was never ours: 401, with the reason if there is one. */
    record Over(Problem problem) implements RefreshOutcome {}

    /** Nobody knows: the core was away or busy. The cookies stay, and the same call works later. */
    record Unknown(int retryAfterSeconds) implements RefreshOutcome {}
}
