package io.gatehouse.core.recovery;

import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Background;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.IssueLink;
import io.gatehouse.core.verification.LinkPurpose;
import io.gatehouse.core.verification.MailLimits;

/** Sends a link that ends a lock, if the address has an account. After the answer, as {@link RequestReset} does. */
public final class RequestUnlock {
    private final Users users;
    private final IssueLink issueLink;
    private final Mails mails;
    private final MailLimits limits;
    private final Background background;
    private final Transactions transactions;

    public RequestUnlock(
            Users users,
            IssueLink issueLink,
            Mails mails,
            MailLimits limits,
            Background background,
            Transactions transactions) {
        this.users = users;
        this.issueLink = issueLink;
        this.mails = mails;
        this.limits = limits;
        this.background = background;
        this.transactions = transactions;
    }

    public void execute(TenantId tenant, Email email) {
        background.run("sending an unlock link", () -> send(tenant, email));
    }

    private void send(TenantId tenant, Email email) {
        if (!limits.mayMail(tenant, LinkPurpose.UNLOCK, email)) {
            return;
        }
        User user = users.byEmail(tenant, email);
        if (user == null || user.disabled()) {
            return;
        }
        transactions.run(() -> {
            IssueLink.Issued link = issueLink.execute(tenant, user.id(), LinkPurpose.UNLOCK, null);
            mails.unlock(tenant, user.email(), user.language(), link.token().text(), link.life());
        });
    }
}
