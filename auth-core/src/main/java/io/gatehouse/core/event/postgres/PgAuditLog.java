package io.gatehouse.core.event.postgres;

import io.gatehouse.core.event.AuditLog;
import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.postgres.PgSql;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the audit log in PostgreSQL. */
public final class PgAuditLog implements AuditLog {
    private static final String REFRESH = EventKind.TOKEN_REFRESH.name();

    private static final String OF_PERSON = """
            SELECT %s FROM audit_events e
            WHERE e.tenant_id = $1 AND e.user_id = $2 AND e.kind <> 'TOKEN_REFRESH' AND e.kind = ANY ($3) AND e.id < $4
            ORDER BY e.id DESC LIMIT $5
            """.formatted(AuditRows.COLUMNS);

    private static final UUID HIGHEST = new UUID(-1L, -1L);

    /** An id is made a moment before or after its event's time is read, and clocks of nodes differ a little. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    private final PgSql sql;

    public PgAuditLog(PgSql sql) {
        this.sql = sql;
    }

    @Override
    public List<AuditRecord> newestFirst(TenantId tenant, Filter filter, @Nullable UUID before, int most) {
        Query query = query(tenant, filter);
        query.where("e.id < ?", before == null ? HIGHEST : before);
        return read(query, "DESC", most);
    }

    @Override
    public List<AuditRecord> ofPerson(
            TenantId tenant, UserId user, Collection<EventKind> kinds, @Nullable UUID before, int most) {
        List<AuditRecord> page = new ArrayList<>();
        sql.run(
                        "reading a person's events",
                        OF_PERSON,
                        tenant.value(),
                        user.value(),
                        kinds.stream().map(EventKind::name).toArray(String[]::new),
                        before == null ? HIGHEST : before,
                        most)
                .forEach(row -> page.add(AuditRows.record(row)));
        return page;
    }

    @Override
    public List<AuditRecord> oldestFirst(@Nullable TenantId tenant, Filter filter, @Nullable UUID after, int most) {
        Query query = query(tenant, filter);
        if (after != null) {
            query.where("e.id > ?", after);
        }
        return read(query, "ASC", most);
    }

    private static Query query(@Nullable TenantId tenant, Filter filter) {
        Query query = new Query();
        if (tenant != null) {
            query.where("e.tenant_id = ?", tenant.value());
        }
        if (filter.user() != null) {
            query.where("e.user_id = ?", filter.user().value());
        }
        if (filter.kind() != null) {
            query.where("e.kind = ?", filter.kind());
        }
        // Said in these words, the partial indexes may be used.
        if (filter.kind() == null ? filter.user() != null : !filter.kind().equals(REFRESH)) {
            query.and("e.kind <> 'TOKEN_REFRESH'");
        }
        if (filter.since() != null) {
            query.where("e.occurred_at >= ?", filter.since().atOffset(ZoneOffset.UTC));
            query.where("e.id >= ?", lowest(filter.since().minus(SLACK)));
        }
        if (filter.until() != null) {
            query.where("e.occurred_at < ?", filter.until().atOffset(ZoneOffset.UTC));
            query.where("e.id < ?", lowest(filter.until().plus(SLACK)));
        }
        return query;
    }

    private List<AuditRecord> read(Query query, String direction, int most) {
        List<AuditRecord> page = new ArrayList<>();
        sql.run("reading the audit log", query.text(direction, most), query.parameters.toArray())
                .forEach(row -> page.add(AuditRows.record(row)));
        return page;
    }

    /** Returns the lowest id of a moment: 48 bits of milliseconds stand first (RFC 9562, section 5.7). */
    private static UUID lowest(Instant time) {
        return new UUID(Math.max(0, time.toEpochMilli()) << 16, 0);
    }

    /** Conditions that come and go with a filter; values are always parameters. */
    private static final class Query {
        private final StringBuilder conditions = new StringBuilder("true");
        private final List<Object> parameters = new ArrayList<>();

        void and(String condition) {
            conditions.append(" AND ").append(condition);
        }

        void where(String condition, Object value) {
            parameters.add(value);
            and(condition.replace("?", "$" + parameters.size()));
        }

        String text(String direction, int most) {
            parameters.add(most);
            return "SELECT " + AuditRows.COLUMNS + "FROM audit_events e WHERE " + conditions + " ORDER BY e.id "
                    + direction + " LIMIT $" + parameters.size();
        }
    }
}
