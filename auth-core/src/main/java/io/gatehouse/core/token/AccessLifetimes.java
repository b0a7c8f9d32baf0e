package io.gatehouse.core.token;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.policy.PolicyBook;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long an access token lives: never exactly as long as the last one. */
public final class AccessLifetimes {
    private final PolicyBook policies;
    private final RandomGenerator random;

    public AccessLifetimes(PolicyBook policies, RandomGenerator random) {
        this.policies = policies;
        this.random = random;
    }

    /** Nine to ten tenths of the longest life, so that a crowd that signed in together does not refresh together. */
    public Duration normal(TenantId tenant) {
        return share(tenant, 0.9, 1.0);
    }

    /**
     * Three to seven tenths. Given with an answer that did not rotate: a thief who refreshes in step with the owner drifts away from
     * them, and soon the two collide.
     */
    public Duration shortened(TenantId tenant) {
        return share(tenant, 0.3, 0.7);
    }

    private Duration share(TenantId tenant, double from, double to) {
        return Duration.ofMillis(Math.max(1_000, (long)
                (policies.of(tenant).tokens().accessLifetime().toMillis() * random.nextDouble(from, to))));
    }
}
