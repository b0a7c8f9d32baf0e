package io.gatehouse.core.recovery;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.EmailLinks;
import io.gatehouse.core.verification.LinkPurpose;
import io.gatehouse.core.verification.ReadLink;

/** Ends a lock with a mailed link, on the device where it is used. */
public final class ConfirmUnlock {
    private final ReadLink readLink;
    private final EmailLinks links;
    private final Users users;
    private final SignInLocks locks;
    private final Transactions transactions;
    private final AuditTrail audit;

    public ConfirmUnlock(
            ReadLink readLink,
            EmailLinks links,
            Users users,
            SignInLocks locks,
            Transactions transactions,
            AuditTrail audit) {
        this.readLink = readLink;
        this.links = links;
        this.users = users;
        this.locks = locks;
        this.transactions = transactions;
        this.audit = audit;
    }

    public LinkOutcome execute(TenantId tenant, String tokenText, Client client) {
        ReadLink.FoundLink found = readLink.execute(tenant, LinkPurpose.UNLOCK, tokenText);
        User user = found == null ? null : users.byId(tenant, found.link().user());
        if (found == null || user == null) {
            return LinkOutcome.INVALID;
        }
        if (!found.isOpen()) {
            return LinkOutcome.refusal(found.link().state());
        }
        return transactions.run(() -> {
            if (!links.use(tenant, LinkPurpose.UNLOCK, found.token().hash())) {
                return LinkOutcome.USED;
            }
            locks.open(user, client);
            audit.unlockedByLink(tenant, user.id(), client);
            return LinkOutcome.DONE;
        });
    }
}
