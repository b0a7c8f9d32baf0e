package io.gatehouse.core.recovery;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Background;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.IssueLink;
import io.gatehouse.core.verification.LinkPurpose;
import io.gatehouse.core.verification.MailLimits;

/**
 * Sends a link for a new password, if the address has an account. All of it happens after the answer, so neither the answer nor its
 * time says whether there is one.
 */
public final class RequestReset {
    private final Users users;
    private final IssueLink issueLink;
    private final Mails mails;
    private final MailLimits limits;
    private final Background background;
    private final Transactions transactions;
    private final AuditTrail audit;

    public RequestReset(
            Users users,
            IssueLink issueLink,
            Mails mails,
            MailLimits limits,
            Background background,
            Transactions transactions,
            AuditTrail audit) {
        this.users = users;
        this.issueLink = issueLink;
        this.mails = mails;
        this.limits = limits;
        this.background = background;
        this.transactions = transactions;
        this.audit = audit;
    }

    public void execute(TenantId tenant, Email email, Client client) {
        background.run("sending a reset link", () -> send(tenant, email, client));
    }

    private void send(TenantId tenant, Email email, Client client) {
        if (!limits.mayMail(tenant, LinkPurpose.PASSWORD_RESET, email)) {
            return;
        }
        User user = users.byEmail(tenant, email);
        if (user == null || user.disabled()) {
            return;
        }
        transactions.run(() -> {
            IssueLink.Issued link = issueLink.execute(tenant, user.id(), LinkPurpose.PASSWORD_RESET, null);
            mails.passwordReset(
                    tenant, user.email(), user.language(), link.token().text(), link.life());
            audit.passwordResetRequested(tenant, user.id(), client);
        });
    }
}
