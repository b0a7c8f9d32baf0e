package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The trusted devices of all tenants. A device is the hash of its cookie's id; time is the store's own clock. */
public interface TrustedDevices {
    /** Trusts a device from now on; a device that is trusted already is trusted anew. */
    void trust(TenantId tenant, UserId user, byte[] deviceHash, @Nullable String userAgent, Duration life);

    /** Returns the devices whose trust has not run out, the latest first. */
    List<TrustedDevice> list(TenantId tenant, UserId user);

    boolean isTrusted(TenantId tenant, UserId user, byte[] deviceHash);

    /** Trusts a device no longer; false when the user has no such device. */
    boolean remove(TenantId tenant, UserId user, UUID id);

    void removeAll(TenantId tenant, UserId user);
}
