package io.gatehouse.core.http;

import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemException;
import java.time.Duration;

/** Says that somebody tried too often. */
public final class RetryLater {
    private RetryLater() {}

    /** Returns the refusal, with the time in whole seconds, rounded up: whoever waits that long is not refused again. */
    public static ProblemException tooMany(Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return ProblemCode.RATE_LIMIT_EXCEEDED
                .problem()
                .withRetryAfter(Math.toIntExact(seconds))
                .exception();
    }
}
