package io.gatehouse.core.admin;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.kernel.Administrator;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.tenant.Tenant;
import io.gatehouse.core.tenant.TenantDirectory;
import io.gatehouse.core.tenant.Tenants;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tenants of this installation, for administrators of the default tenant. */
public final class ChangeTenants {
    private final Tenants tenants;
    private final TenantDirectory directory;
    private final Ids ids;
    private final Transactions transactions;
    private final AuditTrail audit;

    public ChangeTenants(
            Tenants tenants, TenantDirectory directory, Ids ids, Transactions transactions, AuditTrail audit) {
        this.tenants = tenants;
        this.directory = directory;
        this.ids = ids;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Whether somebody may see and change tenants: only those who run the installation may. */
    public boolean isAllowed(Administrator admin) {
        return directory.isOperators(admin.tenant());
    }

    public List<Tenant> all() {
        return tenants.all();
    }

    /** Adds a tenant, usable at once; null when the slug is taken. */
    public @Nullable Tenant add(Administrator admin, String slug, String name, Client client) {
        Tenant added = transactions.run(() -> {
            Tenant made = tenants.add(new TenantId(ids.next()), slug, name);
            if (made != null) {
                tell(admin, "ADDED", made, client);
            }
            return made;
        });
        directory.reload();
        return added;
    }

    /** Gives a tenant another name; null when there is none. */
    public @Nullable Tenant rename(Administrator admin, TenantId id, String name, Client client) {
        return transactions.run(() -> {
            Tenant renamed = tenants.rename(id, name);
            if (renamed != null) {
                tell(admin, "RENAMED", renamed, client);
            }
            return renamed;
        });
    }

    private void tell(Administrator admin, String change, Tenant tenant, Client client) {
        audit.byAdmin(EventKind.TENANT_CHANGED, admin, null, Map.of("change", change, "tenant", tenant.slug()), client);
    }
}
