package io.gatehouse.core.recovery;

import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Background;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.DeviceHash;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.verification.IssueLink;
import io.gatehouse.core.verification.LinkPurpose;
import io.gatehouse.core.verification.MailLimits;
import org.jspecify.annotations.Nullable;

/**
 * Sends a link that ends a lock, and a code that does so on the device that asked, if the address has an account. After the answer, as
 * {@link RequestReset} does.
 */
public final class RequestUnlock {
    private final Users users;
    private final IssueLink issueLink;
    private final IssueUnlockCode issueCode;
    private final Mails mails;
    private final MailLimits limits;
    private final Background background;
    private final Transactions transactions;

    public RequestUnlock(
            Users users,
            IssueLink issueLink,
            IssueUnlockCode issueCode,
            Mails mails,
            MailLimits limits,
            Background background,
            Transactions transactions) {
        this.users = users;
        this.issueLink = issueLink;
        this.issueCode = issueCode;
        this.mails = mails;
        this.limits = limits;
        this.background = background;
        this.transactions = transactions;
    }

    public void execute(TenantId tenant, Email email, Client client) {
        background.run("sending an unlock link", () -> send(tenant, email, DeviceHash.of(client)));
    }

    private void send(TenantId tenant, Email email, byte @Nullable [] device) {
        if (!limits.mayMail(tenant, LinkPurpose.UNLOCK, email)) {
            return;
        }
        User found = users.byEmail(tenant, email);
        User user = found == null || found.disabled() ? null : found;
        transactions.run(() -> {
            IssueUnlockCode.@Nullable Issued code =
                    device == null ? null : issueCode.execute(tenant, email, device, user == null ? null : user.id());
            if (user != null) {
                mail(user, code);
            }
        });
    }

    private void mail(User user, IssueUnlockCode.@Nullable Issued code) {
        IssueLink.Issued link = issueLink.execute(user.tenant(), user.id(), LinkPurpose.UNLOCK, null);
        String token = link.token().text();
        if (code == null) {
            mails.unlock(user.tenant(), user.email(), user.language(), token, link.life());
        } else {
            mails.unlock(
                    user.tenant(),
                    user.email(),
                    user.language(),
                    token,
                    link.life(),
                    code.code().digits(),
                    code.life());
        }
    }
}
