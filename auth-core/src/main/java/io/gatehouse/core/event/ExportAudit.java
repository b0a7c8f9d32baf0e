package io.gatehouse.core.event;

import io.gatehouse.core.kernel.TenantId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands out the log, oldest first, a page in memory at a time. */
public final class ExportAudit {
    private static final int PAGE = 1_000;

    private final AuditLog log;

    public ExportAudit(AuditLog log) {
        this.log = log;
    }

    /**
     * Gives every matching record to the receiver.
     *
     * @param tenant null for all tenants
     * @return how many there were
     */
    public long execute(@Nullable TenantId tenant, AuditLog.Filter filter, Consumer<AuditRecord> receiver) {
        long count = 0;
        List<AuditRecord> page = log.oldestFirst(tenant, filter, null, PAGE);
        page.forEach(receiver);
        count += page.size();
        // A page that is not full is the end: events may come faster than pages are read.
        while (page.size() == PAGE) {
            page = log.oldestFirst(tenant, filter, page.getLast().id(), PAGE);
            page.forEach(receiver);
            count += page.size();
        }
        return count;
    }
}
