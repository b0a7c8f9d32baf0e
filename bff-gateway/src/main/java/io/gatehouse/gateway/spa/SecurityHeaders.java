package io.gatehouse.gateway.spa;

import io.gatehouse.gateway.config.ContentPolicy;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * The headers that protect pages and answers. Set before the response is made: a policy of a product API's own stands beside ours, and
 * browsers enforce both; but what speaks for the whole host ({@code HeaderHygiene}) stays ours.
 */
public final class SecurityHeaders {
    /** Where browsers report what the policy stopped. */
    public static final String REPORT_PATH = "/csp-report";

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; "
            + "report-uri " + REPORT_PATH;

    private static final String NOTHING_ALLOWED = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    private static final String PERMISSIONS = "accelerometer=(), autoplay=(), camera=(), display-capture=(), "
            + "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), "
            + "payment=(), picture-in-picture=(), publickey-credentials-get=(self), screen-wake-lock=(), usb=(), "
            + "xr-spatial-tracking=()";

    private static final String HSTS = "max-age=63072000; includeSubDomains";

    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence STRICT_ORIGIN = HttpHeaders.createOptimized("strict-origin");
    private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
    private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
    private static final CharSequence X_CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence X_FRAME_OPTIONS = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence RESOURCE_POLICY = HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence NOTHING = HttpHeaders.createOptimized(NOTHING_ALLOWED);

    private final boolean isHttps;
    private final CharSequence productPolicy;

    /**
     * Takes the settings.
     *
     * @param productPolicy for the pages of the product; null: as for ours
     */
    public SecurityHeaders(boolean isHttps, @Nullable String productPolicy) {
        this.isHttps = isHttps;
        this.productPolicy =
                HttpHeaders.createOptimized(productPolicy == null ? CONTENT_SECURITY_POLICY : whole(productPolicy));
    }

    /** What default-src does not stand in for must not be left open by leaving it out. */
    private static String whole(String policy) {
        return ContentPolicy.parse(policy)
                .or("base-uri", "'none'")
                .or("form-action", "'self'")
                .or("frame-ancestors", "'none'")
                .or("report-uri", REPORT_PATH)
                .text();
    }

    /** For pages: what the OWASP Secure Headers Project asks for, and Trusted Types. */
    public Handler<RoutingContext> pages() {
        return ctx -> {
            MultiMap headers = ctx.response().headers();
            common(headers);
            headers.set(POLICY, CONTENT_SECURITY_POLICY);
            headers.set("Permissions-Policy", PERMISSIONS);
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
            ctx.next();
        };
    }

    /** For the product's pages, after {@link #pages}: a policy of their own in the place of ours. */
    public Handler<RoutingContext> product() {
        return ctx -> {
            ctx.response().headers().set(POLICY, productPolicy);
            ctx.next();
        };
    }

    /** For answers that are never a page; if a browser shows one all the same, nothing in it may run. */
    public Handler<RoutingContext> answers() {
        return ctx -> {
            MultiMap headers = ctx.response().headers();
            common(headers);
            headers.set(POLICY, NOTHING);
            ctx.next();
        };
    }

    private void common(MultiMap headers) {
        headers.set(X_CONTENT_TYPE_OPTIONS, NOSNIFF);
        headers.set(REFERRER_POLICY, STRICT_ORIGIN);
        headers.set(X_FRAME_OPTIONS, DENY);
        headers.set(RESOURCE_POLICY, SAME_ORIGIN);
        if (isHttps) {
            headers.set("Strict-Transport-Security", HSTS);
        }
    }
}
