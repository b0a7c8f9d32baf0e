package io.gatehouse.core.admin;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.kernel.Administrator;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.session.Revocations;
import io.gatehouse.core.session.Sessions;
import io.gatehouse.core.user.Users;
import java.util.List;
import java.util.Map;

/** Ends every session of an account for an administrator of its tenant. */
public final class EndAccountSessions {
    private final Users users;
    private final Sessions sessions;
    private final Revocations revocations;
    private final Transactions transactions;
    private final AuditTrail audit;

    public EndAccountSessions(
            Users users, Sessions sessions, Revocations revocations, Transactions transactions, AuditTrail audit) {
        this.users = users;
        this.sessions = sessions;
        this.revocations = revocations;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Returns false when there is no such account in the administrator's tenant. */
    public boolean execute(Administrator admin, UserId id, Client client) {
        if (users.byId(admin.tenant(), id) == null) {
            return false;
        }
        List<SessionId> ended = transactions.run(() -> {
            List<SessionId> over = sessions.endAll(admin.tenant(), id, null, EndReason.REVOKED_BY_ADMIN);
            audit.byAdmin(
                    EventKind.ALL_SESSIONS_REVOKED,
                    admin,
                    id,
                    Map.of("reason", EndReason.REVOKED_BY_ADMIN.name(), "sessions", over.size()),
                    client);
            return over;
        });
        revocations.publish(ended, EndReason.REVOKED_BY_ADMIN);
        return true;
    }
}
