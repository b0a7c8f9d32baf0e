package io.gatehouse.core.session;

import io.gatehouse.core.kernel.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An open session as its user sees it in a list. */
public record OpenSession(
        SessionId id, @Nullable String userAgent, String address, Instant createdAt, Instant lastUsedAt) {}
