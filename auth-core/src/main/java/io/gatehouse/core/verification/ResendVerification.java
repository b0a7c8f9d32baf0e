package io.gatehouse.core.verification;

import io.gatehouse.core.kernel.Background;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;

/** Sends another confirmation mail, if the address waits for one. After the answer, so that the caller never learns whether it did. */
public final class ResendVerification {
    private final Users users;
    private final SendVerification sendVerification;
    private final MailLimits limits;
    private final Background background;
    private final Transactions transactions;

    public ResendVerification(
            Users users,
            SendVerification sendVerification,
            MailLimits limits,
            Background background,
            Transactions transactions) {
        this.users = users;
        this.sendVerification = sendVerification;
        this.limits = limits;
        this.background = background;
        this.transactions = transactions;
    }

    public void execute(TenantId tenant, Email email, Client client) {
        background.run("sending another confirmation link", () -> send(tenant, email, client));
    }

    private void send(TenantId tenant, Email email, Client client) {
        if (!limits.mayMail(tenant, LinkPurpose.VERIFY_EMAIL, email)) {
            return;
        }
        User user = users.byEmail(tenant, email);
        if (user == null || user.emailVerified() || user.disabled()) {
            return;
        }
        transactions.run(() -> sendVerification.execute(tenant, user.id(), user.email(), user.language(), client));
    }
}
