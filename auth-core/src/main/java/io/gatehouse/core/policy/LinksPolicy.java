package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.time.Duration;

/** How long mailed links work. */
public record LinksPolicy(
        @Doc("The link that confirms an address.") @Default("24h")
        Duration verification) {
    public LinksPolicy {
        if (verification.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("verification must be at least 1 s");
        }
    }
}
