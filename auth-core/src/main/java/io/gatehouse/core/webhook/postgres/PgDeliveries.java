package io.gatehouse.core.webhook.postgres;

import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.event.http.AuditRecordJson;
import io.gatehouse.core.kernel.Backlog;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.WakeUp;
import io.gatehouse.core.postgres.PgBacklog;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.webhook.Deliveries;
import io.gatehouse.core.webhook.Delivery;
import io.gatehouse.core.webhook.WebhookSecret;
import io.gatehouse.kit.secret.Sealer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries in PostgreSQL, claimed as mails are: the next try moves past the lease in the statement that reads the row. */
public final class PgDeliveries implements Deliveries {
    private static final UUID HIGHEST = new UUID(-1L, -1L);
    private static final int MOST_ENDPOINTS = 100;

    private static final String QUEUE = """
            INSERT INTO webhook_deliveries (id, webhook_id, event_id, kind, payload)
            SELECT d.id, $1, d.event_id, d.kind, d.payload
            FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::bytea[]) AS d (id, event_id, kind, payload)
            """;

    private static final String CLAIM = """
            WITH due AS (
                SELECT d.id FROM webhooks w CROSS JOIN LATERAL (
                    SELECT id FROM webhook_deliveries
                    WHERE webhook_id = w.id AND payload IS NOT NULL AND next_attempt_at <= now()
                    ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED) d
                WHERE w.enabled AND w.id <> ALL ($1::uuid[]) LIMIT $3)
            UPDATE webhook_deliveries d
            SET attempts = d.attempts + 1, next_attempt_at = now() + make_interval(secs => $4)
            FROM due, webhooks w WHERE d.id = due.id AND w.id = d.webhook_id
            RETURNING d.id, d.webhook_id, w.tenant_id, w.url, w.secret, d.payload, d.attempts, d.created_at
            """;

    private static final String DELIVERED = """
            WITH well AS (UPDATE webhooks SET failing_since = NULL WHERE id = $2 AND failing_since IS NOT NULL)
            UPDATE webhook_deliveries SET delivered_at = now(), payload = NULL, last_status = $3, last_error = NULL
            WHERE id = $1 AND payload IS NOT NULL
            """;

    private static final String RETRY = """
            WITH ill AS (UPDATE webhooks SET failing_since = now() WHERE id = $2 AND failing_since IS NULL)
            UPDATE webhook_deliveries
            SET next_attempt_at = now() + make_interval(secs => $5), last_status = $3, last_error = $4
            WHERE id = $1 AND payload IS NOT NULL
            """;

    private static final String GIVE_UP = """
            WITH ill AS (UPDATE webhooks SET failing_since = now() WHERE id = $2 AND failing_since IS NULL)
            UPDATE webhook_deliveries SET failed_at = now(), payload = NULL, last_status = $3, last_error = $4
            WHERE id = $1 AND payload IS NOT NULL
            """;

    private static final String PAGE = """
            SELECT d.id, d.kind, d.created_at, d.attempts, d.delivered_at, d.failed_at, d.last_status, d.last_error
            FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
            WHERE w.tenant_id = $1 AND d.webhook_id = $2 AND d.id < $3 ORDER BY d.id DESC LIMIT $4
            """;

    private static final String BACKLOG = """
            SELECT count(*) AS waiting,
                extract(epoch FROM coalesce(now() - min(d.created_at), interval '0'))::float8 AS oldest
            FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
            WHERE d.payload IS NOT NULL AND w.enabled
            """;

