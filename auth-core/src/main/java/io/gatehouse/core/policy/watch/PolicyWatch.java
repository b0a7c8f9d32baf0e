package io.gatehouse.core.policy.watch;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.policy.AppliedPolicies;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.PolicyChanges;
import io.gatehouse.core.policy.PolicyFile;
import io.gatehouse.core.policy.PolicyReload;
import io.gatehouse.core.policy.PolicySet;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a changed policy file in force, tells the log about faults, and the audit log about changes: once, however many nodes see them. */
public final class PolicyWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);

    private final PolicyBook policies;
    private final AppliedPolicies applied;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final TenantId installation;
    private final Function<String, @Nullable TenantId> tenants;
    private final Ids ids;
    private boolean isTold;

    /**
     * Watches.
     *
     * @param installation the tenant whose audit log tells of what holds for all
     * @param tenants gives a tenant by its slug, or null
     */
    public PolicyWatch(
            PolicyBook policies,
            AppliedPolicies applied,
            Transactions transactions,
            AuditTrail audit,
            TenantId installation,
            Function<String, @Nullable TenantId> tenants,
            Ids ids) {
        this.policies = policies;
        this.applied = applied;
        this.transactions = transactions;
        this.audit = audit;
        this.installation = installation;
        this.tenants = tenants;
        this.ids = ids;
    }

    /** Looks once. To be called at start, when policies may differ from those before, and then about every second. */
    public synchronized void look() {
        if (policies instanceof PolicyFile file) {
            switch (file.look()) {
                case PolicyReload.Same same -> {}
                case PolicyReload.Changed changed -> {
                    LOG.info("New policies are in force: {}", String.join(", ", changed.keys()));
                    isTold = false;
                }
                case PolicyReload.Refused refused ->
                    refused.faults()
                            .forEach(fault ->
                                    LOG.error("The policy file has a fault, the old policies go on: {}", fault));
            }
        }
        if (!isTold) {
            tell(policies.all());
            isTold = true;
        }
    }

    /** When the database is away this throws, and the next look tells. */
    private void tell(PolicySet now) {
        Map<String, String> values = now.values();
        Client self = Client.self(ids.next().toString());
        now.byTenant().keySet().stream()
                .filter(slug -> tenants.apply(slug) == null)
                .forEach(slug -> LOG.warn("The policy file names the tenant {}, which does not exist.", slug));
        transactions.run(() -> {
            Map<String, String> before = applied.exchange(values);
            if (before != null) {
                audit.policyChanged(installation, PolicyChanges.of(before, values), self);
                PolicyChanges.tenants(before, values)
                        .forEach(slug -> tellTenant(slug, PolicyChanges.ofTenant(slug, before, values), self));
            }
        });
    }

    private void tellTenant(String slug, PolicyChanges own, Client self) {
        TenantId tenant = tenants.apply(slug);
        if (tenant != null && !tenant.equals(installation)) {
            audit.policyChanged(tenant, own, self);
        }
    }
}
