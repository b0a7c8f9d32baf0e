package io.gatehouse.core.session.http;

import static io.gatehouse.core.http.Json.putIfPresent;

import io.gatehouse.core.session.ListSessions;
import io.gatehouse.core.session.OpenSession;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The contract's {@code SessionList}. */
final class SessionListJson {
    private SessionListJson() {}

    static JsonObject of(List<ListSessions.Item> items) {
        JsonArray sessions = new JsonArray();
        for (ListSessions.Item item : items) {
            OpenSession session = item.session();
            JsonObject json = new JsonObject()
                    .put("id", session.id().toString())
                    .put("deviceInfo", DeviceJson.of(item.device()))
                    .put("ipAddress", session.address())
                    .put("createdAt", session.createdAt().toString())
                    .put("lastUsedAt", session.lastUsedAt().toString())
                    .put("current", item.current())
                    .put("newPlace", session.newPlace());
            putIfPresent(json, "location", item.place());
            sessions = sessions.add(json);
        }
        return new JsonObject().put("sessions", sessions).put("totalCount", items.size());
    }
}
