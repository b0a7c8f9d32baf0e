package io.gatehouse.core;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordCheck;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.password.PasswordOwner;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.policy.PasswordRules;
import io.gatehouse.core.tenant.TenantDirectory;
import io.gatehouse.core.user.NewUser;
import io.gatehouse.core.user.Profile;
import io.gatehouse.core.user.Users;
import java.util.List;

/** Adds accounts that need no mail, for the development stack. Not reachable over HTTP. */
final class DemoUsers {
    private final Users users;
    private final Credentials credentials;
    private final PasswordCheck passwordCheck;
    private final PasswordHasher hasher;
    private final Transactions transactions;
    private final TenantDirectory tenants;
    private final Ids ids;

    DemoUsers(
            Users users,
            Credentials credentials,
            PasswordCheck passwordCheck,
            PasswordHasher hasher,
            Transactions transactions,
            TenantDirectory tenants,
            Ids ids) {
        this.users = users;
        this.credentials = credentials;
        this.passwordCheck = passwordCheck;
        this.hasher = hasher;
        this.transactions = transactions;
        this.tenants = tenants;
        this.ids = ids;
    }

    /** Adds a verified account to the default tenant, unless its address is taken. */
    void add(
            String address,
            String password,
            String firstName,
            String lastName,
            List<String> roles,
            PasswordRules rules) {
        Email email = new Email(address);
        TenantId tenant = tenants.forHost(null);
        if (users.byEmail(tenant, email) != null) {
            return;
        }
        PasswordOwner owner = new PasswordOwner(tenant, null, "password", /* hasSecondFactor= */ false, List.of());
        if (!(passwordCheck.execute(new PresentedPassword(password), rules, owner)
                instanceof PasswordCheck.Verdict.Accepted accepted)) {
            throw new IllegalArgumentException("the demo password does not fit the policy");
        }
        PasswordEnvelope envelope = hasher.hash(accepted.password());
        Profile profile = new Profile(null, firstName, lastName, null);
        transactions.run(() -> {
            UserId id = new UserId(ids.next());
            if (users.add(new NewUser(id, tenant, email, profile, "en", roles)) == Users.Added.ADDED) {
                credentials.setPassword(tenant, id, envelope);
                users.markEmailVerified(tenant, id);
            }
        });
    }
}
