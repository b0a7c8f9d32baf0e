package io.gatehouse.core.event;

import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the log.
 *
 * @param time in whole microseconds, as the database keeps it
 * @param kind the name of an {@link EventKind}; text, because an older log may hold kinds that are no more
 * @param details strings, numbers, booleans, and lists and maps of those
 */
public record AuditRecord(
        UUID id,
        Instant time,
        String kind,
        TenantId tenant,
        @Nullable UserId user,
        @Nullable UserId actor,
        @Nullable SessionId session,
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String requestId,
        Map<String, Object> details) {
    public AuditRecord {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** Whether an administrator, or the operator, did it to somebody. */
    public boolean isByAdministrator() {
        return actor == null ? "OPERATOR".equals(detail("by")) : !actor.equals(user);
    }

    /** Returns a detail's text, null where there is none. */
    public @Nullable String detail(String name) {
        return details.get(name) instanceof String text ? text : null;
    }
}
