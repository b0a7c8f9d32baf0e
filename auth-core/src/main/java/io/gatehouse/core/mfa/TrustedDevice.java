package io.gatehouse.core.mfa;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A device that is not asked for a second factor for a while. */
public record TrustedDevice(
        UUID id, byte[] deviceHash, @Nullable String userAgent, Instant trustedAt, Instant trustedUntil) {}
