package io.gatehouse.gateway.identity;

import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** Refuses bodies that are not JSON: the types that a form of another site can send are exactly those. */
final class JsonOnly implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext ctx) {
        Buffer body = ctx.body().buffer();
        String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
        boolean isEmpty = body == null || body.length() == 0;
        boolean isJson = type != null
                && type.toLowerCase(Locale.ROOT).split(";", -1)[0].strip().equals("application/json");
        if (isEmpty || isJson) {
            ctx.next();
        } else {
            ctx.fail(ProblemCode.UNSUPPORTED_MEDIA_TYPE
                    .problem()
                    .withDetail("Send application/json.")
                    .exception());
        }
    }
}
