package io.gatehouse.core.session;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.Transactions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends the signed-in user's sessions: every one, or all but the one they are using. */
public final class EndAllSessions {
    private final Sessions sessions;
    private final Transactions transactions;
    private final Revocations revocations;
    private final AuditTrail audit;

    public EndAllSessions(Sessions sessions, Transactions transactions, Revocations revocations, AuditTrail audit) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.revocations = revocations;
        this.audit = audit;
    }

    public void execute(AccessClaims principal, boolean keepCurrent, Client client) {
        @Nullable SessionId except = keepCurrent ? principal.session() : null;
        EndReason reason = keepCurrent ? EndReason.REVOKED_BY_USER : EndReason.SIGNED_OUT_EVERYWHERE;
        List<SessionId> ended = transactions.run(() -> {
            List<SessionId> over = sessions.endAll(principal.tenant(), principal.user(), except, reason);
            audit.allSessionsEnded(principal, over.size(), reason, client);
            return over;
        });
        revocations.publish(ended, reason);
    }
}
