package io.gatehouse.core.mfa;

import io.gatehouse.core.session.DeviceGuess;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has set up.
 *
 * @param confirmedAt since when their app is in force, null when none is
 * @param recoveryCodesIssued how many codes there were before the first was spent
 */
public record MfaOverview(
        @Nullable Instant confirmedAt, int recoveryCodesLeft, int recoveryCodesIssued, List<Item> trustedDevices) {
    /** A trusted device, what it seems to be, and whether it is the one that asks. */
    public record Item(TrustedDevice device, DeviceGuess.Device guess, boolean current) {}
}
