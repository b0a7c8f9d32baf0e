package io.gatehouse.gateway.kernel;

import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/**
 * Refuses what is left, after the door, of paths that two servers could read differently: letters and digits that stand there encoded
 * (RFC 3986, section 6.2.2.2: {@code /%61dmin} is {@code /admin} to whoever decodes), broken encodings, controls, and {@code @}, which
 * some read as the end of a user name. A route is chosen by the path as it was sent, so it must have one reading only. Of the query only
 * what no URI can hold is refused: spaces, controls, a fragment, and letters beyond ASCII (RFC 3986, section 3.4).
 */
public final class PathGuard implements Handler<RoutingContext> {
    private static final String PLAIN = "-._~!$&'()*+,=:/[]|";
    private static final char DELETE = 0x7F;
    private static final boolean[] IS_PLAIN = plain();

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
        int end = query < 0 ? uri.length() : query;
        if (end == 0 || uri.charAt(0) != '/') {
            return false;
        }
        for (int i = 1; i < end; i++) {
            char next = uri.charAt(i);
            if (next == '%') {
                if (i + 2 >= end || !mayBeEncoded(uri.charAt(i + 1), uri.charAt(i + 2))) {
                    return false;
                }
                i += 2;
            } else if (next >= IS_PLAIN.length || !IS_PLAIN[next]) {
                return false;
            }
        }
        for (int i = end; i < uri.length(); i++) {
            char next = uri.charAt(i);
            if (next <= ' ' || next >= DELETE || next == '#') {
                return false;
            }
        }
        return true;
    }

    /** Whether an octet has to stand encoded: no letter, digit, {@code -}, {@code .}, {@code _}, {@code ~}, and no control. */
    private static boolean mayBeEncoded(char high, char low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        if (first < 0 || second < 0 || high > 'f' || low > 'f') {
            return false;
        }
        int octet = first * 16 + second;
        boolean isUnreserved = isLetterOrDigit(octet) || octet == '-' || octet == '.' || octet == '_' || octet == '~';
        return octet > ' ' - 1 && octet != DELETE && !isUnreserved;
    }

    private static boolean isLetterOrDigit(int octet) {
        return (octet >= '0' && octet <= '9') || (octet >= 'A' && octet <= 'Z') || (octet >= 'a' && octet <= 'z');
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[128];
        for (int octet = 0; octet < plain.length; octet++) {
            plain[octet] = isLetterOrDigit(octet) || PLAIN.indexOf(octet) >= 0;
        }
        return plain;
    }
}
