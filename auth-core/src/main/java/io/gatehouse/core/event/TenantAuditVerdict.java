package io.gatehouse.core.event;

import io.gatehouse.core.event.AuditVerdict.Fault;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the administrators of one tenant are told of a verification: nothing that counts or names the records of others.
 *
 * @param isIntact whether the whole log is, everybody's records
 * @param records how many records of the tenant were checked
 * @param firstBad null when the log is intact, and when the first place that does not fit is no record of the tenant
 */
public record TenantAuditVerdict(
        boolean isIntact, long records, @Nullable Bad firstBad) {
    /** A record of the tenant that does not fit. Its position is not told: it counts what all tenants have. */
    public record Bad(UUID event, Fault fault) {}
}
