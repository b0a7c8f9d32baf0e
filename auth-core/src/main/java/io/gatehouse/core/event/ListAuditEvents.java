package io.gatehouse.core.event;

import io.gatehouse.core.kernel.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log of a tenant, for its administrators, newest first. */
public final class ListAuditEvents {
    /** The size of a page. */
    public static final int PAGE = 50;

    private final AuditLog log;

    public ListAuditEvents(AuditLog log) {
        this.log = log;
    }

    /** Returns a page, and one more record where another page follows. */
    public List<AuditRecord> execute(TenantId tenant, AuditLog.Filter filter, @Nullable UUID before) {
        return log.newestFirst(tenant, filter, before, PAGE + 1);
    }
}
