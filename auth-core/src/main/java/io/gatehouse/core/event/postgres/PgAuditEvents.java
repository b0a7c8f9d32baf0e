package io.gatehouse.core.event.postgres;

import io.gatehouse.core.event.AuditEvent;
import io.gatehouse.core.event.AuditEvents;
import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.event.AuditSeals;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.postgres.PgSql;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit log in PostgreSQL. Events that may wait are written by one thread in batches. */
public final class PgAuditEvents implements AuditEvents, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PgAuditEvents.class);
    private static final int LARGEST_BATCH = 500;
    private static final int MOST_WAITING = 20_000;

    private static final String COLUMNS =
            " (id, occurred_at, kind, tenant_id, user_id, actor_id, session_id, ip_address, user_agent, request_id, details, mac) ";

    private static final String APPEND = "WITH added AS (INSERT INTO audit_events" + COLUMNS + """
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::inet, $9, $10, $11::text::jsonb, $12) RETURNING id)
            INSERT INTO audit_queue (event_id) SELECT id FROM added
            """;

    private static final String APPEND_ALL = "WITH added AS (INSERT INTO audit_events" + COLUMNS + """
            SELECT id, at, kind, tenant, usr, actor, session, ip::inet, agent, request, details::jsonb, mac
            FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::bytea[])
                AS e (id, at, kind, tenant, usr, actor, session, ip, agent, request, details, mac)
            RETURNING id)
            INSERT INTO audit_queue (event_id) SELECT id FROM added
            """;

    private final PgSql sql;
    private final AuditSeals seals;
    private final Ids ids;
    private final InstantSource clock;
    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final LongAdder lost = new LongAdder();
    private final Thread writer;
    private volatile boolean closing;

    public PgAuditEvents(PgSql sql, AuditSeals seals, Ids ids, InstantSource clock) {
        this.sql = sql;
        this.seals = seals;
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
            lost.increment();
            LOG.atWarn()
                    .setMessage("An audit event was dropped: the writer cannot keep up.")
                    .addKeyValue("kind", event.kind())
                    .log();
        }
    }

    /** Returns how many events wait in memory to be written. */
    public int waiting() {
        return waiting.size();
    }

    /** Returns how many events were lost since the start: no room to wait, or a batch that could not be written. */
    public long lost() {
        return lost.sum();
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
                    writeBatch(first);
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void writeBatch(Entry first) {
        List<Entry> batch = new ArrayList<>(List.of(first));
        waiting.drainTo(batch, LARGEST_BATCH - 1);
        try {
            write(batch);
        } catch (RuntimeException failed) {
            lost.add(batch.size());
            LOG.warn("A batch of audit events was lost.", failed);
        }
    }

    private void write(List<Entry> batch) {
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
                batch.stream().map(Entry::details).toArray(String[]::new),
                batch.stream().map(Entry::mac).toArray(Buffer[]::new));
    }

    private Entry entry(AuditEvent event) {
        String details = new JsonObject(new HashMap<>(event.details())).encode();
        AuditRecord record = new AuditRecord(
                ids.next(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                event.kind().name(),
                event.tenant(),
                event.user(),
                event.actor(),
                event.session(),
                event.client().address(),
                event.client().userAgent(),
                event.client().requestId(),
                // Read back, so that what is sealed has the types that verification will read.
                new JsonObject(details).getMap());
        return new Entry(record, details, Buffer.buffer(seals.record(record)));
    }

    private record Entry(AuditRecord record, String details, Buffer mac) {
        UUID id() {
            return record.id();
        }

        OffsetDateTime at() {
            return record.time().atOffset(ZoneOffset.UTC);
        }

        String kind() {
            return record.kind();
        }

        UUID tenant() {
            return record.tenant().value();
        }

        @Nullable
        UUID user() {
            return record.user() == null ? null : record.user().value();
        }

        @Nullable
        UUID actor() {
            return record.actor() == null ? null : record.actor().value();
        }

        @Nullable
        UUID session() {
            return record.session() == null ? null : record.session().value();
        }

        @Nullable
        String address() {
            return record.address();
        }

        @Nullable
        String userAgent() {
            return record.userAgent();
        }

        @Nullable
        String requestId() {
            return record.requestId();
        }

        List<@Nullable Object> columns() {
            return java.util.Arrays.asList(
                    id(),
                    at(),
                    kind(),
                    tenant(),
                    user(),
                    actor(),
                    session(),
                    address(),
                    userAgent(),
                    requestId(),
                    details,
                    mac);
        }
    }
}
