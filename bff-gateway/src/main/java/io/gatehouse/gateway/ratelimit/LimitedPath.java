package io.gatehouse.gateway.ratelimit;

import io.gatehouse.kit.problem.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** Lets each client through so many times a minute. Stands before the body is read; what is over the limit is counted, and gets 429. */
public final class LimitedPath implements Handler<RoutingContext> {
    private final ClientLimit limit;
    private final Function<HttpServerRequest, String> addressOf;
    private final Counter limited;

    public LimitedPath(ClientLimit limit, Function<HttpServerRequest, String> addressOf, Counter limited) {
        this.limit = limit;
        this.addressOf = addressOf;
        this.limited = limited;
    }

    @Override
    public void handle(RoutingContext ctx) {
        int seconds = limit.take(addressOf.apply(ctx.request()));
        if (seconds == 0) {
            ctx.next();
        } else {
            limited.increment();
            ctx.fail(ProblemCode.RATE_LIMIT_EXCEEDED
                    .problem()
                    .withRetryAfter(seconds)
                    .exception());
        }
    }
}
