package io.gatehouse.core.verification;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;

/** Queues a mail with a fresh link that confirms an address. To be called inside a transaction. */
public final class SendVerification {
    private final IssueLink issueLink;
    private final Mails mails;
    private final AuditTrail audit;

    public SendVerification(IssueLink issueLink, Mails mails, AuditTrail audit) {
        this.issueLink = issueLink;
        this.mails = mails;
        this.audit = audit;
    }

    public void execute(TenantId tenant, UserId user, Email to, String language, Client client) {
        IssueLink.Issued link = issueLink.execute(tenant, user, LinkPurpose.VERIFY_EMAIL, null);
        mails.verifyEmail(tenant, to, language, link.token().text(), link.life());
        audit.verificationSent(tenant, user, client);
    }
}
