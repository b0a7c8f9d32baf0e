package io.gatehouse.core.recovery;

import io.gatehouse.core.kernel.KeyedHash;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The unlock codes of all tenants. Those of different devices stand beside each other. Time is the store's own clock. */
public interface UnlockCodes {
    /** Keeps a code; an older one for the same address and device does not work any longer. */
    void replace(UnlockCode code);

    /**
     * Counts a try and tells what to hold it against, both at once, so that tries on many nodes gain nothing.
     *
     * @return null when there is none for this device, its time is over, or so many tries were made already
     */
    @Nullable
    Tried attempt(TenantId tenant, byte[] addressHash, byte[] deviceHash, int most);

    /** Uses a code up; false when somebody was faster, or a newer one has taken its place. */
    boolean use(TenantId tenant, UUID id);

    /**
     * A code as it is kept.
     *
     * @param user null when nobody was told the code
     */
    record Tried(UUID id, @Nullable UserId user, KeyedHash code) {}
}
