package io.gatehouse.core.session.postgres;

import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.session.Confirmation;
import io.gatehouse.core.session.EndedSessions;
import io.gatehouse.core.session.NewSession;
import io.gatehouse.core.session.OpenSession;
import io.gatehouse.core.session.SessionState;
import io.gatehouse.core.session.Sessions;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
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
            """.formatted(SessionRows.IS_OPEN, STATE);

    private static final String ADOPT = """
            UPDATE sessions s
            SET generation = $3, previous_hash = s.current_hash, current_hash = $4, rotated_at = now(), last_used_at = now()
            FROM users u
            WHERE s.tenant_id = $1 AND s.id = $2 AND s.generation = $3 - 1 AND %s
                AND u.tenant_id = s.tenant_id AND u.id = s.user_id AND u.status = 'active'
            RETURNING %s
            """.formatted(SessionRows.IS_OPEN, STATE);

    private static final String HANDED_OUT_AGAIN = """
            UPDATE sessions SET rotated_at = now()
            WHERE tenant_id = $1 AND id = $2 AND generation = $3 AND confirmed_generation < $3 AND ended_at IS NULL
            """;

    private static final String FIND = """
            SELECT %s FROM sessions s JOIN users u ON u.tenant_id = s.tenant_id AND u.id = s.user_id
            WHERE s.tenant_id = $1 AND s.id = $2
            """.formatted(STATE);

    private static final String COUNT_ALL_OPEN =
            "SELECT count(*) AS open FROM sessions s WHERE s.tenant_id = $1 AND " + SessionRows.IS_OPEN;

    private static final String AUTHENTICATED_AGAIN =
            "UPDATE sessions s SET authenticated_at = now(), amr = $3 WHERE s.tenant_id = $1 AND s.id = $2 AND "
                    + SessionRows.IS_OPEN;

    private static final String LIST_OPEN = """
            SELECT s.id, s.user_agent, host(s.ip_address) AS address, s.created_at, s.last_used_at, s.new_place FROM sessions s
            WHERE s.tenant_id = $1 AND s.user_id = $2 AND %s ORDER BY s.last_used_at DESC, s.id DESC
            """.formatted(SessionRows.IS_OPEN);

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
            """.formatted(SessionRows.IS_OPEN);

    private static final String MOVED = """
            UPDATE sessions SET device = $3, user_agent = $4
            WHERE tenant_id = $1 AND id = $2 AND ended_at IS NULL
                AND (device IS DISTINCT FROM $3 OR user_agent IS DISTINCT FROM $4)
            """;

    private final PgSql sql;
    private final SessionEnds ends;

    public PgSessions(PgSql sql) {
        this.sql = sql;
        this.ends = new SessionEnds(sql);
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
                SessionRows.seconds(session.idle()),
                SessionRows.seconds(session.absolute()),
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
                SessionRows.seconds(damping)));
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
        return ends.endForReuse(tenant, id, judgedGeneration);
    }

    @Override
    public boolean end(TenantId tenant, UserId user, SessionId id, EndReason reason) {
        return ends.end(tenant, user, id, reason);
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
        return ends.endAll(tenant, user, except, reason);
    }

    @Override
    public List<SessionId> endBatch(TenantId tenant, @Nullable SessionId after, int most, EndReason reason) {
        return ends.endBatch(tenant, after, most, reason);
    }

    @Override
    public long countOpen(TenantId tenant) {
        return Objects.requireNonNull(sql.one("counting open sessions", COUNT_ALL_OPEN, tenant.value()))
                .getLong("open");
    }

    @Override
    public List<SessionId> endBeyond(TenantId tenant, UserId user, int most, SessionId newest) {
        return ends.endBeyond(tenant, user, most, newest);
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
        return ends.endedSince(since, kept, behind, most);
    }

    @Override
    public EndedSessions endedOf(Collection<SessionId> sessions) {
        return ends.endedOf(sessions);
    }
}
