package io.gatehouse.gateway.identity;

import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that are not JSON: the types that a form of another site can send are exactly those. Stands before the body is read,
 * because the reader takes forms apart and what is left of them looks like no body at all.
 */
final class JsonOnly implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext ctx) {
        String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
        boolean isJson = type != null
                && type.toLowerCase(Locale.ROOT).split(";", -1)[0].strip().equals("application/json");
        if (isJson || !mayHaveBody(ctx.request(), type)) {
            ctx.next();
        } else {
            ctx.fail(ProblemCode.UNSUPPORTED_MEDIA_TYPE
                    .problem()
                    .withDetail("Send application/json.")
                    .exception());
        }
    }

    /** In HTTP/2 a body needs neither a length nor a coding; there, who names a type has something to say. */
    private static boolean mayHaveBody(HttpServerRequest request, @Nullable String type) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                        || (request.version() == HttpVersion.HTTP_2 && type != null)
                : !length.equals("0");
    }
}
