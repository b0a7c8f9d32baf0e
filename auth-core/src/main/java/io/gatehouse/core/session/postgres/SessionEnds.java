package io.gatehouse.core.session.postgres;

import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.session.EndedSession;
import io.gatehouse.core.session.EndedSessions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ends of sessions in PostgreSQL: each ends once, whoever ends it, and tells why. */
final class SessionEnds {
    private static final String END_FOR_REUSE = """
            UPDATE sessions SET ended_at = now(), end_reason = 'TOKEN_REUSED'
            WHERE tenant_id = $1 AND id = $2 AND generation = $3 AND ended_at IS NULL
            """;

    private static final String END = """
            UPDATE sessions s SET ended_at = now(), end_reason = $4 WHERE s.tenant_id = $1 AND s.user_id = $2 AND s.id = $3 AND
            """ + SessionRows.IS_OPEN;

    /** Locks in the order of ids, as confirmations do. */
    private static final String END_ALL = """
            WITH locked AS (
                SELECT s.id FROM sessions s
                WHERE s.tenant_id = $1 AND s.user_id = $2 AND ($3::uuid IS NULL OR s.id <> $3) AND %s
                ORDER BY s.id FOR UPDATE)
            UPDATE sessions s SET ended_at = now(), end_reason = $4 FROM locked WHERE s.id = locked.id AND s.ended_at IS NULL
            RETURNING s.id
            """.formatted(SessionRows.IS_OPEN);

    /** Locks in the order of ids, as confirmations do. */
    private static final String END_BATCH = """
            WITH locked AS (
                SELECT s.id FROM sessions s
                WHERE s.tenant_id = $1 AND ($2::uuid IS NULL OR s.id > $2) AND %s
                ORDER BY s.id LIMIT $4 FOR UPDATE),
            ended AS (
                UPDATE sessions s SET ended_at = now(), end_reason = $3 FROM locked
                WHERE s.id = locked.id AND s.ended_at IS NULL RETURNING s.id)
            SELECT id FROM ended ORDER BY id
            """.formatted(SessionRows.IS_OPEN);

    /** Locks in the order of ids, as confirmations do. */
    private static final String END_BEYOND = """
            WITH beyond AS (
                SELECT s.id FROM sessions s WHERE s.tenant_id = $1 AND s.user_id = $2 AND s.id <> $4 AND %s
                ORDER BY s.last_used_at DESC, s.id DESC OFFSET $3 - 1),
            locked AS (SELECT s.id FROM sessions s JOIN beyond USING (id) ORDER BY s.id FOR UPDATE OF s)
            UPDATE sessions s SET ended_at = now(), end_reason = 'SESSION_LIMIT'
            FROM locked WHERE s.id = locked.id AND s.ended_at IS NULL
            RETURNING s.id
            """.formatted(SessionRows.IS_OPEN);

    /** Tells the time also where nothing has ended. */
    private static final String ENDED_SINCE = """
            WITH over AS (
                (SELECT id, end_reason, ended_at FROM sessions
                WHERE ended_at IS NOT NULL AND ended_at >= greatest($1, now() - make_interval(secs => $2))
                    AND ($5::uuid IS NULL OR (ended_at, id) < ($4, $5))
                ORDER BY ended_at DESC, id DESC LIMIT $3)
                UNION ALL
                (SELECT id, 'ABSOLUTE_TIMEOUT', expires_at FROM sessions
                WHERE ended_at IS NULL AND expires_at <= now() AND expires_at >= greatest($1, now() - make_interval(secs => $2))
                    AND ($5::uuid IS NULL OR (expires_at, id) < ($4, $5))
                ORDER BY expires_at DESC, id DESC LIMIT $3)
                ORDER BY ended_at DESC, id DESC LIMIT $3)
            SELECT now() AS as_of, over.* FROM (VALUES (1)) AS once LEFT JOIN over ON true
            ORDER BY over.ended_at DESC, over.id DESC
            """;

    /** Tells the time also where none has ended. */
    private static final String ENDED_OF = """
            WITH over AS (
                SELECT s.id, coalesce(s.end_reason, CASE WHEN s.expires_at <= now() THEN 'ABSOLUTE_TIMEOUT' ELSE 'IDLE_TIMEOUT' END) AS end_reason,
                    coalesce(s.ended_at, CASE WHEN s.expires_at <= now() THEN s.expires_at ELSE s.idle_expires_at END) AS ended_at
                FROM sessions s WHERE s.id = ANY ($1::uuid[]) AND NOT (%s))
            SELECT now() AS as_of, over.* FROM (VALUES (1)) AS once LEFT JOIN over ON true
            """.formatted(SessionRows.IS_OPEN);

    private final PgSql sql;

    SessionEnds(PgSql sql) {
        this.sql = sql;
    }

    boolean endForReuse(TenantId tenant, SessionId id, int judgedGeneration) {
        return sql.change("ending a copied session", END_FOR_REUSE, tenant.value(), id.value(), judgedGeneration) == 1;
    }

    boolean end(TenantId tenant, UserId user, SessionId id, EndReason reason) {
        return sql.change("ending a session", END, tenant.value(), user.value(), id.value(), reason.name()) == 1;
    }

    List<SessionId> endAll(TenantId tenant, UserId user, @Nullable SessionId except, EndReason reason) {
        @Nullable UUID kept = except == null ? null : except.value();
        RowSet<Row> rows =
                sql.run("ending all sessions of a user", END_ALL, tenant.value(), user.value(), kept, reason.name());
        return ids(rows);
    }

    List<SessionId> endBatch(TenantId tenant, @Nullable SessionId after, int most, EndReason reason) {
        @Nullable UUID last = after == null ? null : after.value();
        return ids(sql.run("ending sessions of a tenant", END_BATCH, tenant.value(), last, reason.name(), most));
    }

    List<SessionId> endBeyond(TenantId tenant, UserId user, int most, SessionId newest) {
        return ids(sql.run(
                "ending sessions beyond the limit", END_BEYOND, tenant.value(), user.value(), most, newest.value()));
    }

    EndedSessions endedSince(Instant since, Duration kept, EndedSessions.@Nullable Place behind, int most) {
        RowSet<Row> rows = sql.run(
                "reading ended sessions",
                ENDED_SINCE,
                since.atOffset(ZoneOffset.UTC),
                SessionRows.seconds(kept),
                most,
                behind == null ? null : behind.endedAt().atOffset(ZoneOffset.UTC),
                behind == null ? null : behind.session().value());
        return ended(rows);
    }

    EndedSessions endedOf(Collection<SessionId> sessions) {
        UUID[] ids = sessions.stream().map(SessionId::value).toArray(UUID[]::new);
        return ended(sql.run("asking which sessions are over", ENDED_OF, (Object) ids));
    }

    private static EndedSessions ended(RowSet<Row> rows) {
        List<EndedSession> ended = new ArrayList<>();
        for (Row row : rows) {
            if (row.getUUID("id") != null) {
                ended.add(new EndedSession(
                        new SessionId(row.getUUID("id")),
                        EndReason.valueOf(row.getString("end_reason")),
                        SessionRows.instant(row, "ended_at")));
            }
        }
        return new EndedSessions(SessionRows.instant(rows.iterator().next(), "as_of"), ended);
    }

    private static List<SessionId> ids(RowSet<Row> rows) {
        List<SessionId> ids = new ArrayList<>(rows.size());
        rows.forEach(row -> ids.add(new SessionId(row.getUUID("id"))));
        return ids;
    }
}
