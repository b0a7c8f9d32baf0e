package io.gatehouse.core;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
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
import io.gatehouse.core.user.NewUser;
import io.gatehouse.core.user.Profile;
import io.gatehouse.core.user.Users;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Adds accounts that need no mail: for the development stack, and the first administrators. Not reachable over HTTP. */
final class NewAccounts {
    private final Users users;
    private final Credentials credentials;
    private final PasswordCheck passwordCheck;
    private final PasswordHasher hasher;
    private final Transactions transactions;
    private final Ids ids;

    NewAccounts(
            Users users,
            Credentials credentials,
            PasswordCheck passwordCheck,
            PasswordHasher hasher,
            Transactions transactions,
            Ids ids) {
        this.users = users;
        this.credentials = credentials;
        this.passwordCheck = passwordCheck;
        this.hasher = hasher;
        this.transactions = transactions;
        this.ids = ids;
    }

    /**
     * Adds a verified account to a tenant; false when its address is taken.
     *
     * @param added is told of the account in the transaction that adds it
     */
    @CanIgnoreReturnValue
    boolean add(
            TenantId tenant,
            String address,
            String password,
            @Nullable String firstName,
            @Nullable String lastName,
            List<String> roles,
            PasswordRules rules,
            Consumer<UserId> added) {
        Email email = new Email(address);
        if (users.byEmail(tenant, email) != null) {
            return false;
        }
        PasswordOwner owner = new PasswordOwner(tenant, null, "password", /* hasSecondFactor= */ false, List.of());
        if (!(passwordCheck.execute(new PresentedPassword(password), rules, owner)
                instanceof PasswordCheck.Verdict.Accepted accepted)) {
            throw new IllegalArgumentException("The password does not fit the policy; choose another one.");
        }
        PasswordEnvelope envelope = hasher.hash(accepted.password());
        Profile profile = new Profile(null, firstName, lastName, null);
        return transactions.run(() -> {
            UserId id = new UserId(ids.next());
            if (users.add(new NewUser(id, tenant, email, profile, "en", roles)) == Users.Added.ADDED) {
                credentials.setPassword(tenant, id, envelope);
                users.markEmailVerified(tenant, id);
                added.accept(id);
                return true;
            }
            return false;
        });
    }
}
