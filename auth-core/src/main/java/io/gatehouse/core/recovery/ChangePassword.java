package io.gatehouse.core.recovery;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.mfa.AccountThrottle;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordCheck;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.password.PasswordOwner;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.policy.Policies;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.session.Revocations;
import io.gatehouse.core.session.SessionHasEnded;
import io.gatehouse.core.session.SessionState;
import io.gatehouse.core.session.SessionTokens;
import io.gatehouse.core.session.StartSession;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.IssueLink;
import io.gatehouse.core.verification.LinkPurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes the signed-in user's password. Every session ends; the caller goes on in a fresh one that begins in the same transaction. */
public final class ChangePassword {
    private final Users users;
    private final Credentials credentials;
    private final PasswordHasher hasher;
    private final PasswordCheck passwordCheck;
    private final AccountThrottle tries;
    private final EndAccess endAccess;
    private final StartSession startSession;
    private final IssueLink issueLink;
    private final Mails mails;
    private final Revocations revocations;
    private final Transactions transactions;
    private final PolicyBook policies;
    private final AuditTrail audit;

    public ChangePassword(
            Users users,
            Credentials credentials,
            PasswordHasher hasher,
            PasswordCheck passwordCheck,
            AccountThrottle tries,
            EndAccess endAccess,
            StartSession startSession,
            IssueLink issueLink,
            Mails mails,
            Revocations revocations,
            Transactions transactions,
            PolicyBook policies,
            AuditTrail audit) {
        this.users = users;
        this.credentials = credentials;
        this.hasher = hasher;
        this.passwordCheck = passwordCheck;
        this.tries = tries;
        this.endAccess = endAccess;
        this.startSession = startSession;
        this.issueLink = issueLink;
        this.mails = mails;
        this.revocations = revocations;
        this.transactions = transactions;
        this.policies = policies;
        this.audit = audit;
    }

    public ChangePasswordResult execute(
            SessionState session, PresentedPassword current, PresentedPassword next, Client client) {
        AccessClaims principal = session.claims();
        TenantId tenant = principal.tenant();
        Duration wait = tries.take(tenant, principal.user());
        if (wait != null) {
            return new ChangePasswordResult.TooManyTries(wait);
        }
        User user = users.byId(tenant, principal.user());
        List<PasswordEnvelope> latest = credentials.latest(tenant, principal.user(), 1);
        boolean isRight = !latest.isEmpty()
                && tries.compare(tenant, principal.user(), () -> hasher.matches(current, latest.getFirst()));
        if (user == null || !isRight) {
            audit.proofRefused(principal, "PASSWORD", client);
            return new ChangePasswordResult.WrongPassword();
        }
        tries.giveBack(tenant, principal.user());
        Policies rules = policies.of(tenant);
        PasswordCheck.Verdict verdict = passwordCheck.execute(next, rules.password(), PasswordOwner.of(user, rules));
        return switch (verdict) {
            case PasswordCheck.Verdict.Refused refused -> new ChangePasswordResult.PasswordRefused(refused.faults());
            case PasswordCheck.Verdict.Accepted accepted ->
                change(session, user, latest.getFirst(), hasher.hash(accepted.password()), client);
        };
    }

    private ChangePasswordResult change(
            SessionState session, User user, PasswordEnvelope judged, PasswordEnvelope envelope, Client client) {
        List<SessionId> ended = new ArrayList<>();
        SessionTokens tokens;
        try {
            tokens = transactions.run(() -> replace(session, user, judged, envelope, client, ended));
        } catch (SessionHasEnded meanwhile) {
            return new ChangePasswordResult.SessionOver();
        }
        if (tokens == null) {
            return new ChangePasswordResult.WrongPassword();
        }
        revocations.publish(ended, EndReason.PASSWORD_CHANGED);
        return new ChangePasswordResult.Changed(tokens);
    }

    /**
     * Between the judgement and the deed lie hashes, and in that time the owner may have reset the password or ended the session: then
     * whoever is changing it here must not win.
     *
     * @return null when the password judged is no longer in force
     */
    private @Nullable SessionTokens replace(
            SessionState session,
            User user,
            PasswordEnvelope judged,
            PasswordEnvelope envelope,
            Client client,
            List<SessionId> ended) {
        AccessClaims principal = session.claims();
        TenantId tenant = principal.tenant();
        users.hold(tenant, user.id());
        if (!credentials.changePassword(tenant, user.id(), judged, envelope)) {
            return null;
        }
        ended.addAll(endAccess.execute(tenant, user.id(), EndReason.PASSWORD_CHANGED));
        if (!ended.contains(principal.session())) {
            throw new SessionHasEnded();
        }
        audit.passwordChanged(principal, ended.size(), client);
        if (policies.of(tenant).alerts().mailChanges()) {
            IssueLink.Issued notMe = issueLink.execute(tenant, user.id(), LinkPurpose.NOT_ME, user.email());
            mails.passwordChanged(
                    tenant, user.email(), user.language(), notMe.token().text(), notMe.life());
        }
        return startSession.execute(tenant, user.id(), principal.amr(), session.rememberMe(), client);
    }
}
