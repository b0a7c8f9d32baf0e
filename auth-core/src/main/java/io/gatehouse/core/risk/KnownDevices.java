package io.gatehouse.core.risk;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The devices that have signed in to each account, and where they last were. */
public interface KnownDevices {
    /** How many of an account are kept. More are of no use to anybody; the look at them stays cheap. */
    int MOST = 200;

    /** Takes note of a sign-in; the devices of the account that were seen longest ago make room. Time is the store's own clock. */
    void remember(TenantId tenant, UserId user, byte[] deviceHash, @Nullable Place place);

    /** Returns all of an account's, the one seen last first. */
    List<KnownDevice> all(TenantId tenant, UserId user);

    void forgetAll(TenantId tenant, UserId user);

    /** Returns the hashes of an account's devices. */
    default List<byte[]> hashes(TenantId tenant, UserId user) {
        return all(tenant, user).stream().map(KnownDevice::hash).toList();
    }

    /** A device of an account. */
    record KnownDevice(
            byte[] hash, Instant lastSeenAt, @Nullable Place place) {}
}
