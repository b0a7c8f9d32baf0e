package io.gatehouse.kit.http;

import io.gatehouse.kit.id.Uuid7;
import io.gatehouse.kit.problem.Problem;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemWriter;
import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Map;

/**
 * Answers what could not be read as HTTP, such as a control character in a header, and hangs up: where the next request would begin is
 * anybody's guess. No router sees such a request.
 */
public final class UnreadableRequests implements Handler<HttpServerRequest> {
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private final Uuid7 ids;

    public UnreadableRequests(Uuid7 ids) {
        this.ids = ids;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (hasTooLargeHeaders(request)) {
            refuseHeaders(request);
        } else {
            answer(
                    request,
                    isTooLong(request, "line") ? tooLarge(URI_TOO_LONG) : ProblemCode.VALIDATION_ERROR.problem());
        }
    }

    /** Answers a request with more headers than we read (RFC 6585, section 5). */
    public void refuseHeaders(HttpServerRequest request) {
        answer(request, tooLarge(HEADERS_TOO_LARGE));
    }

    /** Whether the headers were larger than {@link ServerOptions#MAX_HEADER_BYTES} */
    public static boolean hasTooLargeHeaders(HttpServerRequest request) {
        return isTooLong(request, "header");
    }

    private void answer(HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        response.putHeader(RequestIds.HEADER, ids.next().toString()).endHandler(sent -> Hangup.after(request));
        if (request.version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        ProblemWriter.write(response, problem);
    }

    private static Problem tooLarge(int status) {
        ProblemCode code = ProblemCode.PAYLOAD_TOO_LARGE;
        return new Problem(status, code.name(), code.title(), null, List.of(), null, Map.of());
    }

    private static boolean isTooLong(HttpServerRequest request, String what) {
        Throwable cause = request.decoderResult().cause();
        return cause instanceof TooLongFrameException
                && String.valueOf(cause.getMessage()).contains(what);
    }
}
