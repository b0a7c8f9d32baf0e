package io.gatehouse.core.admin;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Administrator;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.TurnOffMfa;
import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.recovery.EndAccess;
import io.gatehouse.core.risk.Lockout;
import io.gatehouse.core.session.Revocations;
import io.gatehouse.core.session.Sessions;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.UserDirectory;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.IssueLink;
import io.gatehouse.core.verification.LinkPurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes an account for an administrator of its tenant: all that was asked in one transaction, or nothing. */
public final class ChangeAccount {
    private static final String ADMIN = "admin";

    private final Accounts accounts;
    private final Users users;
    private final UserDirectory directory;
    private final Credentials credentials;
    private final PasswordHasher hasher;
    private final RandomBytes random;
    private final Sessions sessions;
    private final EndAccess endAccess;
    private final Lockout lockout;
    private final TurnOffMfa turnOffMfa;
    private final IssueLink issueLink;
    private final Mails mails;
    private final Revocations revocations;
    private final Transactions transactions;
    private final AuditTrail audit;

    public ChangeAccount(
            Accounts accounts,
            Users users,
            UserDirectory directory,
            Credentials credentials,
            PasswordHasher hasher,
            RandomBytes random,
            Sessions sessions,
            EndAccess endAccess,
            Lockout lockout,
            TurnOffMfa turnOffMfa,
            IssueLink issueLink,
            Mails mails,
            Revocations revocations,
            Transactions transactions,
            AuditTrail audit) {
        this.accounts = accounts;
        this.users = users;
        this.directory = directory;
        this.credentials = credentials;
        this.hasher = hasher;
        this.random = random;
        this.sessions = sessions;
        this.endAccess = endAccess;
        this.lockout = lockout;
        this.turnOffMfa = turnOffMfa;
        this.issueLink = issueLink;
        this.mails = mails;
        this.revocations = revocations;
        this.transactions = transactions;
        this.audit = audit;
    }

    public AccountChangeResult execute(Administrator admin, UserId id, AccountChange change, Client client) {
        TenantId tenant = admin.tenant();
        if (users.byId(tenant, id) == null) {
            return new AccountChangeResult.Unknown();
        }
        // It costs a hash, so it is made before the transaction.
        PasswordEnvelope nobodys =
                change.forcePasswordReset() ? hasher.hash(AcceptedPassword.unguessable(random)) : null;
        List<SessionId> disabledSessions = new ArrayList<>();
        List<SessionId> resetSessions = new ArrayList<>();
        AccountChangeResult refusal = transactions.run(() -> {
            // Their rows are locked, so two of them cannot take each other's role at the same moment.
            List<UserId> admins = directory.lockActiveAdmins(tenant);
            User user = users.hold(tenant, id);
            if (user == null) {
                return new AccountChangeResult.Unknown();
            }
            if (takesAway(change) && admins.equals(List.of(id))) {
                return new AccountChangeResult.LastAdmin();
            }
            // Whoever sits at an administrator's trusted device was not asked for a code; their own page would ask.
            if ((takesAway(change) || change.removeMfa()) && id.equals(admin.user())) {
                return new AccountChangeResult.OwnAccount();
            }
            changeRoles(admin, user, change.roles(), client);
            disabledSessions.addAll(changeState(admin, user, change.disabled(), client));
            if (nobodys != null) {
                resetSessions.addAll(forceReset(admin, user, nobodys, client));
            }
            endObstacles(admin, user, change, client);
            return null;
        });
        revocations.publish(disabledSessions, EndReason.ACCOUNT_DISABLED);
        revocations.publish(resetSessions, EndReason.PASSWORD_RESET);
        if (refusal != null) {
            return refusal;
        }
        Account account = accounts.find(tenant, id);
        return account == null ? new AccountChangeResult.Unknown() : new AccountChangeResult.Changed(account);
    }

    private static boolean takesAway(AccountChange change) {
        return Boolean.TRUE.equals(change.disabled())
                || (change.roles() != null && !change.roles().contains(ADMIN));
    }

    private void changeRoles(Administrator admin, User user, @Nullable List<String> roles, Client client) {
        if (roles != null && !roles.equals(user.roles())) {
            directory.setRoles(user.tenant(), user.id(), roles);
            audit.byAdmin(
                    EventKind.ROLE_CHANGED,
                    admin,
                    user.id(),
                    Map.of("from", String.join(",", user.roles()), "to", String.join(",", roles)),
                    client);
        }
    }

    private List<SessionId> changeState(Administrator admin, User user, @Nullable Boolean disabled, Client client) {
        if (disabled == null || disabled == user.disabled()) {
            return List.of();
        }
        // Before the account is off: sessions of a disabled account count as over already.
        List<SessionId> ended =
                disabled ? sessions.endAll(user.tenant(), user.id(), null, EndReason.ACCOUNT_DISABLED) : List.of();
        directory.setDisabled(user.tenant(), user.id(), disabled);
        EventKind kind = disabled ? EventKind.ACCOUNT_DISABLED : EventKind.ACCOUNT_ENABLED;
        audit.byAdmin(kind, admin, user.id(), Map.of("sessions", ended.size()), client);
        return ended;
    }

    private List<SessionId> forceReset(Administrator admin, User user, PasswordEnvelope nobodys, Client client) {
        credentials.setPassword(user.tenant(), user.id(), nobodys);
        List<SessionId> ended = endAccess.execute(user.tenant(), user.id(), EndReason.PASSWORD_RESET);
        IssueLink.Issued link = issueLink.execute(user.tenant(), user.id(), LinkPurpose.PASSWORD_RESET, null);
        mails.passwordReset(
                user.tenant(), user.email(), user.language(), link.token().text(), link.life());
        audit.byAdmin(
                EventKind.ADMIN_ACTION,
                admin,
                user.id(),
                Map.of("action", "FORCE_PASSWORD_RESET", "sessions", ended.size()),
                client);
        return ended;
    }

    private void endObstacles(Administrator admin, User user, AccountChange change, Client client) {
        if (change.unlock()) {
            lockout.clear(user.tenant(), user.id());
            audit.byAdmin(EventKind.ACCOUNT_UNLOCKED, admin, user.id(), Map.of("by", admin.title()), client);
        }
        if (change.removeMfa() && turnOffMfa.execute(user.tenant(), user.id())) {
            audit.byAdmin(EventKind.MFA_DISABLED, admin, user.id(), Map.of("by", admin.title()), client);
        }
    }
}
