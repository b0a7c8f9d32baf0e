package io.gatehouse.core.token.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import java.util.function.Supplier;

/** {@code GET /.well-known/jwks.json}: the public keys for whoever verifies our access tokens. */
public final class JwksRoutes {
    private final Supplier<String> jwks;

    public JwksRoutes(Supplier<String> jwks) {
        this.jwks = jwks;
    }

    public void mount(Router router) {
        router.get("/.well-known/jwks.json")
                .handler(ctx -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/jwk-set+json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                        .end(jwks.get()));
    }
}
