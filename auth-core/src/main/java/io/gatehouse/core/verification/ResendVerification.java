package io.gatehouse.core.verification;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;

/** Sends another confirmation mail, if the address waits for one. The caller never learns whether it did. */
public final class ResendVerification {
    private final Users users;
    private final SendVerification sendVerification;
    private final Transactions transactions;

    public ResendVerification(Users users, SendVerification sendVerification, Transactions transactions) {
        this.users = users;
        this.sendVerification = sendVerification;
        this.transactions = transactions;
    }

    public void execute(TenantId tenant, Email email, Client client) {
        User user = users.byEmail(tenant, email);
        if (user == null || user.emailVerified() || user.disabled()) {
            return;
        }
        transactions.run(() -> sendVerification.execute(tenant, user.id(), user.email(), user.language(), client));
    }
}
