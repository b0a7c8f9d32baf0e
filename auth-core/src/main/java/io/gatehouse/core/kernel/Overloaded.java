package io.gatehouse.core.kernel;

import java.time.Duration;

/** More work was asked for than can be done in time; nothing was done. Told to the caller as 503 with Retry-After. */
public final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public Overloaded(String what, Duration retryAfter) {
        super(what, null, false, false);
        this.retryAfter = retryAfter;
    }

    /** Returns when another try makes sense. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
