package io.gatehouse.gateway.session;

import io.gatehouse.gateway.confirm.Confirmations;
import io.gatehouse.gateway.cookie.AccessCookie;
import io.gatehouse.gateway.cookie.CookieJar;
import io.gatehouse.gateway.cookie.RequestCookies;
import io.gatehouse.gateway.refresh.RefreshOutcome;
import io.gatehouse.gateway.refresh.Refresher;
import io.gatehouse.gateway.session.Admission.Denied;
import io.gatehouse.gateway.session.Admission.Granted;
import io.gatehouse.gateway.token.AccessTokenVerifier;
import io.gatehouse.gateway.token.RevokedSessions;
import io.gatehouse.gateway.token.Sighting;
import io.gatehouse.gateway.token.TokenCache;
import io.gatehouse.gateway.token.VerifiedToken;
import io.gatehouse.kit.problem.Problem;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds out who a request's cookies speak for, and refreshes on the way where the access token has run out.
 *
 * <p>A token that is good costs no network and no cryptography. A refresh happens when there is no access token, when it does not open,
 * or within five seconds of its end; never because of a bad signature, which is no accident of time.
 */
public final class SessionGate {
    private static final Duration SPARE = Duration.ofSeconds(5);
    private static final int PREFETCH_RETRY_SECONDS = 1;
    /** Longer than any access token lives. */
    private static final Duration REFUSED_FOR = Duration.ofDays(1);

    /** What a refresh token of the core looks like; anything else is not worth a call. */
    private static final Pattern REFRESH_TOKEN = Pattern.compile("ghr_[A-Za-z0-9_-]{94}");

    private final CookieJar jar;
    private final AccessCookie accessCookie;
    private final TokenCache tokens;
    private final AccessTokenVerifier verifier;
    private final RevokedSessions revoked;
    private final Refresher refresher;
    private final Caller caller;
    private final Confirmations confirmations;
    private final InstantSource clock;

    public SessionGate(
            CookieJar jar,
            AccessCookie accessCookie,
            TokenCache tokens,
            AccessTokenVerifier verifier,
            RevokedSessions revoked,
            Refresher refresher,
            Caller caller,
            Confirmations confirmations,
            InstantSource clock) {
        this.jar = jar;
        this.accessCookie = accessCookie;
        this.tokens = tokens;
        this.verifier = verifier;
        this.revoked = revoked;
        this.refresher = refresher;
        this.caller = caller;
        this.confirmations = confirmations;
        this.clock = clock;
    }

    /** Whether there is anything in the cookies that could speak for somebody. */
    public boolean hasCookies(RoutingContext ctx) {
        RequestCookies cookies = RequestCookies.of(ctx);
        return !cookies.all(jar.names().access()).isEmpty()
                || !refreshTokens(cookies).isEmpty();
    }

    /** Returns the refresh tokens that a request carries: one, but for a planted duplicate. */
    public List<String> refreshTokens(RoutingContext ctx) {
        return refreshTokens(RequestCookies.of(ctx));
    }

    /**
     * Refuses the session of the request's access cookie on this node from now on, so far as it is one that we have seen: the core's
     * announcement may still be on its way, and a refresh of another tab that lands late must not bring the cookies back.
     */
    public void refuse(RoutingContext ctx, String reason) {
        RequestCookies cookies = RequestCookies.of(ctx);
        String tenant = caller.host(ctx).tenant();
        for (String value : cookies.all(jar.names().access())) {
            Sighting known = tokens.find(value, tenant);
            if (known != null) {
                revoked.add(known.token().session(), reason, clock.instant().plus(REFUSED_FOR));
            }
        }
    }

    /** Lets the request go on as somebody, or says why not. */
    public Future<Admission> admit(RoutingContext ctx) {
        RequestCookies cookies = RequestCookies.of(ctx);
        return present(ctx, cookies).compose(presented -> switch (presented) {
            case Presented.Good good -> Future.succeededFuture(use(good.sighting()));
            case Presented.Forged forged -> Future.succeededFuture(new Denied(ProblemCode.UNAUTHENTICATED.problem()));
            case Presented.Nothing nothing -> renew(ctx, cookies);
        });
    }

    /**
     * Refreshes unless there is a good access token. A page that could rotate at any time could rotate twice before its browser has
     * written anything to disk, or while a call with the older token is still under way; the model of the protocol shows how that signs
     * people out.
     */
    public Future<Admission> refresh(RoutingContext ctx) {
        RequestCookies cookies = RequestCookies.of(ctx);
        return present(ctx, cookies)
                .compose(presented -> presented instanceof Presented.Good good
                        ? Future.succeededFuture(use(good.sighting()))
                        : renew(ctx, cookies));
    }

