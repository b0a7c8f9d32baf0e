package io.gatehouse.core.session;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.PolicyBook;
import java.util.List;

/** Keeps a person's open sessions to as many as the policy allows: those that were idle longest make room. */
public final class LimitSessions {
    private final Sessions sessions;
    private final PolicyBook policies;
    private final AuditTrail audit;

    public LimitSessions(Sessions sessions, PolicyBook policies, AuditTrail audit) {
        this.sessions = sessions;
        this.policies = policies;
        this.audit = audit;
    }

    /**
     * To be called at the end of the transaction that opens a session and holds the account: of several sign-ins at one moment each must
     * count what the others opened.
     *
     * @return the sessions that made room for the new one, to be published after the commit
     */
    public List<SessionId> execute(TenantId tenant, UserId user, SessionId opened, Client client) {
        int most = policies.of(tenant).sessions().mostPerUser();
        List<SessionId> ended = sessions.endBeyond(tenant, user, most, opened);
        ended.forEach(session -> audit.sessionMadeRoom(tenant, user, session, client));
        return ended;
    }
}
