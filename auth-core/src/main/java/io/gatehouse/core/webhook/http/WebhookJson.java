package io.gatehouse.core.webhook.http;

import static io.gatehouse.core.http.Json.putIfPresent;

import io.gatehouse.core.webhook.Delivery;
import io.gatehouse.core.webhook.Webhook;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** The contract's {@code Webhook} and {@code WebhookDelivery}. */
final class WebhookJson {
    private WebhookJson() {}

    static JsonObject of(Webhook webhook) {
        JsonObject json = new JsonObject()
                .put("id", webhook.id().toString())
                .put("url", webhook.url().toString())
                .put("events", new JsonArray(webhook.kinds().stream().sorted().toList()))
                .put("enabled", webhook.enabled())
                .put("createdAt", webhook.createdAt().toString());
        putIfPresent(
                json,
                "failingSince",
                webhook.failingSince() == null ? null : webhook.failingSince().toString());
        return json;
    }

    static JsonObject of(Delivery delivery) {
        JsonObject json = new JsonObject()
                .put("id", delivery.id().toString())
                .put("event", delivery.kind())
                .put("createdAt", delivery.createdAt().toString())
                .put("attempts", delivery.attempts())
                .put("state", delivery.state().name().toLowerCase(Locale.ROOT));
        putIfPresent(json, "lastStatus", delivery.lastStatus());
        putIfPresent(json, "lastError", delivery.lastError());
        return json;
    }
}
