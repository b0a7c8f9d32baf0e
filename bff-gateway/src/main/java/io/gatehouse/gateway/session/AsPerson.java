package io.gatehouse.gateway.session;

import io.gatehouse.gateway.core.CoreAnswer;
import io.gatehouse.gateway.session.Admission.Denied;
import io.gatehouse.gateway.session.Admission.Granted;
import io.gatehouse.gateway.token.RevokedSessions;
import io.gatehouse.gateway.token.VerifiedToken;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/** Calls of the core as a signed-in person, and what its 401 means: an end that we had not heard of, or a token too old for its clock. */
public final class AsPerson {
    /** Longer than any access token lives. */
    private static final Duration REFUSED_FOR = Duration.ofDays(1);

    private final SessionGate gate;
    private final RevokedSessions revoked;
    private final InstantSource clock;

    public AsPerson(SessionGate gate, RevokedSessions revoked, InstantSource clock) {
        this.gate = gate;
        this.revoked = revoked;
        this.clock = clock;
    }

    /**
     * Calls with the granted token. Where the core finds it too old although we do not (clocks differ), it is renewed once, and the call
     * made once more. Fails with the refresh's problem where that is refused.
     */
    public Future<Called> call(RoutingContext ctx, Granted granted, Function<VerifiedToken, Future<CoreAnswer>> call) {
        return called(granted.token(), call).compose(called -> {
            CoreAnswer answer = called.answer();
            boolean isTooOld = answer.status() == 401
                    && answer.code().equals(ProblemCode.UNAUTHENTICATED.name())
                    && !granted.isFresh();
            return isTooOld ? renewAndCall(ctx, call) : Future.succeededFuture(called);
        });
    }

    /** Refuses a session's access tokens on this node from now on: the announcement may still be on its way. */
    public void over(VerifiedToken token, String reason) {
        revoked.add(token.session(), reason, clock.instant().plus(REFUSED_FOR));
    }

    private Future<Called> renewAndCall(RoutingContext ctx, Function<VerifiedToken, Future<CoreAnswer>> call) {
        return gate.renew(ctx).compose(admission -> switch (admission) {
            case Granted renewed -> call.apply(renewed.token()).map(answer -> new Called(renewed.token(), answer));
            // What the refresh found out, not the 401 before it: a core that is busy has signed nobody out.
            case Denied denied -> Future.failedFuture(denied.problem().exception());
        });
    }

    private Future<Called> called(VerifiedToken token, Function<VerifiedToken, Future<CoreAnswer>> call) {
        return call.apply(token).map(answer -> {
            String reason = answer.status() == 401 ? answer.json().getString("reason") : null;
            if (reason != null) {
                over(token, reason);
            }
            return new Called(token, answer);
        });
    }

    /**
     * An answer of the core.
     *
     * @param token the one that the answer was given to
     */
    public record Called(VerifiedToken token, CoreAnswer answer) {}
}
