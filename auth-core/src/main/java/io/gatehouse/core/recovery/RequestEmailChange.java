package io.gatehouse.core.recovery;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Background;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.EmailLinks;
import io.gatehouse.core.verification.IssueLink;
import io.gatehouse.core.verification.LinkPurpose;
import io.gatehouse.core.verification.MailLimits;

/**
 * Begins a change of address: the new one gets a link that confirms it, the old one a notice with a link that cancels. A new address
 * that has an account gets another mail instead. All of it happens after the answer, and the notice goes out in any case, so whoever
 * asks does not learn who has an account.
 */
public final class RequestEmailChange {
    private final Users users;
    private final EmailLinks links;
    private final IssueLink issueLink;
    private final Mails mails;
    private final MailLimits limits;
    private final Background background;
    private final Transactions transactions;
    private final AuditTrail audit;

    public RequestEmailChange(
            Users users,
            EmailLinks links,
            IssueLink issueLink,
            Mails mails,
            MailLimits limits,
            Background background,
            Transactions transactions,
            AuditTrail audit) {
        this.users = users;
        this.links = links;
        this.issueLink = issueLink;
        this.mails = mails;
        this.limits = limits;
        this.background = background;
        this.transactions = transactions;
        this.audit = audit;
    }

    public void execute(AccessClaims principal, Email newEmail, Client client) {
        background.run("beginning a change of address", () -> begin(principal, newEmail, client));
    }

    private void begin(AccessClaims principal, Email newEmail, Client client) {
        TenantId tenant = principal.tenant();
        User user = users.byId(tenant, principal.user());
        if (user == null || user.email().key().equals(newEmail.key())) {
            return;
        }
        if (!limits.mayMail(tenant, LinkPurpose.EMAIL_CHANGE, user.email())
                || !limits.mayMail(tenant, LinkPurpose.EMAIL_CHANGE, newEmail)) {
            return;
        }
        transactions.run(() -> {
            tellNew(user, newEmail);
            IssueLink.Issued cancel = issueLink.execute(tenant, user.id(), LinkPurpose.EMAIL_CANCEL, user.email());
            mails.emailChangeNotice(
                    tenant, user.email(), user.language(), cancel.token().text(), cancel.life());
            audit.emailChangeRequested(principal, client);
        });
    }

    private void tellNew(User user, Email newEmail) {
        TenantId tenant = user.tenant();
        User owner = users.byEmail(tenant, newEmail);
        if (owner != null || links.isAwaited(tenant, newEmail)) {
            // What was asked before must not come into force in place of this.
            links.supersede(tenant, user.id(), LinkPurpose.EMAIL_CHANGE);
            mails.emailChangeTaken(tenant, newEmail, owner == null ? user.language() : owner.language());
            return;
        }
        IssueLink.Issued link = issueLink.execute(tenant, user.id(), LinkPurpose.EMAIL_CHANGE, newEmail);
        mails.emailChange(tenant, newEmail, user.language(), link.token().text(), link.life());
    }
}
