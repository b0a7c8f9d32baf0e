package io.gatehouse.core.admin;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Administrator;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.session.Revocations;
import io.gatehouse.core.session.Sessions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends every session of a tenant, in an emergency. In batches, each a transaction that is told at once: nobody waits for all of them, and what
 * was ended before a failure stays ended and written down.
 */
public final class EndTenantSessions {
    private static final int BATCH = 1_000;

    private final Sessions sessions;
    private final Revocations revocations;
    private final Transactions transactions;
    private final AuditTrail audit;

    public EndTenantSessions(Sessions sessions, Revocations revocations, Transactions transactions, AuditTrail audit) {
        this.sessions = sessions;
        this.revocations = revocations;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Returns how many it ended. */
    public long execute(Administrator admin, EndReason reason, Client client) {
        long ended = 0;
        List<SessionId> batch = endBatch(admin, null, reason, client);
        while (!batch.isEmpty()) {
            ended += batch.size();
            revocations.publish(batch, reason);
            batch = endBatch(admin, batch.getLast(), reason, client);
        }
        return ended;
    }

    private List<SessionId> endBatch(Administrator admin, @Nullable SessionId after, EndReason reason, Client client) {
        return transactions.run(() -> {
            List<SessionId> batch = sessions.endBatch(admin.tenant(), after, BATCH, reason);
            if (!batch.isEmpty()) {
                audit.tenantSessionsEnded(admin, batch.size(), reason, client);
            }
            return batch;
        });
    }
}
