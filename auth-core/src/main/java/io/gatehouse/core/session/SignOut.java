package io.gatehouse.core.session;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.token.RefreshToken;
import io.gatehouse.core.token.RefreshTokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends the session of a refresh token. Any token of its line will do: to end a session one need not hold its newest token. */
public final class SignOut {
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final Transactions transactions;
    private final Revocations revocations;
    private final AuditTrail audit;

    public SignOut(
            Sessions sessions,
            RefreshTokens refreshTokens,
            Transactions transactions,
            Revocations revocations,
            AuditTrail audit) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.transactions = transactions;
        this.revocations = revocations;
        this.audit = audit;
    }

    /** Does nothing when the token is not ours or the session is over: the caller is signed out either way. */
    public void execute(TenantId tenant, String refreshToken, Client client) {
        SessionId ended = transactions.run(() -> end(tenant, refreshToken, EndReason.SIGNED_OUT, client));
        if (ended != null) {
            revocations.publish(List.of(ended), EndReason.SIGNED_OUT);
        }
    }

    /**
     * Ends the session inside the caller's transaction, who publishes it after the commit.
     *
     * @return the session that this call ended, or null
     */
    public @Nullable SessionId end(TenantId tenant, String refreshToken, EndReason reason, Client client) {
        RefreshToken presented = refreshTokens.read(refreshToken);
        SessionState session = presented == null ? null : sessions.find(tenant, presented.session());
        if (session == null || session.endReason() != null) {
            return null;
        }
        AccessClaims claims = session.claims();
        if (!sessions.end(tenant, claims.user(), claims.session(), reason)) {
            return null;
        }
        audit.sessionEnded(claims, claims.session(), reason, client);
        return claims.session();
    }
}
