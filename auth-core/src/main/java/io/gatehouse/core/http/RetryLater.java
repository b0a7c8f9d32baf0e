package io.gatehouse.core.http;

import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemException;
import java.time.Duration;

/** Says that somebody tried too often. */
public final class RetryLater {
    private RetryLater() {}

    /** Returns the refusal, with the time in whole seconds, rounded up: whoever waits that long is not refused again. */
    public static ProblemException tooMany(Duration retryAfter) {
        return ProblemCode.RATE_LIMIT_EXCEEDED
                .problem()
                .withRetryAfter(seconds(retryAfter))
                .exception();
    }

    /** Returns whole seconds, at least one, rounded up. */
    public static int seconds(Duration wait) {
        return Math.toIntExact(Math.clamp(wait.plusMillis(999).toSeconds(), 1, Integer.MAX_VALUE));
    }
}
