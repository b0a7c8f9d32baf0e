package io.gatehouse.core.event.postgres;

import io.gatehouse.core.event.AuditEvent;
import io.gatehouse.core.event.AuditEvents;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.postgres.PgSql;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit log in PostgreSQL. Events that may wait are written by one thread in batches. */
public final class PgAuditEvents implements AuditEvents, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PgAuditEvents.class);
    private static final int LARGEST_BATCH = 500;
    private static final int MOST_WAITING = 20_000;

    private static final String COLUMNS =
            " (id, occurred_at, kind, tenant_id, user_id, actor_id, session_id, ip_address, user_agent, request_id, details) ";

    private static final String APPEND = "INSERT INTO audit_events" + COLUMNS
            + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::inet, $9, $10, $11::text::jsonb)";

    private static final String APPEND_ALL = "INSERT INTO audit_events" + COLUMNS + """
            SELECT id, at, kind, tenant, usr, actor, session, ip::inet, agent, request, details::jsonb
            FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[],
                $9::text[], $10::text[], $11::text[])
                AS e (id, at, kind, tenant, usr, actor, session, ip, agent, request, details)
            """;

    private final PgSql sql;
    private final Ids ids;
    private final InstantSource clock;
    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private volatile boolean closing;

    public PgAuditEvents(PgSql sql, Ids ids, InstantSource clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.writer = Thread.ofVirtual().name("gatehouse-audit").start(this::writeBatches);
    }

    @Override
    public void append(AuditEvent event) {
        sql.change("writing an audit event", APPEND, entry(event).columns().toArray());
    }

    @Override
    public void appendSoon(AuditEvent event) {
        if (!waiting.offer(entry(event))) {
            LOG.atWarn()
                    .setMessage("An audit event was dropped: the writer cannot keep up.")
                    .addKeyValue("kind", event.kind())
                    .log();
        }
    }

    /** Writes what waits, and stops. */
    @Override
    public void close() {
        closing = true;
        try {
            boolean stopped = writer.join(java.time.Duration.ofSeconds(5));
            if (!stopped) {
                LOG.warn("The audit writer did not stop in time.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeBatches() {
        while (!closing || !waiting.isEmpty()) {
            try {
                Entry first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    write(first);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                LOG.warn("A batch of audit events was lost.", failed);
            }
        }
    }

    private void write(Entry first) {
        List<Entry> batch = new ArrayList<>(List.of(first));
        waiting.drainTo(batch, LARGEST_BATCH - 1);
        sql.change(
                "writing audit events",
                APPEND_ALL,
                batch.stream().map(Entry::id).toArray(UUID[]::new),
                batch.stream().map(Entry::at).toArray(OffsetDateTime[]::new),
                batch.stream().map(Entry::kind).toArray(String[]::new),
                batch.stream().map(Entry::tenant).toArray(UUID[]::new),
                batch.stream().map(Entry::user).toArray(UUID[]::new),
                batch.stream().map(Entry::actor).toArray(UUID[]::new),
                batch.stream().map(Entry::session).toArray(UUID[]::new),
                batch.stream().map(Entry::address).toArray(String[]::new),
                batch.stream().map(Entry::userAgent).toArray(String[]::new),
                batch.stream().map(Entry::requestId).toArray(String[]::new),
                batch.stream().map(Entry::details).toArray(String[]::new));
    }

    private Entry entry(AuditEvent event) {
        return new Entry(
                ids.next(),
                clock.instant().atOffset(ZoneOffset.UTC),
                event.kind().name(),
                event.tenant().value(),
                event.user() == null ? null : event.user().value(),
                event.actor() == null ? null : event.actor().value(),
                event.session() == null ? null : event.session().value(),
                event.client().address(),
                event.client().userAgent(),
                event.client().requestId(),
                new JsonObject(new HashMap<>(event.details())).encode());
    }

    private record Entry(
            UUID id,
            OffsetDateTime at,
            String kind,
            UUID tenant,
            @Nullable UUID user,
            @Nullable UUID actor,
            @Nullable UUID session,
            String address,
            @Nullable String userAgent,
            String requestId,
            String details) {
        List<@Nullable Object> columns() {
            return java.util.Arrays.asList(
                    id, at, kind, tenant, user, actor, session, address, userAgent, requestId, details);
        }
    }
}
