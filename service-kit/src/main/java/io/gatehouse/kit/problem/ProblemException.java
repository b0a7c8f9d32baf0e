package io.gatehouse.kit.problem;

import java.io.Serial;

/** Carries a {@link Problem} to the one place that answers; it is an answer, not a fault, so it has no stack trace. */
public final class ProblemException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code(), null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
