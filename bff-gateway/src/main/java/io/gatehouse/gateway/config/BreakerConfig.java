package io.gatehouse.gateway.config;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When an upstream that does not answer is left alone for a while. */
public record BreakerConfig(
        @Doc("Failures in a row (no connection, no answer in time) after which calls get 503 at once. 0: never.")
        @Default("5")
        int failures,

        @Doc("How long, before one call may try again.") @Default("5s")
        Duration pause,

        @Doc("Whether an answer of 500 or more is such a failure too.") @Default("false")
        boolean serverErrors) {
    public BreakerConfig {
        List<String> faults = new ArrayList<>();
        if (failures < 0) {
            faults.add("failures must not be negative");
        }
        if (!pause.isPositive()) {
            faults.add("pause must be longer than nothing");
        }
        Faults.refuse(faults);
    }
}
