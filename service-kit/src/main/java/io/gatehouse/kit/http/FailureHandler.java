package io.gatehouse.kit.http;

import io.gatehouse.kit.problem.Problem;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemException;
import io.gatehouse.kit.problem.ProblemWriter;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that turns a failure into an answer, and the only one that logs it. */
public final class FailureHandler implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);
    private static final long LINGER_MILLIS = 2_000;
    private static final long MOST_READ_INTO_NOTHING = 1024 * 1024;

    /** Answers every failure of this router, including the ones that no route sees: unknown path, wrong method. */
    public void mount(Router router) {
        router.route().failureHandler(this);
        for (int status : new int[] {400, 404, 405, 406, 413, 415, 500}) {
            router.errorHandler(status, this);
        }
    }

    @Override
    public void handle(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        if (failure instanceof HttpClosedException) {
            // The client hung up; nobody is left to answer and nothing is wrong on our side.
            return;
        }
        if (failure instanceof ProblemException answer) {
            ProblemWriter.write(ctx, answer.problem());
            return;
        }
        ProblemCode code = codeOf(ctx.statusCode());
        if (code == ProblemCode.INTERNAL_ERROR) {
            LOG.atError()
                    .addKeyValue("requestId", RequestIds.of(ctx))
                    .setCause(failure)
                    .log("Unexpected failure in {} {}", ctx.request().method(), ctx.normalizedPath());
        }
        if (code == ProblemCode.PAYLOAD_TOO_LARGE && !ctx.response().ended()) {
            linger(ctx);
        }
        ProblemWriter.write(ctx, Problem.of(code));
    }

    /**
     * Keeps reading for a moment, into nothing. Closing at once would reset the connection under our own answer while the client is still
     * sending, and it would see an error instead of the reason.
     */
    private static void linger(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        AtomicLong read = new AtomicLong();
        if (request.version() != HttpVersion.HTTP_2) {
            ctx.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        request.handler(chunk -> {
            if (read.addAndGet(chunk.length()) > MOST_READ_INTO_NOTHING) {
                Hangup.after(request);
            }
        });
        request.exceptionHandler(gone -> Hangup.after(request));
        request.endHandler(all -> Hangup.after(request));
        request.resume();
        ctx.vertx().setTimer(LINGER_MILLIS, over -> Hangup.after(request));
    }

    private static ProblemCode codeOf(int status) {
        return switch (status) {
            case 401 -> ProblemCode.UNAUTHENTICATED;
            case 403 -> ProblemCode.FORBIDDEN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 413 -> ProblemCode.PAYLOAD_TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> ProblemCode.RATE_LIMIT_EXCEEDED;
            case 502 -> ProblemCode.UPSTREAM_UNAVAILABLE;
            case 503 -> ProblemCode.UNAVAILABLE;
            case 504 -> ProblemCode.UPSTREAM_TIMEOUT;
            default -> status >= 400 && status < 500 ? ProblemCode.VALIDATION_ERROR : ProblemCode.INTERNAL_ERROR;
        };
    }
}
