package io.gatehouse.core.kernel;

import java.util.UUID;

/** Identifies a tenant. */
public record TenantId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
