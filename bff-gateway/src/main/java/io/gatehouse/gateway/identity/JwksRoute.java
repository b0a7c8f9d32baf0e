package io.gatehouse.gateway.identity;

import io.gatehouse.gateway.token.SigningKeySet;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;

/** {@code GET /.well-known/jwks.json}, as the core gave it: product APIs need not know where the core is. */
public final class JwksRoute {
    private final SigningKeySet keys;

    public JwksRoute(SigningKeySet keys) {
        this.keys = keys;
    }

    public void mount(Router router) {
        router.get("/.well-known/jwks.json").handler(ctx -> {
            String text = keys.text();
            if (text == null) {
                // An empty set would be believed, and kept.
                ctx.fail(ProblemCode.UNAVAILABLE.problem().withRetryAfter(2).exception());
            } else {
                ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/jwk-set+json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                        .end(text);
            }
        });
    }
}
