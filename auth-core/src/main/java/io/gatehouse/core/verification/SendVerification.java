package io.gatehouse.core.verification;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.PolicyBook;
import java.time.Duration;

/** Queues a mail with a fresh link that confirms an address. To be called inside a transaction. */
public final class SendVerification {
    private final EmailLinks links;
    private final Mails mails;
    private final AuditTrail audit;
    private final PolicyBook policies;
    private final RandomBytes random;

    public SendVerification(EmailLinks links, Mails mails, AuditTrail audit, PolicyBook policies, RandomBytes random) {
        this.links = links;
        this.mails = mails;
        this.audit = audit;
        this.policies = policies;
        this.random = random;
    }

    public void execute(TenantId tenant, UserId user, Email to, String language, Client client) {
        Duration life = policies.of(tenant).links().verification();
        LinkToken token = LinkToken.fresh(random);
        links.replace(tenant, user, token.hash(), life);
        mails.verifyEmail(tenant, to, language, token.text(), life);
        audit.verificationSent(tenant, user, client);
    }
}
