package io.gatehouse.core.policy;

import io.gatehouse.core.kernel.TenantId;
import java.time.Duration;
import java.util.Map;

/** The policies in force. Ask at the moment of use and keep no copy: a change of the file applies without a restart. */
public interface PolicyBook {
    /** Returns a tenant's policies: its own where it has any, the installation's elsewhere. */
    Policies of(TenantId tenant);

    /** Returns the installation's policies, for what no tenant has of its own: hashing cost, signing keys, jobs. */
    Policies common();

    /** Returns everything in force. */
    PolicySet all();

    /** Returns how long any access token lives that may still be about, of whichever tenant. */
    Duration longestAccessLifetime();

    /** The same policies for everybody, never changing. */
    static PolicyBook fixed(Policies policies) {
        return new PolicyBook() {
            @Override
            public Policies of(TenantId tenant) {
                return policies;
            }

            @Override
            public Policies common() {
                return policies;
            }

            @Override
            public PolicySet all() {
                return new PolicySet(policies, Map.of());
            }

            @Override
            public Duration longestAccessLifetime() {
                return policies.tokens().accessLifetime();
            }
        };
    }
}
