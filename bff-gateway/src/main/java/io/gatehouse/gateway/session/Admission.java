package io.gatehouse.gateway.session;

import io.gatehouse.gateway.token.VerifiedToken;
import io.gatehouse.kit.problem.Problem;

/** Whether a request may go on as somebody. */
public sealed interface Admission {
    /**
     * It may.
     *
     * @param isFresh whether the token was just issued for this very request
     */
    record Granted(VerifiedToken token, boolean isFresh) implements Admission {}

    /** It may not; nothing about the cookies changes. */
    record Denied(Problem problem) implements Admission {}
}
