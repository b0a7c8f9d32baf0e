package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.time.Duration;
import java.util.List;

/** When wrong passwords lock an identifier, and for how long. */
public record LockoutPolicy(
        @Doc("Wrong passwords for one identifier that lock it. A device that has signed in before is counted apart.")
        @Default("5")
        int failures,

        @Doc("How long the first lock lasts, the second, and so on; the last one repeats.") @Default("15m,30m,1h,24h")
        List<Duration> durations,

        @Doc("Failures and former locks are forgotten after so long without another.") @Default("24h")
        Duration forgetAfter) {
    public LockoutPolicy {
        if (failures < 1 || failures > 100) {
            throw new IllegalArgumentException("failures must be 1 to 100 (NIST SP 800-63B, 3.2.2)");
        }
        if (durations.isEmpty() || durations.stream().anyMatch(Duration::isZero)) {
            throw new IllegalArgumentException("durations must name at least one, each longer than nothing");
        }
    }

    /** Returns how long a lock lasts when so many came before it. */
    public Duration lock(int before) {
        return durations.get(Math.min(before, durations.size() - 1));
    }
}
