package io.gatehouse.kit.http;

import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemWriter;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses paths that two HTTP implementations could read differently, and headers of HTTP/2 that HTTP/1 would read differently, before
 * anything else looks at them; no honest client sends them. How a request is framed was judged before, by {@link StrictFraming}.
 */
public final class DoorGuard implements Handler<RoutingContext> {
    /** Encoded slash, backslash, dot, semicolon, percent and NUL change their meaning when decoded. */
    private static final List<String> MEANINGFUL = List.of("%2f", "%5c", "%2e", "%3b", "%25", "%00");

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    @Override
    public void handle(RoutingContext ctx) {
        String fault = fault(ctx.request());
        if (fault == null) {
            ctx.next();
        } else {
            ProblemWriter.write(ctx, ProblemCode.VALIDATION_ERROR.problem().withDetail(fault));
        }
    }

    private static @Nullable String fault(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            nameHost(request);
            if (request.headers().getAll(HttpHeaders.HOST).size() != 1) {
                return "Exactly one Host is needed.";
            }
            String fault = Http2Fields.fault(request);
            if (fault != null) {
                return fault;
            }
        }
        return isNormal(request.uri()) ? null : "The path is not in its normal form.";
    }

    /**
     * Writes down as Host what an HTTP/2 request names by {@code :authority}, so that whoever comes after us finds the name in one place.
     * Where both are there and differ, the stream was reset before it came here (RFC 9113, section 8.3.1).
     */
    private static void nameHost(HttpServerRequest request) {
        HostAndPort authority = request.authority(true);
        if (authority != null && !request.headers().contains(HttpHeaders.HOST)) {
            String port = authority.port() > 0 ? ":" + authority.port() : "";
            request.headers().set(HttpHeaders.HOST, authority.host() + port);
        }
    }

    /** Origin form only, and a path that means the same to everybody who decodes it once or twice. */
    private static boolean isNormal(@Nullable String uri) {
        if (uri == null || !uri.startsWith("/")) {
            return false;
        }
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        if (path.contains("//") || path.contains("\\") || path.contains(";") || path.contains("#")) {
            return false;
        }
        return !hidesMeaning(path) && !hasDotSegment(path);
    }

    private static boolean hidesMeaning(String path) {
        if (path.indexOf('%') < 0) {
            return false;
        }
        if (BROKEN_ESCAPE.matcher(path).find()) {
            return true;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        for (String hidden : MEANINGFUL) {
            if (lower.contains(hidden)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDotSegment(String path) {
        return path.contains("/./") || path.contains("/../") || path.endsWith("/.") || path.endsWith("/..");
    }
}
