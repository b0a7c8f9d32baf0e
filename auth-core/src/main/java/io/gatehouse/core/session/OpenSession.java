package io.gatehouse.core.session;

import io.gatehouse.core.kernel.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open session as its user sees it in a list.
 *
 * @param newPlace whether it began on a device or in a country that the account had not seen
 */
public record OpenSession(
        SessionId id,
        @Nullable String userAgent,
        String address,
        Instant createdAt,
        Instant lastUsedAt,
        boolean newPlace) {}
