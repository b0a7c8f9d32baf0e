package io.gatehouse.core.admin;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Administrator;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.ForeignHash;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.policy.PasswordRules;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.user.FieldFault;
import io.gatehouse.core.user.NewUser;
import io.gatehouse.core.user.ProfileCheck;
import io.gatehouse.core.user.Users;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes accounts over from another system, a batch in one transaction. An address that has an account here is left alone, whatever the other
 * system says of it: an import takes nobody's account away, and can be run again.
 */
public final class ImportAccounts {
    private final Users users;
    private final Credentials credentials;
    private final PasswordHasher hasher;
    private final PolicyBook policies;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Ids ids;
    private final RandomBytes random;
    private final InstantSource clock;

    public ImportAccounts(
            Users users,
            Credentials credentials,
            PasswordHasher hasher,
            PolicyBook policies,
            Transactions transactions,
            AuditTrail audit,
            Ids ids,
            RandomBytes random,
            InstantSource clock) {
        this.users = users;
        this.credentials = credentials;
        this.hasher = hasher;
        this.policies = policies;
        this.transactions = transactions;
        this.audit = audit;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Returns what became of each, in their order.
     *
     * @param isRehearsal whether nothing is to be changed
     */
    public List<ImportResult> execute(
            Administrator admin, List<ForeignAccount> accounts, boolean isRehearsal, Client client) {
        return transactions.run(() -> {
            List<ImportResult> results = new ArrayList<>(accounts.size());
            for (ForeignAccount account : accounts) {
                results.add(take(admin, account, isRehearsal, client));
            }
            return results;
        });
    }

    private ImportResult take(Administrator admin, ForeignAccount account, boolean isRehearsal, Client client) {
        TenantId tenant = admin.tenant();
        @Nullable String fault = fault(tenant, account);
        if (fault != null) {
            return new ImportResult.Refused(fault);
        }
        if (users.byEmail(tenant, account.email()) != null) {
            return new ImportResult.ThereAlready();
        }
        Username username = account.profile().username();
        if (username != null && users.isUsernameTaken(tenant, username, null)) {
            return new ImportResult.Refused("somebody else has the username");
        }
        if (isRehearsal) {
            return new ImportResult.Imported();
        }
        UserId id = new UserId(ids.next());
        NewUser user = new NewUser(id, tenant, account.email(), account.profile(), account.language(), account.roles());
        return switch (users.bring(user, account.past())) {
            // Registered by somebody else a moment ago.
            case EMAIL_TAKEN -> new ImportResult.ThereAlready();
            case USERNAME_TAKEN -> new ImportResult.Refused("somebody else has the username");
            case ADDED -> {
                credentials.setPassword(tenant, id, hasher.adopt(password(tenant, account)));
                audit.userImported(admin, id, client);
                yield new ImportResult.Imported();
            }
        };
    }

    private ForeignHash password(TenantId tenant, ForeignAccount account) {
        ForeignHash hash = account.password();
        int cost = policies.of(tenant).password().bcryptCost();
        return hash == null ? ForeignHash.unguessable(random, cost) : hash;
    }

    /** Fields that nobody asked elsewhere are not missed; those that are not asked here are not kept. */
    private @Nullable String fault(TenantId tenant, ForeignAccount account) {
        Instant now = clock.instant();
        Instant createdAt = account.past().createdAt();
        if (createdAt != null && createdAt.isAfter(now)) {
            return "createdAt is in the future";
        }
        PasswordRules rules = policies.of(tenant).password();
        ForeignHash hash = account.password();
        if (hash != null && hash.cost() > rules.mostImportedCost()) {
            return "the cost of the hash, " + hash.cost() + ", is over policies.password.mostImportedCost, "
                    + rules.mostImportedCost();
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return ProfileCheck.faults(account.profile(), policies.of(tenant).fields(), today).stream()
                .filter(one -> !one.code().equals("REQUIRED"))
                .map(ImportAccounts::sentence)
                .findFirst()
                .orElse(null);
    }

    private static String sentence(FieldFault fault) {
        return fault.field() + ": " + fault.message();
    }
}
