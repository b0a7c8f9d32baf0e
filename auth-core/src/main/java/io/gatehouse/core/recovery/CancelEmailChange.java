package io.gatehouse.core.recovery;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.session.Revocations;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.EmailLinks;
import io.gatehouse.core.verification.LinkPurpose;
import io.gatehouse.core.verification.ReadLink;
import java.util.List;

/**
 * Cancels a change of address from the notice to the old address. Whoever has broken in confirms the new address within a minute, so it
 * works after the change too: then the old address is put back, and the account is given back to its owner.
 */
public final class CancelEmailChange {
    private final ReadLink readLink;
    private final EmailLinks links;
    private final Users users;
    private final GiveBackAccount giveBackAccount;
    private final Revocations revocations;
    private final Transactions transactions;
    private final AuditTrail audit;

    public CancelEmailChange(
            ReadLink readLink,
            EmailLinks links,
            Users users,
            GiveBackAccount giveBackAccount,
            Revocations revocations,
            Transactions transactions,
            AuditTrail audit) {
        this.readLink = readLink;
        this.links = links;
        this.users = users;
        this.giveBackAccount = giveBackAccount;
        this.revocations = revocations;
        this.transactions = transactions;
        this.audit = audit;
    }

    public LinkOutcome execute(TenantId tenant, String tokenText, Client client) {
        ReadLink.FoundLink found = readLink.execute(tenant, LinkPurpose.EMAIL_CANCEL, tokenText);
        User user = found == null ? null : users.byId(tenant, found.link().user());
        Email address = found == null ? null : found.link().address();
        if (found == null || user == null || address == null) {
            return LinkOutcome.INVALID;
        }
        if (found.isUsed()) {
            return LinkOutcome.DONE;
        }
        if (!found.isOpen()) {
            return LinkOutcome.refusal(found.link().state());
        }
        return isInForce(address, user) && cancel(tenant, found, address, client)
                ? LinkOutcome.DONE
                : takeBack(tenant, found, address, client);
    }

    private static boolean isInForce(Email address, User user) {
        return address.key().equals(user.email().key());
    }

    /** Returns false, with nothing done, when the new address came into force a moment ago. */
    private boolean cancel(TenantId tenant, ReadLink.FoundLink found, Email address, Client client) {
        return transactions.run(() -> {
            User user = users.hold(tenant, found.link().user());
            if (user == null || !isInForce(address, user)) {
                return false;
            }
            if (links.use(tenant, LinkPurpose.EMAIL_CANCEL, found.token().hash())
                    && links.supersede(tenant, user.id(), LinkPurpose.EMAIL_CHANGE)) {
                audit.emailChangeCancelled(tenant, user.id(), /* wasInForce= */ false, client);
            }
            return true;
        });
    }

    private LinkOutcome takeBack(TenantId tenant, ReadLink.FoundLink found, Email address, Client client) {
        PasswordEnvelope nobodys = giveBackAccount.nobodys();
        List<SessionId> ended;
        try {
            ended = transactions.run(() -> {
                User user = users.hold(tenant, found.link().user());
                if (user == null
                        || !links.use(
                                tenant, LinkPurpose.EMAIL_CANCEL, found.token().hash())) {
                    return List.of();
                }
                audit.emailChangeCancelled(tenant, user.id(), /* wasInForce= */ true, client);
                return giveBackAccount.execute(user, found.link(), address, nobodys, client);
            });
        } catch (Users.EmailTaken byAnother) {
            return LinkOutcome.EXPIRED;
        }
        revocations.publish(ended, EndReason.NOT_ME);
        return LinkOutcome.DONE;
    }
}
