package io.gatehouse.gateway.kernel;

import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Refuses what is left, after the door, of paths that two servers could read differently: letters and digits that stand there encoded
 * (RFC 3986, section 6.2.2.2: {@code /%61dmin} is {@code /admin} to whoever decodes), broken encodings, controls, and {@code @}, which
 * some read as the end of a user name. A route is chosen by the path as it was sent, so it must have one reading only.
 */
public final class PathGuard implements Handler<RoutingContext> {
    private static final String PLAIN = "[A-Za-z0-9\\-._~!$&'()*+,=:/\\[\\]|]";
    /** An octet that is no letter, digit, {@code -}, {@code .}, {@code _}, {@code ~} nor a control. */
    private static final String ENCODED = "%(2[0-9A-CFa-cf]|3[A-Fa-f]|40|5[B-Eb-e]|60|7[B-Db-d]|[89A-Fa-f][0-9A-Fa-f])";

    private static final Pattern NORMAL = Pattern.compile("/(" + PLAIN + "|" + ENCODED + ")*+");

    @Override
    public void handle(RoutingContext ctx) {
        if (isNormal(ctx.request())) {
            ctx.next();
        } else {
            ctx.fail(ProblemCode.VALIDATION_ERROR
                    .problem()
                    .withDetail("The path is not in its normal form.")
                    .exception());
        }
    }

    private static boolean isNormal(HttpServerRequest request) {
        String uri = Objects.requireNonNullElse(request.uri(), "");
        int query = uri.indexOf('?');
        return NORMAL.matcher(query < 0 ? uri : uri.substring(0, query)).matches();
    }
}
