package io.gatehouse.gateway.proxy;

import io.gatehouse.gateway.cookie.RequestCookies;
import io.gatehouse.gateway.session.Caller;
import io.gatehouse.gateway.token.VerifiedToken;
import io.gatehouse.kit.http.RequestIds;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What we say to a product API of a browser's call: who calls, from where, and as part of what. */
public final class OurHeaders {
    static final String TRACEPARENT = "traceparent";

    private static final CharSequence TRACE = HttpHeaders.createOptimized(TRACEPARENT);
    private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    private static final CharSequence FORWARDED_PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");
    private static final CharSequence FORWARDED_HOST = HttpHeaders.createOptimized("X-Forwarded-Host");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized(RequestIds.HEADER);

    private final Caller caller;
    private final CharSequence scheme;

    /**
     * Takes the parts.
     *
     * @param scheme of all our hosts
     */
    public OurHeaders(Caller caller, String scheme) {
        this.caller = caller;
        this.scheme = HttpHeaders.createOptimized(scheme);
    }

    /**
     * Gathers what there is to say of a call, before {@link HeaderHygiene#request} takes its sources away.
     *
     * @param token for the Authorization header; null on anonymous routes
     */
    OfCall of(RoutingContext ctx, @Nullable VerifiedToken token) {
        // Only the address: whose device it is concerns the core, and costs a MAC to find out.
        return new OfCall(
                ctx,
                caller.address(ctx.request()),
                caller.host(ctx).forwarded(),
                RequestCookies.of(ctx).others(),
                token);
    }

    /** Begins a trace where there is none (W3C Trace Context, section 3.2). */
    private static String freshTrace() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-00";
    }

    /** What is said of one call. */
    final class OfCall {
        private final RoutingContext ctx;
        private final String address;
        private final CharSequence authority;
        private final String cookies;
        private final @Nullable VerifiedToken token;

        private OfCall(
                RoutingContext ctx,
                String address,
                CharSequence authority,
                String cookies,
                @Nullable VerifiedToken token) {
            this.ctx = ctx;
            this.address = address;
            this.authority = authority;
            this.cookies = cookies;
            this.token = token;
        }

        /** Adds it to the outgoing headers. None of it came through from the browser, but a well-formed trace. */
        void addTo(MultiMap outgoing) {
            if (!cookies.isEmpty()) {
                outgoing.add(HttpHeaders.COOKIE, cookies);
            }
            outgoing.add(FORWARDED_FOR, address);
            outgoing.add(FORWARDED_PROTO, scheme);
            outgoing.add(FORWARDED_HOST, authority);
            outgoing.add(REQUEST_ID, RequestIds.of(ctx));
            if (!ctx.request().headers().contains(TRACE)) {
                outgoing.add(TRACE, freshTrace());
            }
            if (token != null) {
                outgoing.add(HttpHeaders.AUTHORIZATION, token.bearer().authorization());
            }
        }
    }
}
