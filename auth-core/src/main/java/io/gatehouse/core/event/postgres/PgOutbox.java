package io.gatehouse.core.event.postgres;

import io.gatehouse.core.event.Mail;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.event.Outbox;
import io.gatehouse.core.event.OutboxQueue;
import io.gatehouse.core.kernel.Backlog;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.WakeUp;
import io.gatehouse.core.postgres.PgBacklog;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.kit.secret.Sealer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The outbox in PostgreSQL. Claiming moves a mail's next attempt past the lease in the same statement that reads it, so a sender that
 * dies loses nothing, and no transaction stays open while a mail server is slow.
 */
public final class PgOutbox implements Outbox, OutboxQueue {
    private static final int LONGEST_ERROR = 300;

    private static final String QUEUE = """
            INSERT INTO outbox (id, tenant_id, template, recipient, locale, payload) VALUES ($1, $2, $3, $4, $5, $6)
            """;

    private static final String CLAIM = """
            UPDATE outbox SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $2)
            WHERE id IN (
                SELECT id FROM outbox WHERE payload IS NOT NULL AND next_attempt_at <= now()
                ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED)
            RETURNING id, tenant_id, template, recipient, locale, payload, attempts
            """;

    private static final String SENT = "UPDATE outbox SET sent_at = now(), payload = NULL WHERE id = $1";

    private static final String RETRY = """
            UPDATE outbox SET next_attempt_at = now() + make_interval(secs => $2), last_error = $3 WHERE id = $1
            """;

    private static final String GIVE_UP =
            "UPDATE outbox SET failed_at = now(), payload = NULL, last_error = $2 WHERE id = $1";

    private static final String BACKLOG = """
            SELECT count(*) AS waiting, extract(epoch FROM coalesce(now() - min(created_at), interval '0'))::float8 AS oldest
            FROM outbox WHERE payload IS NOT NULL
            """;

    private final PgSql sql;
    private final Sealer sealer;
    private final Ids ids;
    private final WakeUp sender;

    /**
     * Takes the parts.
     *
     * @param sender called when a mail is there to be sent
     */
    public PgOutbox(PgSql sql, Sealer sealer, Ids ids, WakeUp sender) {
        this.sql = sql;
        this.sealer = sealer;
        this.ids = ids;
        this.sender = sender;
    }

    @Override
    public void queue(Mail mail) {
        UUID id = ids.next();
        JsonObject values = new JsonObject(new HashMap<>(mail.values()));
        sql.send(
                "queueing a mail",
                QUEUE,
                id,
                mail.tenant().value(),
                mail.template().name(),
                mail.to().value(),
                mail.language(),
                Buffer.buffer(sealer.seal(values.toBuffer().getBytes(), bytes(id))));
        sql.whenKept(sender::call);
    }

    @Override
    public List<Claimed> claim(int most, Duration lease) {
        List<Claimed> claimed = new ArrayList<>();
        sql.run("claiming mails", CLAIM, most, lease.toMillis() / 1000.0).forEach(row -> claimed.add(claimed(row)));
        return claimed;
    }

    @Override
    public void sent(UUID id) {
        sql.change("noting a sent mail", SENT, id);
    }

    @Override
    public void retry(UUID id, Duration delay, String error) {
        sql.change("putting a mail off", RETRY, id, delay.toMillis() / 1000.0, cut(error));
    }

    @Override
    public void giveUp(UUID id, String error) {
        sql.change("giving a mail up", GIVE_UP, id, cut(error));
    }

    @Override
    public Backlog backlog() {
        return PgBacklog.of(sql.one("counting waiting mails", BACKLOG));
    }

    private Claimed claimed(Row row) {
        UUID id = row.getUUID("id");
        byte[] opened = sealer.open(row.getBuffer("payload").getBytes(), bytes(id));
        Map<String, String> values = new HashMap<>();
        if (opened != null) {
            new JsonObject(Buffer.buffer(opened))
                    .forEach(entry -> values.put(entry.getKey(), (String) entry.getValue()));
        }
        Mail mail = new Mail(
                MailTemplate.valueOf(row.getString("template")),
                new TenantId(row.getUUID("tenant_id")),
                new Email(row.getString("recipient")),
                row.getString("locale"),
                values);
        return new Claimed(id, mail, row.getInteger("attempts"), opened != null);
    }

    private static String cut(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
