package io.gatehouse.core.recovery;

import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.EndTrust;
import io.gatehouse.core.session.Sessions;
import io.gatehouse.core.verification.EmailLinks;
import io.gatehouse.core.verification.LinkPurpose;
import java.util.List;

/**
 * Ends what a thief of the old password could still use: sessions, sign-ins that wait for a code, trusted devices, reset links and a
 * change of address on its way. To be called inside a transaction.
 */
public final class EndAccess {
    private final Sessions sessions;
    private final EndTrust endTrust;
    private final EmailLinks links;

    public EndAccess(Sessions sessions, EndTrust endTrust, EmailLinks links) {
        this.sessions = sessions;
        this.endTrust = endTrust;
        this.links = links;
    }

    /** Returns the sessions that ended, to be published after the commit. */
    public List<SessionId> execute(TenantId tenant, UserId user, EndReason reason) {
        endTrust.execute(tenant, user);
        links.supersede(tenant, user, LinkPurpose.PASSWORD_RESET);
        links.supersede(tenant, user, LinkPurpose.EMAIL_CHANGE);
        return sessions.endAll(tenant, user, null, reason);
    }
}
