package io.gatehouse.core.risk;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.policy.LockoutPolicy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Failed sign-ins by bucket, on all nodes together. Time is the store's own clock. */
public interface Attempts {
    /**
     * Counts an attempt as failed before it is made, so that a burst on many nodes cannot try more than the policy allows. A name with
     * an account and one without cost the same statements.
     *
     * @param known the bucket to use where the device is known to the account, and how to find out; null where there is no account
     *     or no device
     */
    Reservation reserve(TenantId tenant, byte[] strange, @Nullable KnownBucket known, LockoutPolicy policy);

    /**
     * The attempt did fail. Locks the bucket when it has failed often enough.
     *
     * @return how long it is locked, or null when it is not
     */
    @Nullable
    Duration failed(TenantId tenant, byte[] bucket, LockoutPolicy policy);

    /** The attempt succeeded: its bucket is forgotten. */
    void succeeded(TenantId tenant, byte[] bucket);

    /** The attempt was not made after all. */
    void giveBack(TenantId tenant, byte[] bucket);

    /** Forgets failures and locks. */
    void clear(TenantId tenant, Collection<byte[]> buckets);

    /** Returns those of the buckets that are locked now. */
    List<byte[]> locked(TenantId tenant, Collection<byte[]> buckets);

    /** Removes buckets that nobody has touched for so long, at most so many; returns how many. */
    int forget(Duration untouched, int most);

    /** The bucket of one device of an account. */
    record KnownBucket(byte[] bucket, java.util.UUID user, byte[] deviceHash) {}

    /** Whether an attempt may be made. */
    sealed interface Reservation {
        /**
         * It may.
         *
         * @param bucket where it was counted
         * @param isKnownDevice whether the device has signed in to the account before
         */
        record Open(byte[] bucket, boolean isKnownDevice) implements Reservation {}

        record Locked(Duration left) implements Reservation {}
    }
}
