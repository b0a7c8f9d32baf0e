package io.gatehouse.core.recovery;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordCheck;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.password.PasswordOwner;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.policy.Policies;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.session.Revocations;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.EmailLinks;
import io.gatehouse.core.verification.IssueLink;
import io.gatehouse.core.verification.LinkPurpose;
import io.gatehouse.core.verification.ReadLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets a new password for whoever holds a mailed link. The link is spent in the transaction that sets the password: one that the policy
 * refuses leaves it as it was.
 */
public final class ResetPassword {
    private final ReadLink readLink;
    private final EmailLinks links;
    private final IssueLink issueLink;
    private final Users users;
    private final Credentials credentials;
    private final PasswordCheck passwordCheck;
    private final PasswordHasher hasher;
    private final EndAccess endAccess;
    private final SignInLocks locks;
    private final Mails mails;
    private final Revocations revocations;
    private final Transactions transactions;
    private final PolicyBook policies;
    private final AuditTrail audit;

    public ResetPassword(
            ReadLink readLink,
            EmailLinks links,
            IssueLink issueLink,
            Users users,
            Credentials credentials,
            PasswordCheck passwordCheck,
            PasswordHasher hasher,
            EndAccess endAccess,
            SignInLocks locks,
            Mails mails,
            Revocations revocations,
            Transactions transactions,
            PolicyBook policies,
            AuditTrail audit) {
        this.readLink = readLink;
        this.links = links;
        this.issueLink = issueLink;
        this.users = users;
        this.credentials = credentials;
        this.passwordCheck = passwordCheck;
        this.hasher = hasher;
        this.endAccess = endAccess;
        this.locks = locks;
        this.mails = mails;
        this.revocations = revocations;
        this.transactions = transactions;
        this.policies = policies;
        this.audit = audit;
    }

    public ResetPasswordResult execute(
            TenantId tenant, String tokenText, PresentedPassword newPassword, Client client) {
        ReadLink.FoundLink found = readLink.execute(tenant, LinkPurpose.PASSWORD_RESET, tokenText);
        User user = found == null ? null : users.byId(tenant, found.link().user());
        if (found == null || user == null) {
            return new ResetPasswordResult.LinkRefused(LinkOutcome.INVALID);
        }
        if (!found.isOpen()) {
            return new ResetPasswordResult.LinkRefused(
                    LinkOutcome.refusal(found.link().state()));
        }
        Policies rules = policies.of(tenant);
        PasswordCheck.Verdict verdict =
                passwordCheck.execute(newPassword, rules.password(), PasswordOwner.of(user, rules));
        return switch (verdict) {
            case PasswordCheck.Verdict.Refused refused -> new ResetPasswordResult.PasswordRefused(refused.faults());
            case PasswordCheck.Verdict.Accepted accepted ->
                reset(found, user, hasher.hash(accepted.password()), client);
        };
    }

    private ResetPasswordResult reset(ReadLink.FoundLink found, User user, PasswordEnvelope envelope, Client client) {
        List<SessionId> ended = transactions.run(() -> setPassword(found, user, envelope, client));
        if (ended == null) {
            return new ResetPasswordResult.LinkRefused(LinkOutcome.USED);
        }
        revocations.publish(ended, EndReason.PASSWORD_RESET);
        return new ResetPasswordResult.Reset();
    }

    /** Returns the sessions that ended, or null when the link was used meanwhile. */
    private @Nullable List<SessionId> setPassword(
            ReadLink.FoundLink found, User user, PasswordEnvelope envelope, Client client) {
        TenantId tenant = user.tenant();
        users.hold(tenant, user.id());
        if (!links.use(tenant, LinkPurpose.PASSWORD_RESET, found.token().hash())) {
            return null;
        }
        credentials.setPassword(tenant, user.id(), envelope);
        if (!user.emailVerified()) {
            // The link was read where it was mailed to.
            users.markEmailVerified(tenant, user.id());
            links.supersede(tenant, user.id(), LinkPurpose.VERIFY_EMAIL);
            audit.emailVerified(tenant, user.id(), client);
        }
        locks.clear(user);
        List<SessionId> ended = endAccess.execute(tenant, user.id(), EndReason.PASSWORD_RESET);
        audit.passwordReset(tenant, user.id(), ended.size(), client);
        if (policies.of(tenant).alerts().mailChanges()) {
            IssueLink.Issued notMe = issueLink.execute(tenant, user.id(), LinkPurpose.NOT_ME, user.email());
            mails.passwordResetDone(
                    tenant, user.email(), user.language(), notMe.token().text(), notMe.life());
        }
        return ended;
    }
}
