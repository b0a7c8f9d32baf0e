package io.gatehouse.core.event.postgres;

import io.gatehouse.core.event.AuditEvent;
import io.gatehouse.core.event.AuditEvents;
import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.event.AuditSeals;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.WakeUp;
import io.gatehouse.core.postgres.PgSql;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit log in PostgreSQL. Events that may wait are written in batches, by a {@link BatchWriter}. */
public final class PgAuditEvents implements AuditEvents, AutoCloseable {
    private static final int MOST_WAITING = 20_000;

    /** How long closing waits for a database that is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String COLUMNS =
            " (id, occurred_at, kind, tenant_id, user_id, actor_id, session_id, ip_address, user_agent, request_id, details, mac) ";

    private static final String APPEND = "WITH added AS (INSERT INTO audit_events" + COLUMNS + """
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::inet, $9, $10, $11::text::jsonb, $12) RETURNING id)
            INSERT INTO audit_queue (event_id) SELECT id FROM added
            """;

    /** When a commit's answer was lost with the connection, the batch is there already: it is written again, and changes nothing. */
    private static final String APPEND_ALL = "WITH added AS (INSERT INTO audit_events" + COLUMNS + """
            SELECT id, at, kind, tenant, usr, actor, session, ip::inet, agent, request, details::jsonb, mac
            FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::bytea[])
                AS e (id, at, kind, tenant, usr, actor, session, ip, agent, request, details, mac)
            ON CONFLICT (id) DO NOTHING RETURNING id)
            INSERT INTO audit_queue (event_id) SELECT id FROM added
            """;

    private final PgSql sql;
    private final AuditSeals seals;
    private final Ids ids;
    private final InstantSource clock;
    private final WakeUp chain;
    private final BatchWriter<Entry> batches;

    /**
     * Starts the thread that writes.
     *
     * @param chain called when events are there to be linked
     */
    public PgAuditEvents(PgSql sql, AuditSeals seals, Ids ids, InstantSource clock, WakeUp chain) {
        this.sql = sql;
        this.seals = seals;
        this.ids = ids;
        this.clock = clock;
        this.chain = chain;
        this.batches = new BatchWriter<>(MOST_WAITING, PATIENCE, this::write);
    }

    @Override
    public void append(AuditEvent event) {
        sql.send("writing an audit event", APPEND, entry(event).columns().toArray());
        sql.whenKept(chain::call);
    }

    @Override
    public void appendSoon(AuditEvent event) {
        batches.add(entry(event));
    }

    /** Returns how many events wait in memory to be written. */
    public int waiting() {
        return batches.waiting();
    }

    /** Returns how many events were lost since the start: no room to wait, or a database that never came back. */
    public long lost() {
        return batches.lost();
    }

    /** Writes what waits, and stops. */
    @Override
    public void close() {
        batches.close();
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
        sql.whenKept(chain::call);
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
