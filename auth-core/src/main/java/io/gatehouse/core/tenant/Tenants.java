package io.gatehouse.core.tenant;

import java.util.List;

/** The tenants of this installation. */
public interface Tenants {
    List<Tenant> all();
}
