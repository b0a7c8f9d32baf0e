package io.gatehouse.core.recovery;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.CodeHasher;
import io.gatehouse.core.kernel.DeviceHash;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.KeyedHash;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.kernel.TypedDigits;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.recovery.UnlockCodes.Tried;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.kit.secret.Secret;
import java.util.UUID;

/**
 * Ends a lock with a mailed code, on the device that asked for it: for whoever reads mail on the phone and signs in on a new desktop. Bound
 * to that device, so that a stranger with a device of their own can neither use up the owner's tries nor make the owner's code useless by
 * asking for another.
 */
public final class ConfirmUnlockByCode {
    /** What a try is held against where there is no code, so that it costs the same. */
    private static final UUID NO_CODE = new UUID(0, 0);

    private final UnlockCodes codes;
    private final CodeHasher hasher;
    private final AddressHasher addresses;
    private final Users users;
    private final SignInLocks locks;
    private final PolicyBook policies;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final KeyedHash standIn;

    public ConfirmUnlockByCode(
            UnlockCodes codes,
            CodeHasher hasher,
            AddressHasher addresses,
            Users users,
            SignInLocks locks,
            PolicyBook policies,
            Transactions transactions,
            AuditTrail audit) {
        this.codes = codes;
        this.hasher = hasher;
        this.addresses = addresses;
        this.users = users;
        this.locks = locks;
        this.policies = policies;
        this.transactions = transactions;
        this.audit = audit;
        this.standIn = hasher.hash(NO_CODE, "");
    }

    /** Returns false for whatever does not fit, without a word on why: one answer for known and unknown addresses. */
    public boolean execute(TenantId tenant, Email address, Secret typed, Client client) {
        byte[] device = DeviceHash.of(client);
        if (device == null) {
            return false;
        }
        int most = policies.of(tenant).rateLimits().triesPerCode();
        Tried tried = codes.attempt(tenant, addresses.hash(address), device, most);
        boolean isRight = hasher.matches(
                tried == null ? standIn : tried.code(),
                tried == null ? NO_CODE : tried.id(),
                TypedDigits.of(typed.utf8()));
        // Whoever gets here on has read the account's mail.
        return isRight && tried != null && transactions.run(() -> open(tenant, address, tried, client));
    }

    private boolean open(TenantId tenant, Email address, Tried tried, Client client) {
        User user = tried.user() == null ? null : users.byId(tenant, tried.user());
        // An address that was changed meanwhile may be somebody else's mailbox by now.
        if (user == null || user.disabled() || !user.email().key().equals(address.key())) {
            return false;
        }
        if (!codes.use(tenant, tried.id())) {
            return false;
        }
        locks.open(user, client);
        audit.unlockedByCode(tenant, user.id(), client);
        return true;
    }
}
