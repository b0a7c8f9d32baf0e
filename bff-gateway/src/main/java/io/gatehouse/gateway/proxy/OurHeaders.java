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
     * Adds what there is to say of a call to its headers, behind what {@link HeaderHygiene#request} let through: none of it came from the browser, but a
     * well-formed trace.
     *
     * @param token for the Authorization header; null on anonymous routes
     */
    void addTo(MultiMap outgoing, RoutingContext ctx, @Nullable VerifiedToken token) {
        String cookies = RequestCookies.of(ctx).others();
        if (!cookies.isEmpty()) {
            outgoing.add(HttpHeaders.COOKIE, cookies);
        }
        // Only the address: whose device it is concerns the core, and costs a MAC to find out.
        outgoing.add(FORWARDED_FOR, caller.address(ctx.request()));
        outgoing.add(FORWARDED_PROTO, scheme);
        outgoing.add(FORWARDED_HOST, caller.host(ctx).forwarded());
        outgoing.add(REQUEST_ID, RequestIds.of(ctx));
        if (!outgoing.contains(TRACE)) {
            outgoing.add(TRACE, freshTrace());
        }
        if (token != null) {
            outgoing.add(HttpHeaders.AUTHORIZATION, token.bearer().authorization());
        }
    }

    /** Begins a trace where there is none (W3C Trace Context, section 3.2). */
    private static String freshTrace() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-00";
    }
}
