package io.gatehouse.core.event;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened. Never holds a password, token, code or secret.
 *
 * @param user whom it is about, null when nobody is known
 * @param actor who did it, null when nobody was signed in
 */
public record AuditEvent(
        EventKind kind,
        TenantId tenant,
        @Nullable UserId user,
        @Nullable UserId actor,
        @Nullable SessionId session,
        Client client,
        Map<String, Object> details) {
    public AuditEvent {
        details = Map.copyOf(details);
    }
}
