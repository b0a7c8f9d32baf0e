package io.gatehouse.core.event.http;

import static io.gatehouse.core.http.Json.putIfPresent;

import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.event.ListSecurityEvents;
import io.gatehouse.core.event.Places;
import io.gatehouse.core.http.Cursors;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.http.SignedInCall;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.session.DeviceGuess;
import io.gatehouse.core.session.http.DeviceJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** {@code GET /security-events}. */
public final class SecurityEventRoutes {
    private final ListSecurityEvents listSecurityEvents;
    private final DeviceGuess devices;
    private final Places places;
    private final Cursors cursors;

    public SecurityEventRoutes(
            ListSecurityEvents listSecurityEvents, DeviceGuess devices, Places places, Cursors cursors) {
        this.listSecurityEvents = listSecurityEvents;
        this.devices = devices;
        this.places = places;
        this.cursors = cursors;
    }

    public void mount(Operations operations) {
        operations.signedIn(
                "listSecurityEvents", signedIn -> () -> page(signedIn), body -> ctx -> Json.answer(ctx, 200, body));
    }

    private JsonObject page(SignedInCall signedIn) {
        String list = "security-events:" + signedIn.principal().user();
        UUID before = cursors.read(list, signedIn.call().query("cursor"));
        List<AuditRecord> records = listSecurityEvents.execute(signedIn.principal(), before);
        List<AuditRecord> shown = records.subList(0, Math.min(records.size(), ListSecurityEvents.PAGE));
        JsonArray events = new JsonArray(shown.stream()
                .map(record -> json(record, signedIn.principal().session()))
                .toList());
        JsonObject body = new JsonObject().put("events", events);
        if (shown.size() < records.size()) {
            body.put("nextCursor", cursors.write(list, shown.getLast().id()));
        }
        return body;
    }

    private JsonObject json(AuditRecord record, SessionId current) {
        JsonObject json = new JsonObject()
                .put("id", record.id().toString())
                .put("time", record.time().toString())
                .put("event", record.kind())
                .put("current", current.equals(record.session()));
        // Where an administrator works is no concern of those whose accounts they mind.
        if (!record.isByAdministrator()) {
            json.put("deviceInfo", DeviceJson.of(devices.of(record.userAgent())));
            putIfPresent(json, "ipAddress", record.address());
            putIfPresent(json, "location", places.of(record.address()));
        }
        putIfPresent(json, "reason", record.detail("reason"));
        return json;
    }
}
