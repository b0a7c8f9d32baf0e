package io.gatehouse.core.event.postgres;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.gatehouse.core.event.AuditChain;
import io.gatehouse.core.event.ChainedRecord;
import io.gatehouse.core.event.Checkpoint;
import io.gatehouse.core.event.Link;
import io.gatehouse.core.event.SealedRecord;
import io.gatehouse.core.postgres.PgSql;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit chain in PostgreSQL. */
public final class PgAuditChain implements AuditChain {
    /** Any number will do that no other lock of the database has. */
    private static final long LOCK = 0x6761_7465_6175L;

    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock($1)";

    private static final String LAST = "SELECT position, event_id, mac FROM audit_chain ORDER BY position DESC LIMIT 1";

    /** What has its link already was not queued by us; a second one would be refused, and hold up all others. */
    private static final String TAKE_WAITING = """
            WITH taken AS (
                DELETE FROM audit_queue WHERE event_id IN (SELECT event_id FROM audit_queue ORDER BY event_id LIMIT $1)
                RETURNING event_id)
            SELECT %s, e.mac FROM taken JOIN audit_events e ON e.id = taken.event_id
            WHERE NOT EXISTS (SELECT FROM audit_chain c WHERE c.event_id = e.id) ORDER BY e.id
            """.formatted(AuditRows.COLUMNS);

    private static final String APPEND = """
            INSERT INTO audit_chain (position, event_id, mac) SELECT * FROM unnest($1::bigint[], $2::uuid[], $3::bytea[])
            """;

    private static final String WAITING_SINCE = "SELECT min(queued_at) AS since FROM audit_queue";

    private static final String PAGE = """
            SELECT c.position, c.event_id, c.mac AS link, %s, e.mac
            FROM audit_chain c LEFT JOIN audit_events e ON e.id = c.event_id
            WHERE c.position > $1 ORDER BY c.position LIMIT $2
            """.formatted(AuditRows.COLUMNS);

    private static final String UNLINKED_FROM = """
            SELECT %s, e.mac, EXISTS (SELECT FROM audit_queue q WHERE q.event_id = e.id) AS waits
            FROM audit_events e
            WHERE e.id >= $1 AND e.id <= $2 AND NOT EXISTS (SELECT FROM audit_chain c WHERE c.event_id = e.id)
            ORDER BY e.id LIMIT $3
            """.formatted(AuditRows.COLUMNS);

    private static final String UNLINKED_AFTER = UNLINKED_FROM.replace("e.id >= $1", "e.id > $1");

    private static final String END_OF_SLICE =
            "SELECT id FROM audit_events WHERE id > $1 ORDER BY id OFFSET $2 LIMIT 1";

    private static final String LAST_CHECKPOINT =
            "SELECT position, made_at, mac, signature FROM audit_checkpoints ORDER BY position DESC, made_at DESC LIMIT 1";

    private static final String ADD_CHECKPOINT =
            "INSERT INTO audit_checkpoints (position, made_at, mac, signature) VALUES ($1, $2, $3, $4)";

    private static final String CHECKPOINTS = """
            SELECT position, made_at, mac, signature FROM audit_checkpoints
            WHERE (position, made_at) > ($1, $2) ORDER BY position, made_at LIMIT $3
            """;

    private static final String ANCHOR =
            "SELECT position, made_at, mac, signature FROM audit_anchors ORDER BY position DESC LIMIT 1";

