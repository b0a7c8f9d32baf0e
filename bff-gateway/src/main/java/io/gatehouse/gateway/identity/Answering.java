package io.gatehouse.gateway.identity;

import io.gatehouse.kit.problem.Problem;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** How a resource's answer is written, once it is known. */
final class Answering {
    private Answering() {}

    /** Writes the answer, unless the browser has gone meanwhile. */
    static void finish(RoutingContext ctx, Future<Runnable> answering) {
        answering.onComplete(outcome -> {
            if (outcome.failed()) {
                ctx.fail(outcome.cause());
            } else if (!ctx.response().closed()) {
                write(ctx, outcome.result());
            }
        });
    }

    /** Nobody else is told of what a future's listener throws: the browser would wait for ever. */
    private static void write(RoutingContext ctx, Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException broken) {
            ctx.fail(broken);
        }
    }

    static Problem unavailable(int retryAfterSeconds) {
        return ProblemCode.UNAVAILABLE.problem().withRetryAfter(retryAfterSeconds);
    }
}
