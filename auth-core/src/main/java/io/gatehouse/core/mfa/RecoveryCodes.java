package io.gatehouse.core.mfa;

import io.gatehouse.core.kernel.KeyedHash;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.util.List;
import java.util.UUID;

/** The recovery codes of all tenants, as keyed hashes. */
public interface RecoveryCodes {
    /** Keeps new codes; from now on all earlier ones of the user are worthless. */
    void replaceAll(TenantId tenant, UserId user, List<KeyedHash> codes);

    /** Returns the codes that are still good. */
    List<Unused> unused(TenantId tenant, UserId user);

    /** Returns how many codes the present ones were at first, spent ones included; 0 when there are none. */
    int issued(TenantId tenant, UserId user);

    /** Spends a code. Of any number of callers exactly one gets true. */
    boolean use(TenantId tenant, UserId user, UUID id);

    void removeAll(TenantId tenant, UserId user);

    /** A code that is still good. */
    record Unused(UUID id, KeyedHash code) {}
}
