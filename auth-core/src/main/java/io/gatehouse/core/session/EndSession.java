package io.gatehouse.core.session;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.Transactions;
import java.util.List;

/** Ends one session of the signed-in user, picked from their list. */
public final class EndSession {
    private final Sessions sessions;
    private final Transactions transactions;
    private final Revocations revocations;
    private final AuditTrail audit;

    public EndSession(Sessions sessions, Transactions transactions, Revocations revocations, AuditTrail audit) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.revocations = revocations;
        this.audit = audit;
    }

    /** Returns false when the user has no such open session; somebody else's session is none of theirs. */
    public boolean execute(AccessClaims principal, SessionId session, Client client) {
        boolean ended = transactions.run(() -> {
            if (!sessions.end(principal.tenant(), principal.user(), session, EndReason.REVOKED_BY_USER)) {
                return false;
            }
            audit.sessionEnded(principal, session, EndReason.REVOKED_BY_USER, client);
            return true;
        });
        if (ended) {
            revocations.publish(List.of(session), EndReason.REVOKED_BY_USER);
        }
        return ended;
    }
}
