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

/** Answers "this was not me" from an alert mail: everybody is signed out, and a mail lets the owner choose a new password. */
public final class ReportNotMe {
    private final ReadLink readLink;
    private final EmailLinks links;
    private final Users users;
    private final GiveBackAccount giveBackAccount;
    private final Revocations revocations;
    private final Transactions transactions;
    private final AuditTrail audit;

    public ReportNotMe(
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
        ReadLink.FoundLink found = readLink.execute(tenant, LinkPurpose.NOT_ME, tokenText);
        User user = found == null ? null : users.byId(tenant, found.link().user());
        if (found == null || user == null) {
            return LinkOutcome.INVALID;
        }
        // Pressing twice, or after a mail scanner did, finds everything done, and undoes nothing that was set up since.
        if (found.isUsed()) {
            return LinkOutcome.DONE;
        }
        if (!found.isOpen()) {
            return LinkOutcome.refusal(found.link().state());
        }
        Email address =
                found.link().address() == null ? user.email() : found.link().address();
        PasswordEnvelope nobodys = giveBackAccount.nobodys();
        List<SessionId> ended;
        try {
            ended = transactions.run(() -> giveBack(tenant, found, address, nobodys, client));
        } catch (Users.EmailTaken taken) {
            return LinkOutcome.EXPIRED;
        }
        revocations.publish(ended, EndReason.NOT_ME);
        return LinkOutcome.DONE;
    }

    /** Looks at the account anew: while the hash was made, a thief may have confirmed another address. */
    private List<SessionId> giveBack(
            TenantId tenant, ReadLink.FoundLink found, Email address, PasswordEnvelope nobodys, Client client) {
        User user = users.hold(tenant, found.link().user());
        if (user == null || !links.use(tenant, LinkPurpose.NOT_ME, found.token().hash())) {
            return List.of();
        }
        List<SessionId> ended = giveBackAccount.execute(user, found.link(), address, nobodys, client);
        audit.notMeReported(user.tenant(), user.id(), ended.size(), client);
        return ended;
    }
}
