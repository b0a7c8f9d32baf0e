package io.gatehouse.core.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps callers from trying too often. Asked on a virtual thread, before the use case runs. */
public interface Limiter {
    /** Takes a place for a call; null where the operation has no limit. */
    @Nullable
    Taken take(String operationId, Call call);

    /** A place that was taken, or was not there to take. */
    interface Taken {
        boolean isGranted();

        /** Returns how long until there is one. */
        Duration retryAfter();

        /** Returns the field {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers-10, section 3). */
        String policyField();

        /** Returns the field {@code RateLimit} (the same, section 4). */
        String limitField();

        /** Gives the place back where the policy says that success costs nothing. */
        void succeeded();
    }
}