    /** Refreshes in any case: because the core found the access token too old. */
    public Future<Admission> renew(RoutingContext ctx) {
        return renew(ctx, RequestCookies.of(ctx));
    }

    private Future<Admission> renew(RoutingContext ctx, RequestCookies cookies) {
        List<String> refreshTokens = refreshTokens(cookies);
        if (refreshTokens.isEmpty()) {
            return Future.succeededFuture(new Denied(ProblemCode.UNAUTHENTICATED.problem()));
        }
        String purpose = ctx.request().getHeader("Sec-Purpose");
        if (purpose != null && purpose.startsWith("prefetch")) {
            // A guess of the browser, whose cookies it may throw away. Not 401: nobody has been signed out.
            return Future.succeededFuture(
                    new Denied(ProblemCode.UNAVAILABLE.problem().withRetryAfter(PREFETCH_RETRY_SECONDS)));
        }
        return renew(ctx, refreshTokens, 0);
    }

    /** Of several refresh cookies each is tried in the order sent, until one is not refused for good. */
    private Future<Admission> renew(RoutingContext ctx, List<String> refreshTokens, int index) {
        String tenant = caller.host(ctx).tenant();
        return refresher
                .refresh(refreshTokens.get(index), tenant, caller.of(ctx))
                .compose(outcome -> switch (outcome) {
                    case RefreshOutcome.Renewed renewed -> Future.succeededFuture(renewed(ctx, renewed));
                    case RefreshOutcome.Over over ->
                        index + 1 < refreshTokens.size()
                                ? renew(ctx, refreshTokens, index + 1)
                                : Future.succeededFuture(new Denied(over.problem()));
                    case RefreshOutcome.Unknown unknown ->
                        Future.succeededFuture(new Denied(
                                ProblemCode.UNAVAILABLE.problem().withRetryAfter(unknown.retryAfterSeconds())));
                });
    }

    private Admission renewed(RoutingContext ctx, RefreshOutcome.Renewed renewed) {
        Problem over = revoked.problem(renewed.token().session());
        if (over != null) {
            return new Denied(over);
        }
        // On whatever answer this request will get, also a 4xx or 5xx of the upstream: the tokens are new in any case.
        ctx.addHeadersEndHandler(head -> {
            if (refresher.mayWrite(renewed) && revoked.reason(renewed.token().session()) == null) {
                jar.writeSession(ctx.response(), renewed.accessCookie(), renewed.refreshToken(), renewed.keptUntil());
            }
        });
        return new Granted(renewed.token(), /* isFresh= */ true);
    }

    private Admission use(Sighting sighting) {
        VerifiedToken token = sighting.token();
        Problem over = revoked.problem(token.session());
        if (over != null) {
            return new Denied(over);
        }
        confirmations.seen(sighting);
        return new Granted(token, /* isFresh= */ false);
    }

    private Future<Presented> present(RoutingContext ctx, RequestCookies cookies) {
        return present(cookies.all(jar.names().access()), 0, caller.host(ctx).tenant());
    }

    /** Of several access cookies the first counts that opens for the tenant and is not too old. */
    private Future<Presented> present(List<String> values, int index, String tenant) {
        if (index >= values.size()) {
            return Future.succeededFuture(new Presented.Nothing());
        }
        String value = values.get(index);
        Sighting known = tokens.find(value, tenant);
        if (known != null) {
            return isGood(known)
                    ? Future.succeededFuture(new Presented.Good(known))
                    : present(values, index + 1, tenant);
        }
        String jwt = accessCookie.open(value, tenant);
        // Before it is verified: the key of a token that lay for weeks in a browser may be gone, and nobody is to be
        // signed out by that.
        if (jwt == null || verifier.saysItIsOverBy(jwt, soon()) || verifier.isOfWithdrawnKey(jwt)) {
            return present(values, index + 1, tenant);
        }
        return verifier.verify(jwt).compose(token -> {
            if (token == null) {
                return Future.succeededFuture(new Presented.Forged());
            }
            Sighting sighting = tokens.put(value, tenant, token);
            return isGood(sighting)
                    ? Future.succeededFuture(new Presented.Good(sighting))
                    : present(values, index + 1, tenant);
        });
    }

    private boolean isGood(Sighting sighting) {
        return !sighting.token().isExpiredBy(soon());
    }

    private Instant soon() {
        return clock.instant().plus(SPARE);
    }

    private List<String> refreshTokens(RequestCookies cookies) {
        return cookies.all(jar.names().refresh()).stream()
                .filter(value -> REFRESH_TOKEN.matcher(value).matches())
                .toList();
    }

    /** What the access cookies hold. */
    private sealed interface Presented {
        record Good(Sighting sighting) implements Presented {}

        /** Sealed by us around something that the core did not sign. */
        record Forged() implements Presented {}

        record Nothing() implements Presented {}
    }
}
