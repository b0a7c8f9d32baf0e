package io.gatehouse.core.session.postgres;

import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.session.Confirmation;
import io.gatehouse.core.session.EndedSession;
import io.gatehouse.core.session.EndedSessions;
import io.gatehouse.core.session.NewSession;
import io.gatehouse.core.session.OpenSession;
import io.gatehouse.core.session.SessionState;
import io.gatehouse.core.session.Sessions;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions in PostgreSQL. Ages, expiry and order are judged by its clock alone. */
public final class PgSessions implements Sessions {
    /** Reads sessions {@code s} with their users {@code u}: roles and status are those of now. */
    private static final String STATE = """
            s.id, s.tenant_id, s.user_id, s.generation, s.confirmed_generation, s.current_hash, s.previous_hash,
            (extract(epoch FROM now() - s.rotated_at) * 1000)::bigint AS head_age_ms,
            s.created_at, s.authenticated_at, s.amr, s.remember_me, s.idle_expires_at, s.expires_at, u.roles, s.device, s.user_agent,
            CASE WHEN s.end_reason IS NOT NULL THEN s.end_reason
                 WHEN u.status <> 'active' THEN 'ACCOUNT_DISABLED'
                 WHEN s.expires_at <= now() THEN 'ABSOLUTE_TIMEOUT'
                 WHEN s.idle_expires_at <= now() THEN 'IDLE_TIMEOUT' END AS end_reason
            """;

    private static final String IS_OPEN = " s.ended_at IS NULL AND s.idle_expires_at > now() AND s.expires_at > now() ";

    private static final String OPEN = """
            WITH s AS (
                INSERT INTO sessions (id, tenant_id, user_id, current_hash, amr, remember_me, idle_lifetime,
                    idle_expires_at, expires_at, device, user_agent, ip_address, new_place)
                VALUES ($1, $2, $3, $4, $5, $6, make_interval(secs => $7), now() + make_interval(secs => $7),
                    now() + make_interval(secs => $8), $9, $10, $11::text::inet, $12)
                RETURNING *)
            SELECT %s FROM s JOIN users u ON u.tenant_id = s.tenant_id AND u.id = s.user_id
            """.formatted(STATE);

    private static final String ROTATE = """
            UPDATE sessions s
            SET generation = s.generation + 1, previous_hash = s.current_hash, current_hash = $5, rotated_at = now(),
                last_used_at = now(), idle_expires_at = least(now() + s.idle_lifetime, s.expires_at)
            FROM users u
            WHERE s.tenant_id = $1 AND s.id = $2 AND s.generation = $3 AND s.current_hash = $4 AND %s
                AND (s.generation = 1 OR s.rotated_at <= now() - make_interval(secs => $6))
                AND u.tenant_id = s.tenant_id AND u.id = s.user_id AND u.status = 'active'
            RETURNING %s
            """.formatted(IS_OPEN, STATE);

    private static final String ADOPT = """
            UPDATE sessions s
            SET generation = $3, previous_hash = s.current_hash, current_hash = $4, rotated_at = now(), last_used_at = now()
            FROM users u
            WHERE s.tenant_id = $1 AND s.id = $2 AND s.generation = $3 - 1 AND %s
                AND u.tenant_id = s.tenant_id AND u.id = s.user_id AND u.status = 'active'
            RETURNING %s
            """.formatted(IS_OPEN, STATE);

    private static final String HANDED_OUT_AGAIN = """
            UPDATE sessions SET rotated_at = now()
            WHERE tenant_id = $1 AND id = $2 AND generation = $3 AND confirmed_generation < $3 AND ended_at IS NULL
            """;

    private static final String FIND = """
            SELECT %s FROM sessions s JOIN users u ON u.tenant_id = s.tenant_id AND u.id = s.user_id
            WHERE s.tenant_id = $1 AND s.id = $2
            """.formatted(STATE);

    private static final String END_FOR_REUSE = """
            UPDATE sessions SET ended_at = now(), end_reason = 'TOKEN_REUSED'
            WHERE tenant_id = $1 AND id = $2 AND generation = $3 AND ended_at IS NULL
            """;

    private static final String END = """
            UPDATE sessions s SET ended_at = now(), end_reason = $4 WHERE s.tenant_id = $1 AND s.user_id = $2 AND s.id = $3 AND
            """ + IS_OPEN;

