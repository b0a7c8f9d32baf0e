package io.gatehouse.core.user;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accounts of all tenants as administrators work with them. Every method is bound to a tenant. */
public interface UserDirectory {
    /** Returns accounts whose address or username begins so, in the order of their ids, after the one given. */
    List<User> page(TenantId tenant, @Nullable String prefix, @Nullable UserId after, int most);

    void setDisabled(TenantId tenant, UserId id, boolean disabled);

    void setRoles(TenantId tenant, UserId id, List<String> roles);

    /** Returns the tenant's administrators who may sign in; until the transaction ends nobody else changes them. */
    List<UserId> lockActiveAdmins(TenantId tenant);
}
