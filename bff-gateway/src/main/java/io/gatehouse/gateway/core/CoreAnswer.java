package io.gatehouse.gateway.core;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What the core answered. The body may hold tokens: it is never logged. */
public record CoreAnswer(int status, MultiMap headers, Buffer body) {
    /** Returns the body as an object; empty when it is none. */
    public JsonObject json() {
        try {
            return body.length() == 0 ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException notJson) {
            return new JsonObject();
        }
    }

    /** Returns the problem's code; empty when it is none. */
    public String code() {
        return json().getString("code", "");
    }

    public @Nullable String retryAfter() {
        return headers.get(HttpHeaders.RETRY_AFTER);
    }

    @Override
    public String toString() {
        return "CoreAnswer[" + status + "]";
    }
}
