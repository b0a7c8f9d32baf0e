package io.gatehouse.devstack.inbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * A mail as it arrived, for one recipient.
 *
 * @param id counts up from one
 * @param to the recipient of the envelope
 * @param html empty when the mail has no such part, as is {@code text}
 * @param links every URL in either part, in the order of their first appearance
 */
record InboxMessage(
        long id,
        String from,
        String to,
        String subject,
        String text,
        String html,
        List<String> links,
        Instant receivedAt) {

    JsonObject toJson() {
        return new JsonObject()
                .put("id", Long.toString(id))
                .put("from", from)
                .put("to", to)
                .put("subject", subject)
                .put("text", text)
                .put("html", html)
                .put("links", new JsonArray(links))
                .put("receivedAt", receivedAt.toString());
    }
}