    /** Locks in the order of ids, as confirmations do. */
    private static final String END_ALL = """
            WITH locked AS (
                SELECT s.id FROM sessions s
                WHERE s.tenant_id = $1 AND s.user_id = $2 AND ($3::uuid IS NULL OR s.id <> $3) AND %s
                ORDER BY s.id FOR UPDATE)
            UPDATE sessions s SET ended_at = now(), end_reason = $4 FROM locked WHERE s.id = locked.id AND s.ended_at IS NULL
            RETURNING s.id
            """.formatted(IS_OPEN);

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
            """.formatted(IS_OPEN);

    private static final String COUNT_ALL_OPEN =
            "SELECT count(*) AS open FROM sessions s WHERE s.tenant_id = $1 AND " + IS_OPEN;

    /** Locks in the order of ids, as confirmations do. */
    private static final String END_BEYOND = """
            WITH beyond AS (
                SELECT s.id FROM sessions s WHERE s.tenant_id = $1 AND s.user_id = $2 AND s.id <> $4 AND %s
                ORDER BY s.last_used_at DESC, s.id DESC OFFSET $3 - 1),
            locked AS (SELECT s.id FROM sessions s JOIN beyond USING (id) ORDER BY s.id FOR UPDATE OF s)
            UPDATE sessions s SET ended_at = now(), end_reason = 'SESSION_LIMIT'
            FROM locked WHERE s.id = locked.id AND s.ended_at IS NULL
            RETURNING s.id
            """.formatted(IS_OPEN);

    private static final String AUTHENTICATED_AGAIN =
            "UPDATE sessions s SET authenticated_at = now(), amr = $3 WHERE s.tenant_id = $1 AND s.id = $2 AND "
                    + IS_OPEN;

    private static final String LIST_OPEN = """
            SELECT s.id, s.user_agent, host(s.ip_address) AS address, s.created_at, s.last_used_at, s.new_place FROM sessions s
            WHERE s.tenant_id = $1 AND s.user_id = $2 AND %s ORDER BY s.last_used_at DESC, s.id DESC
            """.formatted(IS_OPEN);

    /** Locks in the order of ids, so that two gateways' batches cannot wait for each other in a circle. */
    private static final String CONFIRM = """
            WITH note AS (
                SELECT n.id, max(n.generation) AS generation, max(n.used_at) AS used_at
                FROM unnest($1::uuid[], $2::int[], $3::timestamptz[]) AS n (id, generation, used_at) GROUP BY n.id),
            locked AS (SELECT s.id FROM sessions s JOIN note USING (id) ORDER BY s.id FOR UPDATE OF s)
            UPDATE sessions s
            SET confirmed_generation = greatest(s.confirmed_generation, least(coalesce(note.generation, 0), s.generation)),
                last_used_at = greatest(s.last_used_at, least(note.used_at, now()))
            FROM note JOIN locked USING (id) WHERE s.id = note.id AND s.ended_at IS NULL
            """;

    private static final String COUNT_OPEN = """
            SELECT s.user_id, count(*) AS open FROM sessions s
            WHERE s.tenant_id = $1 AND s.user_id = ANY ($2::uuid[]) AND %s GROUP BY s.user_id
            """.formatted(IS_OPEN);

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
            """.formatted(IS_OPEN);

    private static final String MOVED = """
            UPDATE sessions SET device = $3, user_agent = $4
            WHERE tenant_id = $1 AND id = $2 AND ended_at IS NULL
                AND (device IS DISTINCT FROM $3 OR user_agent IS DISTINCT FROM $4)
            """;

    private final PgSql sql;

    public PgSessions(PgSql sql) {
        this.sql = sql;
    }

    @Override
    public SessionState open(NewSession session) {
        Row row = sql.one(
                "opening a session",
                OPEN,
                session.id().value(),
                session.tenant().value(),
                session.user().value(),
                Buffer.buffer(session.firstHash()),
                session.amr().toArray(String[]::new),
                session.rememberMe(),
                seconds(session.idle()),
                seconds(session.absolute()),
                session.client().device(),
                session.client().userAgent(),
                session.client().address(),
                session.newPlace());
        if (row == null) {
            throw new IllegalStateException("opening a session: the user " + session.user() + " is gone");
        }
        return SessionRows.state(row);
    }

    @Override
    public @Nullable SessionState rotate(
            TenantId tenant,
            SessionId id,
            int generation,
            byte[] presentedHash,
            byte[] successorHash,
            Duration damping) {
        return SessionRows.stateOrNull(sql.one(
                "rotating a session",
                ROTATE,
                tenant.value(),
                id.value(),
                generation,
                Buffer.buffer(presentedHash),
                Buffer.buffer(successorHash),
                seconds(damping)));
    }

    @Override
    public @Nullable SessionState adopt(TenantId tenant, SessionId id, int generation, byte[] presentedHash) {
        return SessionRows.stateOrNull(sql.one(
                "adopting a generation", ADOPT, tenant.value(), id.value(), generation, Buffer.buffer(presentedHash)));
    }

