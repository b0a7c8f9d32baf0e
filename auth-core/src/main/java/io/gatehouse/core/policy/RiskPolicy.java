package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Signs of danger, and what follows from each. */
public record RiskPolicy(
        @Doc("A sign-in from a device that this account has not seen.") @Default("alert")
        RiskAction newDevice,

        @Doc("A sign-in from a country that this account has not signed in from.") @Default("alert")
        RiskAction newCountry,

        @Doc("Two sign-ins further apart than anybody travels in the time between.") @Default("challenge")
        RiskAction impossibleTravel,

        @Doc("Faster than this between two sign-ins is impossible, in km/h.") @Default("900")
        int fastestTravel,

        @Doc(
                "A session whose browser family or device cookie changes. It is not asked for codes midway: only log and alert are taken.")
        @Default("alert")
        RiskAction deviceDrift,

        @Doc(
                "Wrong passwords for many accounts from one address. block sends every sign-in from there away for a while; the others are for those with the right password.")
        @Default("block")
        RiskAction spraying,

        @Doc("How many accounts from one address within sprayingWindow are many.") @Default("20")
        int sprayingAccounts,

        @Doc("The time over which they are counted.") @Default("10m")
        Duration sprayingWindow,

        @InstallationWide
        @Doc(
                "A MaxMind DB file (city or country), read anew when it is replaced. Without it the signs of place are off.")
        @Nullable
        Path geoDatabase) {
    public RiskPolicy {
        if (fastestTravel < 100) {
            throw new IllegalArgumentException("fastestTravel must be at least 100 km/h");
        }
        if (deviceDrift.compareTo(RiskAction.ALERT) > 0) {
            throw new IllegalArgumentException(
                    "deviceDrift may be log or alert: a session is not asked for codes midway");
        }
        if (sprayingAccounts < 3) {
            throw new IllegalArgumentException("sprayingAccounts must be at least 3: an office shares an address");
        }
    }
}
