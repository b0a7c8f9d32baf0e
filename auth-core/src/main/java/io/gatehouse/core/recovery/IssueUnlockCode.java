package io.gatehouse.core.recovery;

import io.gatehouse.core.kernel.CodeHasher;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.EmailCode;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.PolicyBook;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a code that ends a lock on one device. To be called in the transaction that queues its mail: an older code works until then. */
public final class IssueUnlockCode {
    private final UnlockCodes codes;
    private final CodeHasher hasher;
    private final AddressHasher addresses;
    private final PolicyBook policies;
    private final Ids ids;
    private final RandomBytes random;

    public IssueUnlockCode(
            UnlockCodes codes,
            CodeHasher hasher,
            AddressHasher addresses,
            PolicyBook policies,
            Ids ids,
            RandomBytes random) {
        this.codes = codes;
        this.hasher = hasher;
        this.addresses = addresses;
        this.policies = policies;
        this.ids = ids;
        this.random = random;
    }

    /**
     * Keeps the code's hash and returns its digits, which exist nowhere else.
     *
     * @param user null for an address that gets no mail: its code is kept all the same, or the time of a try would tell
     */
    Issued execute(TenantId tenant, Email address, byte[] device, @Nullable UserId user) {
        UUID id = ids.next();
        EmailCode code = EmailCode.fresh(random);
        Duration life = policies.of(tenant).mfa().challengeLifetime();
        codes.replace(new UnlockCode(
                id, tenant, addresses.hash(address), device, user, hasher.hash(id, code.digits()), life));
        return new Issued(code, life);
    }

    /** A fresh code and how long it works. */
    record Issued(EmailCode code, Duration life) {}
}
