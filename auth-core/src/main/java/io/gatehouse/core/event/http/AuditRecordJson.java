package io.gatehouse.core.event.http;

import static io.gatehouse.core.http.Json.putIfPresent;

import io.gatehouse.core.event.AuditRecord;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;

/** The contract's {@code AuditRecord}; also a line of the export. */
public final class AuditRecordJson {
    private AuditRecordJson() {}

    public static JsonObject of(AuditRecord record) {
        JsonObject json = new JsonObject()
                .put("id", record.id().toString())
                .put("time", record.time().toString())
                .put("event", record.kind());
        putIfPresent(json, "userId", text(record.user()));
        putIfPresent(json, "actorId", text(record.actor()));
        putIfPresent(json, "sessionId", text(record.session()));
        putIfPresent(json, "ipAddress", record.address());
        putIfPresent(json, "userAgent", record.userAgent());
        putIfPresent(json, "requestId", record.requestId());
        return json.put("details", new JsonObject(new LinkedHashMap<>(record.details())));
    }

    /** The same for readers outside a tenant: says whose event it is. */
    public static JsonObject exported(AuditRecord record) {
        return of(record).put("tenantId", record.tenant().toString());
    }

    private static @org.jspecify.annotations.Nullable String text(@org.jspecify.annotations.Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
