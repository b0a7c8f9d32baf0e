package io.gatehouse.kit.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Answers with a problem, once: a response that has begun or ended is left alone. */
public final class ProblemWriter {
    private static final String REQUEST_ID = "X-Request-Id";

    private ProblemWriter() {}

    public static void write(RoutingContext ctx, Problem problem) {
        write(ctx.response(), problem, ctx.request().path());
    }

    /** For answers given before any routing; they name no path. */
    public static void write(HttpServerResponse response, Problem problem) {
        write(response, problem, null);
    }

    private static void write(HttpServerResponse response, Problem problem, @Nullable String instance) {
        if (response.ended() || response.closed() || response.headWritten()) {
            return;
        }
        Integer retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.CONTENT_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(problem.toJson(instance, response.headers().get(REQUEST_ID))
                        .toBuffer());
    }
}
