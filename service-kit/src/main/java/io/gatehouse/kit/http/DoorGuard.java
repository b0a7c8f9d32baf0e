package io.gatehouse.kit.http;

import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemWriter;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that two HTTP implementations could read differently, before anything else looks at them. Such
 * differences are how a request is smuggled past a proxy, and no honest client sends them.
 *
 * <p>What Vert.x hides from handlers (both Content-Length and Transfer-Encoding: it drops the length) can only be refused
 * by the TLS edge in front; here the connection is closed after such traffic as far as it can be seen.
 */
public final class DoorGuard implements Handler<RoutingContext> {
    /** Encoded slash, backslash, dot, semicolon, percent and NUL change their meaning when decoded. */
    private static final List<String> MEANINGFUL = List.of("%2f", "%5c", "%2e", "%3b", "%25", "%00");

    @Override
    public void handle(RoutingContext ctx) {
        boolean isHttp2 = ctx.request().version() == HttpVersion.HTTP_2;
        if (isHttp2) {
            nameHost(ctx.request());
        }
        String refusal = refusal(ctx.request());
        if (refusal == null) {
            ctx.next();
            return;
        }
        if (!isHttp2) {
            // What follows on this connection may be the tail of the trick: it is not read.
            ctx.response()
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .endHandler(sent -> ctx.request().connection().close());
        }
        ProblemWriter.write(ctx, ProblemCode.VALIDATION_ERROR.problem().withDetail(refusal));
    }

    private static @Nullable String refusal(HttpServerRequest request) {
        MultiMap headers = request.headers();
        List<String> encodings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        if (!encodings.isEmpty()) {
            if (encodings.size() > 1 || !encodings.getFirst().strip().equalsIgnoreCase("chunked")) {
                return "Transfer-Encoding may only be chunked.";
            }
            if (headers.contains(HttpHeaders.CONTENT_LENGTH)) {
                return "Content-Length and Transfer-Encoding exclude each other.";
            }
        }
        List<String> hosts = headers.getAll(HttpHeaders.HOST);
        if (hosts.size() != 1 || hosts.getFirst().isBlank()) {
            return "Exactly one Host is needed.";
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
