package io.gatehouse.devstack.sample;

import com.nimbusds.jwt.JWTClaimsSet;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;

/** Lets a request pass when it carries a good access token, and remembers whose it is. */
final class BearerGuard implements Handler<RoutingContext> {
    private static final String SCHEME = "Bearer ";
    private static final String SUBJECT = "subject";

    private final AccessTokens tokens;

    BearerGuard(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void handle(RoutingContext ctx) {
        String authorization = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            refuse(ctx);
            return;
        }
        String token = authorization.substring(SCHEME.length());
        // Nothing of a WebSocket's or a body's first bytes may be lost while the token is looked at.
        ctx.request().pause();
        ctx.vertx()
                .executeBlocking(() -> Optional.ofNullable(tokens.verify(token)), /* ordered= */ false)
                .onFailure(ctx::fail)
                .onSuccess(claims -> {
                    ctx.request().resume();
                    claims.ifPresentOrElse(good -> pass(ctx, good), () -> refuse(ctx));
                });
    }

    /** The user id of the token that was let in. */
    static String subject(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.get(SUBJECT), "The guard has not run");
    }

    private static void pass(RoutingContext ctx, JWTClaimsSet claims) {
        ctx.put(SUBJECT, claims.getSubject());
        ctx.next();
    }

    private static void refuse(RoutingContext ctx) {
        ctx.response().putHeader("WWW-Authenticate", "Bearer");
        ctx.fail(ProblemCode.UNAUTHENTICATED.exception());
    }
}
