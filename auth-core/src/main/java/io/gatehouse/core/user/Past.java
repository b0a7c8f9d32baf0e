package io.gatehouse.core.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account was before it came here.
 *
 * @param createdAt null where nobody knows
 */
public record Past(
        boolean emailVerified, boolean disabled, @Nullable Instant createdAt) {
    /** Of an account that begins here. */
    public static final Past NONE = new Past(false, false, null);
}
