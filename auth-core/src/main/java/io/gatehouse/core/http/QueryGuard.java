package io.gatehouse.core.http;

import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemWriter;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Refuses a query that cannot be decoded, such as one with a lone percent sign. The contract would take it for a fault of ours. */
final class QueryGuard implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext ctx) {
        try {
            ctx.request().params();
        } catch (IllegalArgumentException malformed) {
            // Failure handlers of routes with path parameters would stumble over the query again.
            ProblemWriter.write(
                    ctx, ProblemCode.VALIDATION_ERROR.problem().withDetail("The query is not written as URLs are."));
            return;
        }
        ctx.next();
    }
}
