package io.gatehouse.core.event;

import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Administrator;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.PolicyChanges;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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

    /**
     * Somebody signed in.
     *
     * @param amr how they proved who they are (RFC 8176)
     */
    public void signedIn(TenantId tenant, UserId user, SessionId session, List<String> amr, Client client) {
        events.append(new AuditEvent(
                EventKind.LOGIN_SUCCESS, tenant, user, user, session, client, Map.of("amr", String.join(" ", amr))));
    }

    public void signInFailed(TenantId tenant, @Nullable UserId user, String reason, Client client) {
        events.append(
                new AuditEvent(EventKind.LOGIN_FAILED, tenant, user, null, null, client, Map.of("reason", reason)));
    }

    /** A name was locked; the user is null where nobody has it. */
    public void locked(TenantId tenant, @Nullable UserId user, long seconds, Client client) {
        events.append(
                new AuditEvent(EventKind.ACCOUNT_LOCKED, tenant, user, null, null, client, Map.of("seconds", seconds)));
    }

    public void newDevice(TenantId tenant, UserId user, SessionId session, String action, Client client) {
        events.append(
                new AuditEvent(EventKind.NEW_DEVICE, tenant, user, user, session, client, Map.of("action", action)));
    }

    /** A sign of danger; the user is null where it is about no account in particular. */
    public void anomaly(
            TenantId tenant,
            @Nullable UserId user,
            @Nullable SessionId session,
            String signal,
            String action,
            Client client) {
        events.append(new AuditEvent(
                EventKind.ANOMALY_DETECTED,
                tenant,
                user,
                null,
                session,
                client,
                Map.of("reason", signal, "action", action)));
    }

    public void rateLimited(TenantId tenant, String operation, Client client) {
        events.append(new AuditEvent(
                EventKind.RATE_LIMITED, tenant, null, null, null, client, Map.of("operation", operation)));
    }

    /** A gateway refused a request that did not provably come from our own pages. */
    public void crossSiteRefused(TenantId tenant, String check, Client client) {
        events.append(
                new AuditEvent(EventKind.CSRF_REJECTED, tenant, null, null, null, client, Map.of("check", check)));
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
                Map.of(
                        "reason",
                        EndReason.TOKEN_REUSED.name(),
                        "presentedGeneration",
                        presentedGeneration,
                        "headGeneration",
                        claims.generation())));
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

    /** A session ended because a new one was one too many. */
    public void sessionMadeRoom(TenantId tenant, UserId user, SessionId ended, Client client) {
        events.append(new AuditEvent(
                EventKind.SESSION_REVOKED,
                tenant,
                user,
                user,
                ended,
                client,
                Map.of("reason", EndReason.SESSION_LIMIT.name())));
    }

    public void allSessionsEnded(AccessClaims actor, int count, EndReason reason, Client client) {
        events.append(of(EventKind.ALL_SESSIONS_REVOKED, actor, client, ended(reason, count)));
    }

    /** The profile was changed; the details name the fields, not their values. */
    public void profileChanged(AccessClaims actor, String fields, Client client) {
        events.append(of(EventKind.PROFILE_CHANGED, actor, client, Map.of("fields", fields)));
    }

    /** A sign-in waits for a second factor. */
    public void challenged(TenantId tenant, UserId user, String methods, Client client) {
        events.append(
                new AuditEvent(EventKind.MFA_CHALLENGED, tenant, user, null, null, client, Map.of("methods", methods)));
    }

    /** A wrong code, or one that was used before. */
    public void challengeFailed(TenantId tenant, UserId user, String method, Client client) {
        events.append(new AuditEvent(EventKind.MFA_FAILED, tenant, user, null, null, client, Map.of("method", method)));
    }

    public void recoveryCodeUsed(TenantId tenant, UserId user, int left, Client client) {
        events.append(
                new AuditEvent(EventKind.RECOVERY_CODE_USED, tenant, user, user, null, client, Map.of("left", left)));
    }

    public void deviceTrusted(TenantId tenant, UserId user, Client client) {
        events.append(new AuditEvent(EventKind.DEVICE_TRUSTED, tenant, user, user, null, client, Map.of()));
    }

    public void trustedDeviceRemoved(AccessClaims actor, Client client) {
        events.append(of(EventKind.TRUSTED_DEVICE_REMOVED, actor, client, Map.of()));
    }

    public void mfaEnabled(AccessClaims actor, Client client) {
        events.append(of(EventKind.MFA_ENABLED, actor, client, Map.of()));
    }

    public void mfaDisabled(AccessClaims actor, Client client) {
        events.append(of(EventKind.MFA_DISABLED, actor, client, Map.of()));
    }

    /** A second factor that may be a stranger's was switched off with a link from a notice. */
    public void mfaTakenAway(TenantId tenant, UserId user, Client client) {
        events.append(
                new AuditEvent(EventKind.MFA_DISABLED, tenant, user, user, null, client, Map.of("by", "MAILED_LINK")));
    }

    public void recoveryCodesRenewed(AccessClaims actor, Client client) {
        events.append(of(EventKind.RECOVERY_CODES_REGENERATED, actor, client, Map.of()));
    }

    /** The signed-in user proved again who they are. */
    public void reauthenticated(AccessClaims actor, Client client) {
        events.append(of(EventKind.REAUTHENTICATED, actor, client, Map.of()));
    }

    /** Somebody in a user's session showed a wrong password or code. */
    public void proofRefused(AccessClaims session, String method, Client client) {
        events.append(new AuditEvent(
                EventKind.MFA_FAILED,
                session.tenant(),
                session.user(),
                null,
                session.session(),
                client,
                Map.of("method", method)));
    }

    public void passwordChanged(AccessClaims actor, int sessionsEnded, Client client) {
        events.append(of(EventKind.PASSWORD_CHANGED, actor, client, ended(EndReason.PASSWORD_CHANGED, sessionsEnded)));
    }

    public void passwordResetRequested(TenantId tenant, UserId user, Client client) {
        events.append(new AuditEvent(EventKind.PASSWORD_RESET_REQUESTED, tenant, user, null, null, client, Map.of()));
    }

    public void passwordReset(TenantId tenant, UserId user, int sessionsEnded, Client client) {
        events.append(new AuditEvent(
                EventKind.PASSWORD_RESET_SUCCESS,
                tenant,
                user,
                user,
                null,
                client,
                ended(EndReason.PASSWORD_RESET, sessionsEnded)));
    }

    /** A lock was ended with a mailed link. */
    public void unlockedByLink(TenantId tenant, UserId user, Client client) {
        unlocked(tenant, user, "MAILED_LINK", client);
    }

    /** A lock was ended with a mailed code, on the device that asked for it. */
    public void unlockedByCode(TenantId tenant, UserId user, Client client) {
        unlocked(tenant, user, "MAILED_CODE", client);
    }

    private void unlocked(TenantId tenant, UserId user, String by, Client client) {
        events.append(new AuditEvent(EventKind.ACCOUNT_UNLOCKED, tenant, user, user, null, client, Map.of("by", by)));
    }

    public void emailChangeRequested(AccessClaims actor, Client client) {
        events.append(of(EventKind.EMAIL_CHANGE_REQUESTED, actor, client, Map.of()));
    }

    public void emailChanged(TenantId tenant, UserId user, Client client) {
        events.append(new AuditEvent(EventKind.EMAIL_CHANGED, tenant, user, user, null, client, Map.of()));
    }

    /**
     * A change of address was cancelled from the old address.
     *
     * @param wasInForce whether the old address had to be put back
     */
    public void emailChangeCancelled(TenantId tenant, UserId user, boolean wasInForce, Client client) {
        events.append(new AuditEvent(
                EventKind.EMAIL_CHANGE_CANCELLED, tenant, user, user, null, client, Map.of("wasInForce", wasInForce)));
    }

    /** Somebody said with a mailed link that something was not them. */
    public void notMeReported(TenantId tenant, UserId user, int sessionsEnded, Client client) {
        events.append(new AuditEvent(
                EventKind.NOT_ME_REPORTED, tenant, user, user, null, client, ended(EndReason.NOT_ME, sessionsEnded)));
    }

    /** The chain of the log was recomputed. */
    public void auditVerified(Administrator admin, boolean intact, Client client) {
        byAdmin(EventKind.ADMIN_ACTION, admin, null, Map.of("action", "VERIFY_AUDIT", "intact", intact), client);
    }

    /** The log was handed out. */
    public void auditExported(Administrator admin, Client client) {
        byAdmin(EventKind.ADMIN_ACTION, admin, null, Map.of("action", "EXPORT_AUDIT"), client);
    }

    /** An administrator's account was made outside any sign-in. */
    public void adminCreated(Administrator admin, UserId user, Client client) {
        byAdmin(EventKind.ADMIN_ACTION, admin, user, Map.of("action", "CREATE_ADMIN"), client);
    }

    /** Sessions of everybody in a tenant were ended at once. */
    public void tenantSessionsEnded(Administrator admin, int sessions, EndReason reason, Client client) {
        byAdmin(EventKind.ALL_SESSIONS_REVOKED, admin, null, ended(reason, sessions), client);
    }

    /** An account was taken over from another system. */
    public void userImported(Administrator admin, UserId user, Client client) {
        byAdmin(EventKind.ADMIN_ACTION, admin, user, Map.of("action", "IMPORT_USER"), client);
    }

    /** An import has ended. */
    public void usersImported(Administrator admin, long imported, long thereAlready, long refused, Client client) {
        byAdmin(
                EventKind.ADMIN_ACTION,
                admin,
                null,
                Map.of(
                        "action",
                        "IMPORT_USERS",
                        "imported",
                        imported,
                        "thereAlready",
                        thereAlready,
                        "refused",
                        refused),
                client);
    }

    /** An administrator did something; the user is whom it was done to, null where it is about nobody in particular. */
    public void byAdmin(
            EventKind kind, Administrator admin, @Nullable UserId user, Map<String, Object> details, Client client) {
        Map<String, Object> told = new HashMap<>(details);
        if (admin.user() == null) {
            // An operator has no account that the record could name.
            told.put("by", admin.title());
        }
        events.append(new AuditEvent(kind, admin.tenant(), user, admin.user(), admin.session(), client, told));
    }

    /**
     * A key was made that signs access tokens from a time on.
     *
     * @param by null when it was simply due
     */
    public void signingKeyRotated(
            TenantId installation,
            @Nullable Administrator by,
            String kid,
            String algorithm,
            Instant signsFrom,
            Client client) {
        events.append(new AuditEvent(
                EventKind.SIGNING_KEY_ROTATED,
                installation,
                null,
                by == null ? null : by.user(),
                by == null ? null : by.session(),
                client,
                Map.of(
                        "kid",
                        kid,
                        "algorithm",
                        algorithm,
                        "signsFrom",
                        signsFrom.toString(),
                        "by",
                        by == null ? "SCHEDULE" : by.title())));
    }

    /** A key may be in strangers' hands: what it signed counts for nothing from now on. */
    public void signingKeyRevoked(Administrator by, String kid, Client client) {
        byAdmin(EventKind.SIGNING_KEY_REVOKED, by, null, Map.of("kid", kid), client);
    }

    /** Other policies are in force; the details say by key from what to what, and how many more changed if those are too many. */
    public void policyChanged(TenantId tenant, PolicyChanges changes, Client client) {
        Map<String, Object> details = new HashMap<>(Map.of("changes", changes.told()));
        if (changes.more() > 0) {
            details.put("more", changes.more());
        }
        events.append(new AuditEvent(EventKind.POLICY_CHANGED, tenant, null, null, null, client, details));
    }

    /** An endpoint for webhooks was added, changed or removed. Its address is not told: it may hold a secret. */
    public void webhookChanged(AccessClaims actor, String change, String webhook, Client client) {
        events.append(of(EventKind.WEBHOOK_CHANGED, actor, client, Map.of("change", change, "webhook", webhook)));
    }

    private static Map<String, Object> ended(EndReason reason, int sessions) {
        return Map.of("reason", reason.name(), "sessions", sessions);
    }

    private static AuditEvent of(EventKind kind, AccessClaims actor, Client client, Map<String, Object> details) {
        return new AuditEvent(kind, actor.tenant(), actor.user(), actor.user(), actor.session(), client, details);
    }
}
