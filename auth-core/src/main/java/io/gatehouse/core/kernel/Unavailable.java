package io.gatehouse.core.kernel;

import java.time.Duration;

/** Something that the work needs, such as the database, does not answer. Told to the caller as 503 with Retry-After. */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public Unavailable(String what, Duration retryAfter, Throwable cause) {
        super(what, cause);
        this.retryAfter = retryAfter;
    }

    /** Returns when another try makes sense. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
