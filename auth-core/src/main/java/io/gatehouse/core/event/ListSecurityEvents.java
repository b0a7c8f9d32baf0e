package io.gatehouse.core.event;

import io.gatehouse.core.kernel.AccessClaims;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's own trail: what concerns their account, newest first. */
public final class ListSecurityEvents {
    /** The size of a page. */
    public static final int PAGE = 30;

    private final AuditLog log;

    public ListSecurityEvents(AuditLog log) {
        this.log = log;
    }

    /** Returns a page, and one more record where another page follows. */
    public List<AuditRecord> execute(AccessClaims principal, @Nullable UUID before) {
        return log.ofPerson(principal.tenant(), principal.user(), EventKind.PERSONAL, before, PAGE + 1);
    }
}
