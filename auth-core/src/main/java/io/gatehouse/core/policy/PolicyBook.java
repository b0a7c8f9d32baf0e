package io.gatehouse.core.policy;

import io.gatehouse.core.kernel.TenantId;

/** The policies in force. Ask at the moment of use and keep no copy: a change of the file applies without a restart. */
public interface PolicyBook {
    /** Returns a tenant's policies: its own where it has any, the installation's elsewhere. */
    Policies of(TenantId tenant);

    /** Returns the installation's policies, for what no tenant has of its own: hashing cost, signing keys, jobs. */
    Policies common();

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
        };
    }
}
