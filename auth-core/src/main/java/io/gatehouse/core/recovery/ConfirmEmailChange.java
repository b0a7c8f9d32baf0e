package io.gatehouse.core.recovery;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.EmailLinks;
import io.gatehouse.core.verification.LinkPurpose;
import io.gatehouse.core.verification.ReadLink;

/** Puts a new address in force. Mail scanners open links and some press buttons: doing it twice gives the same success. */
public final class ConfirmEmailChange {
    private final ReadLink readLink;
    private final EmailLinks links;
    private final Users users;
    private final Transactions transactions;
    private final AuditTrail audit;

    public ConfirmEmailChange(
            ReadLink readLink, EmailLinks links, Users users, Transactions transactions, AuditTrail audit) {
        this.readLink = readLink;
        this.links = links;
        this.users = users;
        this.transactions = transactions;
        this.audit = audit;
    }

    public LinkOutcome execute(TenantId tenant, String tokenText, Client client) {
        ReadLink.FoundLink found = readLink.execute(tenant, LinkPurpose.EMAIL_CHANGE, tokenText);
        User user = found == null ? null : users.byId(tenant, found.link().user());
        Email address = found == null ? null : found.link().address();
        if (found == null || user == null || address == null) {
            return LinkOutcome.INVALID;
        }
        if (found.isUsed() && address.equals(user.email())) {
            return LinkOutcome.DONE;
        }
        if (!found.isOpen()) {
            return LinkOutcome.refusal(found.link().state());
        }
        try {
            return transactions.run(() -> change(found, user, address, client));
        } catch (Users.EmailTaken sinceItWasAsked) {
            return LinkOutcome.EXPIRED;
        }
    }

    private LinkOutcome change(ReadLink.FoundLink found, User user, Email address, Client client) {
        TenantId tenant = user.tenant();
        users.hold(tenant, user.id());
        if (!links.use(tenant, LinkPurpose.EMAIL_CHANGE, found.token().hash())) {
            return LinkOutcome.USED;
        }
        users.changeEmail(tenant, user.id(), address);
        // They were mailed to the old address, which proves nothing any longer.
        links.supersede(tenant, user.id(), LinkPurpose.VERIFY_EMAIL);
        links.supersede(tenant, user.id(), LinkPurpose.PASSWORD_RESET);
        links.supersede(tenant, user.id(), LinkPurpose.UNLOCK);
        audit.emailChanged(tenant, user.id(), client);
        return LinkOutcome.DONE;
    }
}
