package io.gatehouse.core.session.http;

import io.gatehouse.core.session.SessionTokens;
import io.vertx.core.json.JsonObject;

/** The contract's {@code CoreTokens}. */
public final class TokensJson {
    private TokensJson() {}

    public static JsonObject of(SessionTokens tokens) {
        return new JsonObject()
                .put(
                        "session",
                        new JsonObject()
                                .put("id", tokens.session().toString())
                                .put("expiresAt", tokens.expiresAt().toString())
                                .put("idleExpiresAt", tokens.idleExpiresAt().toString())
                                .put("rememberMe", tokens.rememberMe()))
                .put("accessToken", tokens.accessToken().text().utf8())
                .put("refreshToken", tokens.refreshToken().utf8())
                .put("tokenType", "Bearer")
                .put("expiresIn", Math.max(1, tokens.accessToken().life().toSeconds()));
    }
}
