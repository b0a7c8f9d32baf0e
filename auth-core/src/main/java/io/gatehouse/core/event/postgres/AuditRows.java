package io.gatehouse.core.event.postgres;

import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.event.SealedRecord;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.Map;
import java.util.UUID;

/** Reads rows of {@code audit_events}. */
final class AuditRows {
    /** An address with a mask of its own is told with it: nobody writes such a thing but a forger. */
    static final String COLUMNS = """
            e.id, e.occurred_at, e.kind, e.tenant_id, e.user_id, e.actor_id, e.session_id, abbrev(e.ip_address) AS ip_address,
            e.user_agent, e.request_id, e.details::text AS details
            """;

    private AuditRows() {}

    static AuditRecord record(Row row) {
        UUID user = row.getUUID("user_id");
        UUID actor = row.getUUID("actor_id");
        UUID session = row.getUUID("session_id");
        return new AuditRecord(
                row.getUUID("id"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("kind"),
                new TenantId(row.getUUID("tenant_id")),
                user == null ? null : new UserId(user),
                actor == null ? null : new UserId(actor),
                session == null ? null : new SessionId(session),
                row.getString("ip_address"),
                row.getString("user_agent"),
                row.getString("request_id"),
                details(row.getString("details")));
    }

    /** Details that nobody of us can have written (a number of a thousand digits) must not keep the other records from being read. */
    private static Map<String, Object> details(String text) {
        try {
            return new JsonObject(text).getMap();
        } catch (DecodeException unreadable) {
            return Map.of("unreadable", true);
        }
    }

    static SealedRecord sealed(Row row) {
        return new SealedRecord(record(row), row.getBuffer("mac").getBytes());
    }
}
