package io.gatehouse.core.risk;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.TenantId;

/** Notices when one address fails at many accounts. */
public interface Spraying {
    /** Takes note of a failure; true once, at the failure that makes them too many. */
    boolean failed(TenantId tenant, Client client, byte[] bucket);

    /** Whether the address has failed at too many accounts lately. */
    boolean isSpraying(TenantId tenant, Client client);
}
