package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.time.Duration;
import java.util.List;

/** Short-lived tokens for one other audience, for clients that must hold one themselves. */
public record ExchangePolicy(
        @Doc("Whether they are given at all.") @Default("false")
        boolean enabled,

        @Doc("The audiences that may be asked for. tokens.audience is none of them.")
        List<String> audiences,

        @Doc("How long one lives.") @Default("5m") Duration lifetime) {
    public ExchangePolicy {
        if (lifetime.compareTo(Duration.ofSeconds(1)) < 0 || lifetime.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("lifetime must be 1 s to 5 min");
        }
        if (enabled && audiences.isEmpty()) {
            throw new IllegalArgumentException("audiences must name at least one");
        }
        if (audiences.stream().anyMatch(audience -> audience.isBlank() || audience.length() > 200)) {
            throw new IllegalArgumentException("an audience must have 1 to 200 characters");
        }
    }
}
