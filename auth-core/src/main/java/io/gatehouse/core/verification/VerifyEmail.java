package io.gatehouse.core.verification;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;

/**
 * Confirms an address with the token of a mailed link. Mail scanners open links and some press buttons: doing it twice gives the same
 * success.
 */
public final class VerifyEmail {
    private final EmailLinks links;
    private final Users users;
    private final Transactions transactions;
    private final AuditTrail audit;

    public VerifyEmail(EmailLinks links, Users users, Transactions transactions, AuditTrail audit) {
        this.links = links;
        this.users = users;
        this.transactions = transactions;
        this.audit = audit;
    }

    public VerifyEmailResult execute(TenantId tenant, String tokenText, Client client) {
        LinkToken token = LinkToken.parse(tokenText);
        EmailLink link = token == null ? null : links.find(tenant, LinkPurpose.VERIFY_EMAIL, token.hash());
        if (token == null || link == null) {
            return VerifyEmailResult.INVALID;
        }
        if (link.state() == EmailLink.State.OPEN) {
            return transactions.run(() -> use(tenant, token, link, client));
        }
        User user = users.byId(tenant, link.user());
        boolean done = user != null && user.emailVerified();
        return done ? VerifyEmailResult.VERIFIED : VerifyEmailResult.EXPIRED;
    }

    private VerifyEmailResult use(TenantId tenant, LinkToken token, EmailLink link, Client client) {
        users.hold(tenant, link.user());
        if (links.use(tenant, LinkPurpose.VERIFY_EMAIL, token.hash())) {
            users.markEmailVerified(tenant, link.user());
            audit.emailVerified(tenant, link.user(), client);
        }
        // Whoever used it first meanwhile has confirmed the same address.
        return VerifyEmailResult.VERIFIED;
    }
}
