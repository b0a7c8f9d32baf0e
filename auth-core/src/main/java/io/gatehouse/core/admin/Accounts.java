package io.gatehouse.core.admin;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.risk.Lockout;
import io.gatehouse.core.session.Sessions;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.UserDirectory;
import io.gatehouse.core.user.Users;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what administrators see of accounts. */
public final class Accounts {
    private final Users users;
    private final UserDirectory directory;
    private final Sessions sessions;
    private final Lockout lockout;

    public Accounts(Users users, UserDirectory directory, Sessions sessions, Lockout lockout) {
        this.users = users;
        this.directory = directory;
        this.sessions = sessions;
        this.lockout = lockout;
    }

    /** Returns an account of the tenant, or null. */
    public @Nullable Account find(TenantId tenant, UserId id) {
        User user = users.byId(tenant, id);
        return user == null ? null : account(user);
    }

    /** Returns the account of the tenant that has the address, or null. */
    public @Nullable Account find(TenantId tenant, Email email) {
        User user = users.byEmail(tenant, email);
        return user == null ? null : account(user);
    }

    /** Returns accounts whose address or username begins so, in the order of their ids, after the one given. */
    public List<Account> page(TenantId tenant, @Nullable String prefix, @Nullable UserId after, int most) {
        return accounts(tenant, directory.page(tenant, prefix, after, most));
    }

    private Account account(User user) {
        return accounts(user.tenant(), List.of(user)).getFirst();
    }

    /** Asks once for all of them. */
    private List<Account> accounts(TenantId tenant, List<User> users) {
        List<UserId> ids = users.stream().map(User::id).toList();
        Set<UserId> locked = lockout.locked(tenant, ids);
        Map<UserId, Integer> open = sessions.countOpen(tenant, ids);
        return users.stream()
                .map(user -> new Account(user, locked.contains(user.id()), open.getOrDefault(user.id(), 0)))
                .toList();
    }
}
