package io.gatehouse.core.recovery;

import io.gatehouse.core.kernel.KeyedHash;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code that ends a lock on the device that asked for it.
 *
 * @param addressHash of the address it was asked for with
 * @param user null when nobody was told the code
 * @param left how long it works
 */
public record UnlockCode(
        UUID id,
        TenantId tenant,
        byte[] addressHash,
        byte[] deviceHash,
        @Nullable UserId user,
        KeyedHash code,
        Duration left) {
    @Override
    public String toString() {
        return "UnlockCode[" + id + "]";
    }
}
