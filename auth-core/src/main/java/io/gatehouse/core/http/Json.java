package io.gatehouse.core.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Answers with JSON, and builds it without the members that are not there. */
public final class Json {
    private Json() {}

    /** Sends the answer. What an identity endpoint says is nobody else's to keep. */
    public static void answer(RoutingContext ctx, int status, JsonObject body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body.toBuffer());
    }

    public static void message(RoutingContext ctx, int status, String message) {
        answer(ctx, status, new JsonObject().put("message", message));
    }

    public static void noContent(RoutingContext ctx) {
        ctx.response()
                .setStatusCode(204)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    /** Puts a member only where there is a value. */
    public static void putIfPresent(JsonObject json, String member, @Nullable Object value) {
        if (value != null) {
            json.put(member, value);
        }
    }
}