    private static final String FORGET = """
            DELETE FROM webhook_deliveries WHERE id IN (
                SELECT id FROM webhook_deliveries WHERE created_at < now() - make_interval(secs => $1)
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private final PgSql sql;
    private final SealedWebhook sealed;
    private final Ids ids;
    private final WakeUp sender;

    /**
     * Takes the parts.
     *
     * @param sender called when deliveries are there to be sent
     */
    public PgDeliveries(PgSql sql, Sealer sealer, Ids ids, WakeUp sender) {
        this.sql = sql;
        this.sealed = new SealedWebhook(sealer);
        this.ids = ids;
        this.sender = sender;
    }

    @Override
    public void queue(UUID webhook, List<AuditRecord> records) {
        UUID[] own = records.stream().map(record -> ids.next()).toArray(UUID[]::new);
        Buffer[] payloads = new Buffer[own.length];
        for (int at = 0; at < own.length; at++) {
            payloads[at] = Buffer.buffer(sealed.seal(own[at], "payload", body(records.get(at))));
        }
        sql.send(
                "queueing webhooks",
                QUEUE,
                webhook,
                own,
                records.stream().map(AuditRecord::id).toArray(UUID[]::new),
                records.stream().map(AuditRecord::kind).toArray(String[]::new),
                payloads);
        sql.whenKept(sender::call);
    }

    private static byte[] body(AuditRecord record) {
        return new JsonObject()
                .put("type", record.kind())
                .put("timestamp", record.time().toString())
                .put("data", AuditRecordJson.exported(record))
                .toBuffer()
                .getBytes();
    }

    @Override
    public List<Claimed> claim(Collection<UUID> busy, int mostEach, Duration lease) {
        List<Claimed> claimed = new ArrayList<>();
        sql.run(
                        "claiming webhooks",
                        CLAIM,
                        busy.toArray(UUID[]::new),
                        mostEach,
                        MOST_ENDPOINTS * mostEach,
                        lease.toMillis() / 1000.0)
                .forEach(row -> claimed.add(claimed(row)));
        return claimed;
    }

    @Override
    public void delivered(Claimed claimed, int status) {
        sql.change("noting a delivered webhook", DELIVERED, claimed.id(), claimed.webhook(), status);
    }

    @Override
    public void retry(Claimed claimed, Duration delay, Failure failure) {
        sql.change(
                "putting a webhook off",
                RETRY,
                claimed.id(),
                claimed.webhook(),
                failure.status(),
                failure.error(),
                delay.toMillis() / 1000.0);
    }

    @Override
    public void giveUp(Claimed claimed, Failure failure) {
        sql.change("giving a webhook up", GIVE_UP, claimed.id(), claimed.webhook(), failure.status(), failure.error());
    }

    @Override
    public List<Delivery> page(TenantId tenant, UUID webhook, @Nullable UUID before, int most) {
        List<Delivery> page = new ArrayList<>();
        sql.run("listing deliveries", PAGE, tenant.value(), webhook, before == null ? HIGHEST : before, most)
                .forEach(row -> page.add(delivery(row)));
        return page;
    }

    @Override
    public Backlog backlog() {
        return PgBacklog.of(sql.one("counting waiting webhooks", BACKLOG));
    }

    @Override
    public int forget(Duration age, int most) {
        return sql.change("forgetting deliveries", FORGET, age.toMillis() / 1000.0, most);
    }

    private Claimed claimed(Row row) {
        UUID id = row.getUUID("id");
        UUID webhook = row.getUUID("webhook_id");
        byte[] url = sealed.open(webhook, "url", row.getBuffer("url").getBytes());
        byte[] secret = sealed.open(webhook, "secret", row.getBuffer("secret").getBytes());
        byte[] body = sealed.open(id, "payload", row.getBuffer("payload").getBytes());
        boolean isReadable = url != null && secret != null && body != null;
        return new Claimed(
                id,
                webhook,
                new TenantId(row.getUUID("tenant_id")),
                isReadable ? URI.create(new String(url, StandardCharsets.UTF_8)) : null,
                WebhookSecret.of(secret == null ? new byte[0] : secret),
                body == null ? new byte[0] : body,
                row.getInteger("attempts"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Delivery delivery(Row row) {
        Delivery.State state = row.getOffsetDateTime("delivered_at") != null
                ? Delivery.State.DELIVERED
                : row.getOffsetDateTime("failed_at") != null ? Delivery.State.FAILED : Delivery.State.WAITING;
        return new Delivery(
                row.getUUID("id"),
                row.getString("kind"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getInteger("attempts"),
                state,
                row.getInteger("last_status"),
                row.getString("last_error"));
    }
}
