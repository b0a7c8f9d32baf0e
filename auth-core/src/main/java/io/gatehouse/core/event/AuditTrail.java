package io.gatehouse.core.event;

import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One method per event, with typed parameters: every event is found here, and no secret slips into one. */
public final class AuditTrail {
    private final AuditEvents events;

    public AuditTrail(AuditEvents events) {
        this.events = events;
    }

    public void signedUp(TenantId tenant, UserId user, Client client) {
        events.append(new AuditEvent(EventKind.SIGNUP_SUCCESS, tenant, user, user, null, client, Map.of()));
    }

    /** A registration that made no account. The reason never holds what was typed. */
    public void signUpFailed(TenantId tenant, @Nullable UserId owner, String reason, Client client) {
        events.append(
                new AuditEvent(EventKind.SIGNUP_FAILED, tenant, owner, null, null, client, Map.of("reason", reason)));
    }

    public void verificationSent(TenantId tenant, UserId user, Client client) {
        events.append(new AuditEvent(EventKind.EMAIL_VERIFICATION_SENT, tenant, user, null, null, client, Map.of()));
    }

    public void emailVerified(TenantId tenant, UserId user, Client client) {
        events.append(new AuditEvent(EventKind.EMAIL_VERIFICATION_SUCCESS, tenant, user, user, null, client, Map.of()));
    }

    public void signedIn(TenantId tenant, UserId user, SessionId session, Client client) {
        events.append(new AuditEvent(EventKind.LOGIN_SUCCESS, tenant, user, user, session, client, Map.of()));
    }

    public void signInFailed(TenantId tenant, @Nullable UserId user, String reason, Client client) {
        events.append(
                new AuditEvent(EventKind.LOGIN_FAILED, tenant, user, null, null, client, Map.of("reason", reason)));
    }

    public void tokenRefreshed(AccessClaims claims, Client client) {
        events.appendSoon(of(EventKind.TOKEN_REFRESH, claims, client, Map.of("generation", claims.generation())));
    }

    public void tokenReused(AccessClaims claims, int presentedGeneration, Client client) {
        events.append(new AuditEvent(
                EventKind.TOKEN_REUSE_DETECTED,
                claims.tenant(),
                claims.user(),
                null,
                claims.session(),
                client,
                Map.of("presentedGeneration", presentedGeneration, "headGeneration", claims.generation())));
    }

    /** Somebody ended one session: their own, or another of theirs. */
    public void sessionEnded(AccessClaims actor, SessionId ended, EndReason reason, Client client) {
        boolean own = ended.equals(actor.session());
        events.append(new AuditEvent(
                own ? EventKind.LOGOUT : EventKind.SESSION_REVOKED,
                actor.tenant(),
                actor.user(),
                actor.user(),
                ended,
                client,
                Map.of("reason", reason.name())));
    }

    public void allSessionsEnded(AccessClaims actor, int count, EndReason reason, Client client) {
        events.append(
                of(EventKind.ALL_SESSIONS_REVOKED, actor, client, Map.of("reason", reason.name(), "sessions", count)));
    }

    /** The profile was changed; the details name the fields, not their values. */
    public void profileChanged(AccessClaims actor, String fields, Client client) {
        events.append(of(EventKind.PROFILE_CHANGED, actor, client, Map.of("fields", fields)));
    }

    private static AuditEvent of(EventKind kind, AccessClaims actor, Client client, Map<String, Object> details) {
        return new AuditEvent(kind, actor.tenant(), actor.user(), actor.user(), actor.session(), client, details);
    }
}