    @Override
    public boolean moved(TenantId tenant, SessionId id, @Nullable String device, @Nullable String userAgent) {
        return sql.change("noting another browser", MOVED, tenant.value(), id.value(), device, userAgent) == 1;
    }

    @Override
    public void handedOutAgain(TenantId tenant, SessionId id, int generation) {
        sql.change("noting a replay", HANDED_OUT_AGAIN, tenant.value(), id.value(), generation);
    }

    @Override
    public @Nullable SessionState find(TenantId tenant, SessionId id) {
        return SessionRows.stateOrNull(sql.one("reading a session", FIND, tenant.value(), id.value()));
    }

    @Override
    public boolean endForReuse(TenantId tenant, SessionId id, int judgedGeneration) {
        return sql.change("ending a copied session", END_FOR_REUSE, tenant.value(), id.value(), judgedGeneration) == 1;
    }

    @Override
    public boolean end(TenantId tenant, UserId user, SessionId id, EndReason reason) {
        return sql.change("ending a session", END, tenant.value(), user.value(), id.value(), reason.name()) == 1;
    }

    @Override
    public boolean authenticatedAgain(TenantId tenant, SessionId id, List<String> amr) {
        return sql.change(
                        "noting a confirmed identity",
                        AUTHENTICATED_AGAIN,
                        tenant.value(),
                        id.value(),
                        amr.toArray(String[]::new))
                == 1;
    }

    @Override
    public List<SessionId> endAll(TenantId tenant, UserId user, @Nullable SessionId except, EndReason reason) {
        @Nullable UUID kept = except == null ? null : except.value();
        RowSet<Row> rows =
                sql.run("ending all sessions of a user", END_ALL, tenant.value(), user.value(), kept, reason.name());
        return ids(rows);
    }

    @Override
    public List<SessionId> endBatch(TenantId tenant, @Nullable SessionId after, int most, EndReason reason) {
        @Nullable UUID last = after == null ? null : after.value();
        return ids(sql.run("ending sessions of a tenant", END_BATCH, tenant.value(), last, reason.name(), most));
    }

    @Override
    public long countOpen(TenantId tenant) {
        return Objects.requireNonNull(sql.one("counting open sessions", COUNT_ALL_OPEN, tenant.value()))
                .getLong("open");
    }

    @Override
    public List<SessionId> endBeyond(TenantId tenant, UserId user, int most, SessionId newest) {
        return ids(sql.run(
                "ending sessions beyond the limit", END_BEYOND, tenant.value(), user.value(), most, newest.value()));
    }

    @Override
    public List<OpenSession> open(TenantId tenant, UserId user) {
        List<OpenSession> open = new ArrayList<>();
        sql.run("listing sessions", LIST_OPEN, tenant.value(), user.value())
                .forEach(row -> open.add(new OpenSession(
                        new SessionId(row.getUUID("id")),
                        row.getString("user_agent"),
                        row.getString("address"),
                        SessionRows.instant(row, "created_at"),
                        SessionRows.instant(row, "last_used_at"),
                        row.getBoolean("new_place"))));
        return open;
    }

    @Override
    public Map<UserId, Integer> countOpen(TenantId tenant, Collection<UserId> users) {
        Map<UserId, Integer> open = new HashMap<>();
        UUID[] ids = users.stream().map(UserId::value).toArray(UUID[]::new);
        sql.run("counting sessions", COUNT_OPEN, tenant.value(), ids)
                .forEach(row -> open.put(
                        new UserId(row.getUUID("user_id")), row.getLong("open").intValue()));
        return open;
    }

    @Override
    public void confirm(List<Confirmation> confirmations) {
        sql.change(
                "confirming generations",
                CONFIRM,
                confirmations.stream().map(note -> note.session().value()).toArray(UUID[]::new),
                confirmations.stream().map(Confirmation::generation).toArray(Integer[]::new),
                confirmations.stream()
                        .map(note -> note.lastUsedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
    }

    @Override
    public EndedSessions endedSince(Instant since, Duration kept, EndedSessions.@Nullable Place behind, int most) {
        RowSet<Row> rows = sql.run(
                "reading ended sessions",
                ENDED_SINCE,
                since.atOffset(ZoneOffset.UTC),
                seconds(kept),
                most,
                behind == null ? null : behind.endedAt().atOffset(ZoneOffset.UTC),
                behind == null ? null : behind.session().value());
        return ended(rows);
    }

    @Override
    public EndedSessions endedOf(Collection<SessionId> sessions) {
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

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
