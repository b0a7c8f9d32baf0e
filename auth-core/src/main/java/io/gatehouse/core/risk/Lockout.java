package io.gatehouse.core.risk;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.DeviceHash;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.risk.Attempts.KnownBucket;
import io.gatehouse.core.risk.Attempts.Reservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Locks guessed accounts without locking out their owners: a device that has signed in before has a count of its own. Names that nobody
 * has are counted and locked alike, so a lock tells nothing.
 */
public final class Lockout {
    /** Stands for an account that is not there, so that its search costs the same. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Attempts attempts;
    private final KnownDevices devices;
    private final Buckets buckets;
    private final PolicyBook policies;

    public Lockout(Attempts attempts, KnownDevices devices, Buckets buckets, PolicyBook policies) {
        this.attempts = attempts;
        this.devices = devices;
        this.buckets = buckets;
        this.policies = policies;
    }

    /** Counts an attempt before it is made. */
    public Reservation reserve(TenantId tenant, String typedName, @Nullable UserId user, Client client) {
        byte[] strange = user == null ? buckets.ofName(typedName) : buckets.ofAccount(user);
        byte[] device = DeviceHash.of(client);
        @Nullable KnownBucket known = null;
        if (device != null) {
            UserId owner = user == null ? new UserId(NOBODY) : user;
            known = new KnownBucket(buckets.ofDevice(owner, device), owner.value(), device);
        }
        return attempts.reserve(tenant, strange, known, policies.of(tenant).lockout());
    }

    /** The attempt failed; returns how long the account is locked from now on, or null. */
    public @Nullable Duration failed(TenantId tenant, Reservation.Open attempt) {
        return attempts.failed(tenant, attempt.bucket(), policies.of(tenant).lockout());
    }

    /** The password was right. */
    public void succeeded(TenantId tenant, Reservation.Open attempt) {
        attempts.succeeded(tenant, attempt.bucket());
    }

    /** The attempt was not made after all. */
    public void giveBack(TenantId tenant, Reservation.Open attempt) {
        attempts.giveBack(tenant, attempt.bucket());
    }

    /** Ends the locks of an account, on strange devices and on those it knows. */
    public void clear(TenantId tenant, UserId user) {
        List<byte[]> all = new ArrayList<>(List.of(buckets.ofAccount(user)));
        devices.hashes(tenant, user).forEach(device -> all.add(buckets.ofDevice(user, device)));
        attempts.clear(tenant, all);
    }

    /** Returns those of the accounts that strange devices are locked out of. */
    public Set<UserId> locked(TenantId tenant, Collection<UserId> users) {
        List<byte[]> locked =
                attempts.locked(tenant, users.stream().map(buckets::ofAccount).toList());
        return users.stream()
                .filter(user -> locked.stream().anyMatch(bucket -> Arrays.equals(bucket, buckets.ofAccount(user))))
                .collect(Collectors.toUnmodifiableSet());
    }
}
