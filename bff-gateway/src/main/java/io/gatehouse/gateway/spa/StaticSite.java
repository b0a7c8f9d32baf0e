package io.gatehouse.gateway.spa;

import io.gatehouse.gateway.kernel.Paths;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Serves a single-page app: its files, and its index for every path that looks like a page. Files whose name holds a hash are kept by
 * browsers for ever, everything else is asked for anew.
 */
public final class StaticSite implements Handler<RoutingContext> {
    private final String base;
    private final AssetFolder folder;

    /**
     * Reads the folder.
     *
     * @param base the path it is served at, without a slash at the end; empty for the root
     */
    public StaticSite(String base, Path folder) {
        this.base = base;
        this.folder = AssetFolder.read(folder);
    }

    @Override
    public void handle(RoutingContext ctx) {
        HttpMethod method = ctx.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            ctx.next();
            return;
        }
        Asset asset = find(Paths.of(ctx.request()).substring(base.length()));
        if (asset == null) {
            ctx.next();
        } else {
            send(ctx, asset);
        }
    }

    private @Nullable Asset find(String path) {
        Asset file = folder.find(path);
        if (file != null) {
            return file;
        }
        boolean looksLikeFile = path.substring(path.lastIndexOf('/') + 1).indexOf('.') >= 0;
        return looksLikeFile ? null : folder.find("/index.html");
    }

    private static void send(RoutingContext ctx, Asset asset) {
        HttpServerResponse response = ctx.response();
        response.putHeader(HttpHeaders.ETAG, asset.etag())
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        asset.isImmutable() ? "public, max-age=31536000, immutable" : "no-cache");
        if (isKnown(ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH), asset.etag())) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, asset.contentType());
        Buffer content = negotiated(ctx, asset);
        if (ctx.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length()))
                    .end();
        } else {
            response.end(content);
        }
    }

    /** Compared weakly (RFC 9110, section 13.1.2): an edge that compresses marks our tag as weak. */
    private static boolean isKnown(@Nullable String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String tag : ifNoneMatch.split(",", -1)) {
            String bare = tag.strip();
            if (etag.equals(bare.startsWith("W/") ? bare.substring(2) : bare)) {
                return true;
            }
        }
        return false;
    }

    private static Buffer negotiated(RoutingContext ctx, Asset asset) {
        String accepted = ctx.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        Buffer brotli = asset.brotli();
        Buffer gzip = asset.gzip();
        if (brotli != null && accepts(accepted, "br")) {
            ctx.response().putHeader(HttpHeaders.CONTENT_ENCODING, "br");
            return brotli;
        }
        if (gzip != null && accepts(accepted, "gzip")) {
            ctx.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            return gzip;
        }
        return asset.plain();
    }

    private static boolean accepts(@Nullable String header, String coding) {
        if (header == null) {
            return false;
        }
        for (String part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] pieces = part.replace(" ", "").split(";", -1);
            boolean isRefused = pieces.length > 1 && pieces[1].matches("q=0(\\.0*)?");
            if (pieces[0].equals(coding)) {
                return !isRefused;
            }
        }
        return false;
    }
}
