package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.time.Duration;

/** The record of what happened. */
public record AuditPolicy(
        @Doc("How long events are kept.") @Default("400d") Duration retention,

        @Doc("How often a signed checkpoint of the chain is written, when there was anything to write.") @Default("5m")
        Duration checkpointEvery) {
    public AuditPolicy {
        if (retention.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("retention must be at least a day");
        }
        if (checkpointEvery.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("checkpointEvery must be at least 1 s");
        }
    }
}
