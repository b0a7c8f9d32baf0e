package io.gatehouse.core.recovery.http;

import io.gatehouse.core.http.Json;
import io.gatehouse.core.recovery.LinkOutcome;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** Answers to the use of a mailed link. */
final class LinkAnswers {
    private LinkAnswers() {}

    static Consumer<RoutingContext> render(LinkOutcome outcome, String done) {
        return outcome == LinkOutcome.DONE
                ? ctx -> Json.message(ctx, 200, done)
                : ctx -> ctx.fail(problem(outcome).exception());
    }

    static ProblemCode problem(LinkOutcome refused) {
        return switch (refused) {
            case INVALID -> ProblemCode.INVALID_TOKEN;
            case EXPIRED -> ProblemCode.TOKEN_EXPIRED;
            case USED -> ProblemCode.TOKEN_ALREADY_USED;
            case DONE -> throw new IllegalArgumentException("nothing was refused");
        };
    }
}
