package io.gatehouse.kit.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Answers with a problem, once: a response that has begun or ended is left alone. */
public final class ProblemWriter {
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String RATE_LIMIT = "RateLimit";
    private static final String RATE_LIMIT_POLICY = "RateLimit-Policy";

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
            if (problem.status() == ProblemCode.RATE_LIMIT_EXCEEDED.status()) {
                tellOfNoPlace(response, retryAfter);
            }
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.CONTENT_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(problem.toJson(instance, response.headers().get(REQUEST_ID))
                        .toBuffer());
    }

    /**
     * Some limits tell no more than when to come back, such as an account's. What is said of a wider limit that has places left would be
     * taken for an answer to the wrong question.
     */
    private static void tellOfNoPlace(HttpServerResponse response, int retryAfter) {
        String told = response.headers().get(RATE_LIMIT);
        if (told == null || !told.contains(";r=0;")) {
            response.headers().remove(RATE_LIMIT_POLICY);
            response.putHeader(RATE_LIMIT, "\"tries\";r=0;t=" + retryAfter);
        }
    }
}
