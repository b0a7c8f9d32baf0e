package io.gatehouse.core.verification;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.LinksPolicy;
import java.util.function.Supplier;

/** Queues a mail with a fresh link that confirms an address. To be called inside a transaction. */
public final class SendVerification {
    private final EmailLinks links;
    private final Mails mails;
    private final AuditTrail audit;
    private final Supplier<LinksPolicy> policy;
    private final RandomBytes random;

    public SendVerification(
            EmailLinks links, Mails mails, AuditTrail audit, Supplier<LinksPolicy> policy, RandomBytes random) {
        this.links = links;
        this.mails = mails;
        this.audit = audit;
        this.policy = policy;
        this.random = random;
    }

    public void execute(TenantId tenant, UserId user, Email to, String language, Client client) {
        LinkToken token = LinkToken.fresh(random);
        links.replace(tenant, user, token.hash(), policy.get().verification());
        mails.verifyEmail(tenant, to, language, token.text(), policy.get().verification());
        audit.verificationSent(tenant, user, client);
    }
}
