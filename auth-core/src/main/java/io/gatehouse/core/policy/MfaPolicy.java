package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.time.Duration;

/** The second factor. */
public record MfaPolicy(
        @Doc("Whether people may set up an authenticator app.") @Default("true")
        boolean totp,

        @Doc("How many steps of 30 s a clock may be off, each way.") @Default("1")
        int allowedSteps,

        @Doc("How many recovery codes somebody gets.") @Default("10")
        int recoveryCodes,

        @Doc("Whether a device may be trusted, so that it is not asked for a code.") @Default("true")
        boolean trustedDevices,

        @Doc("How long such a device is trusted.") @Default("30d")
        Duration trustedDeviceLifetime,

        @Doc("How long a started sign-in waits for its code, and how long a mailed unlock code works.") @Default("10m")
        Duration challengeLifetime) {
    public MfaPolicy {
        if (allowedSteps < 0 || allowedSteps > 2) {
            throw new IllegalArgumentException("allowedSteps must be 0 to 2 (RFC 6238, 5.2)");
        }
        if (recoveryCodes < 1 || recoveryCodes > 50) {
            throw new IllegalArgumentException("recoveryCodes must be 1 to 50");
        }
        if (challengeLifetime.compareTo(Duration.ofMinutes(1)) < 0
                || challengeLifetime.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("challengeLifetime must be 1 to 10 minutes, the life of its cookie");
        }
    }
}