    private static final String FORGET = "SELECT audit_forget($1, $2, $3, $4, $5) AS removed";

    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1L, -1L);
    private static final int SLICE = 20_000;

    private final PgSql sql;

    public PgAuditChain(PgSql sql) {
        this.sql = sql;
    }

    @Override
    public boolean tryLock() {
        Row row = sql.one("claiming the audit chain", TRY_LOCK, LOCK);
        return row != null && row.getBoolean(0);
    }

    @Override
    public @Nullable Link last() {
        Row row = sql.one("reading the end of the audit chain", LAST);
        return row == null ? null : new Link(row.getLong("position"), row.getUUID("event_id"), bytes(row, "mac"));
    }

    @Override
    public List<SealedRecord> takeWaiting(int most) {
        List<SealedRecord> taken = new ArrayList<>();
        sql.run("taking waiting audit events", TAKE_WAITING, most).forEach(row -> taken.add(AuditRows.sealed(row)));
        return taken;
    }

    @Override
    public void append(List<Link> links) {
        sql.send(
                "linking audit events",
                APPEND,
                links.stream().map(Link::position).toArray(Long[]::new),
                links.stream().map(Link::event).toArray(UUID[]::new),
                links.stream().map(link -> Buffer.buffer(link.mac())).toArray(Buffer[]::new));
    }

    @Override
    public @Nullable Instant waitingSince() {
        Row row = sql.one("measuring the lag of the audit chain", WAITING_SINCE);
        OffsetDateTime since = row == null ? null : row.getOffsetDateTime("since");
        return since == null ? null : since.toInstant();
    }

    @Override
    public List<ChainedRecord> page(long after, int most) {
        List<ChainedRecord> page = new ArrayList<>();
        sql.run("reading the audit chain", PAGE, after, most).forEach(row -> {
            Link link = new Link(row.getLong("position"), row.getUUID("event_id"), bytes(row, "link"));
            page.add(new ChainedRecord(link, row.getUUID("id") == null ? null : AuditRows.sealed(row)));
        });
        return page;
    }

    @Override
    public List<Unlinked> unlinked(@Nullable UUID after, int most) {
        // Nearly every event has its link, so the search goes in slices: each ends well within a statement's time.
        UUID from = after == null ? LOWEST : after;
        // Nobody of us makes the lowest id, so it is where somebody might hide a record.
        String statement = after == null ? UNLINKED_FROM : UNLINKED_AFTER;
        while (true) {
            Row end = sql.one("reading audit events", END_OF_SLICE, from, SLICE);
            List<Unlinked> page = unlinked(statement, from, end == null ? HIGHEST : end.getUUID("id"), most);
            if (end == null || !page.isEmpty()) {
                return page;
            }
            from = end.getUUID("id");
        }
    }

    private List<Unlinked> unlinked(String statement, UUID from, UUID upTo, int most) {
        List<Unlinked> page = new ArrayList<>();
        sql.run("reading audit events without a link", statement, from, upTo, most)
                .forEach(row -> page.add(new Unlinked(AuditRows.sealed(row), row.getBoolean("waits"))));
        return page;
    }

    @Override
    public @Nullable Checkpoint lastCheckpoint() {
        return checkpoint(sql.one("reading the last audit checkpoint", LAST_CHECKPOINT));
    }

    @Override
    public void add(Checkpoint checkpoint) {
        sql.change(
                "writing an audit checkpoint",
                ADD_CHECKPOINT,
                checkpoint.position(),
                time(checkpoint.madeAt()),
                Buffer.buffer(checkpoint.mac()),
                Buffer.buffer(checkpoint.signature()));
    }

    @Override
    public List<Checkpoint> checkpoints(long position, Instant madeAfter, int most) {
        List<Checkpoint> page = new ArrayList<>();
        sql.run("reading audit checkpoints", CHECKPOINTS, position, time(madeAfter), most)
                .forEach(row -> page.add(Objects.requireNonNull(checkpoint(row))));
        return page;
    }

    @Override
    public @Nullable Checkpoint anchor() {
        return checkpoint(sql.one("reading the audit anchor", ANCHOR));
    }

    @Override
    @CanIgnoreReturnValue
    public long forget(Checkpoint anchor, Instant olderThan) {
        Row row = sql.one(
                "forgetting old audit events",
                FORGET,
                anchor.position(),
                Buffer.buffer(anchor.mac()),
                time(olderThan),
                time(anchor.madeAt()),
                Buffer.buffer(anchor.signature()));
        return row == null ? 0 : row.getLong("removed");
    }

    private static @Nullable Checkpoint checkpoint(@Nullable Row row) {
        return row == null
                ? null
                : new Checkpoint(
                        row.getLong("position"),
                        row.getOffsetDateTime("made_at").toInstant(),
                        bytes(row, "mac"),
                        bytes(row, "signature"));
    }

    private static byte[] bytes(Row row, String column) {
        return row.getBuffer(column).getBytes();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
