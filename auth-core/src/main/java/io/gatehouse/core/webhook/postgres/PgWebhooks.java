package io.gatehouse.core.webhook.postgres;

import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.webhook.Webhook;
import io.gatehouse.core.webhook.WebhookSecret;
import io.gatehouse.core.webhook.Webhooks;
import io.gatehouse.kit.secret.Sealer;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhooks in PostgreSQL. An endpoint whose address does not open any more is shown with none, so that it can be removed. */
public final class PgWebhooks implements Webhooks {
    private static final URI UNREADABLE = URI.create("about:blank");

    private static final String COLUMNS = " id, tenant_id, url, kinds, enabled, created_at, failing_since ";

    /** A statement of its own: what counts the endpoints must see those that were added while it waited. */
    private static final String HOLD_NUMBER =
            "SELECT pg_advisory_xact_lock(hashtextextended('number of webhooks of ' || $1::uuid, 0))";

    private static final String ADD =
            "INSERT INTO webhooks (id, tenant_id, url, secret, kinds) VALUES ($1, $2, $3, $4, $5)" + " RETURNING"
                    + COLUMNS;

    private static final String ALL = "SELECT" + COLUMNS + "FROM webhooks WHERE tenant_id = $1 ORDER BY id";

    private static final String ENABLED = "SELECT" + COLUMNS + "FROM webhooks WHERE enabled ORDER BY id";

    private static final String FIND = "SELECT" + COLUMNS + "FROM webhooks WHERE tenant_id = $1 AND id = $2";

    private static final String CHANGE = """
            UPDATE webhooks SET enabled = coalesce($3, enabled), kinds = coalesce($4, kinds),
                failing_since = CASE WHEN $3 THEN NULL ELSE failing_since END
            WHERE tenant_id = $1 AND id = $2 RETURNING
            """ + COLUMNS;

    private static final String REMOVE = "DELETE FROM webhooks WHERE tenant_id = $1 AND id = $2";

    private final PgSql sql;
    private final SealedWebhook sealed;
    private final Ids ids;

    public PgWebhooks(PgSql sql, Sealer sealer, Ids ids) {
        this.sql = sql;
        this.sealed = new SealedWebhook(sealer);
        this.ids = ids;
    }

    @Override
    public void holdNumber(TenantId tenant) {
        sql.run("waiting to add a webhook", HOLD_NUMBER, tenant.value());
    }

    @Override
    public Webhook add(TenantId tenant, URI url, Set<String> kinds, WebhookSecret secret) {
        UUID id = ids.next();
        Row row = sql.one(
                "adding a webhook",
                ADD,
                id,
                tenant.value(),
                Buffer.buffer(sealed.seal(id, "url", url.toString().getBytes(StandardCharsets.UTF_8))),
                Buffer.buffer(sealed.seal(id, "secret", secret.bytes())),
                kinds.toArray(String[]::new));
        return webhook(Objects.requireNonNull(row));
    }

    @Override
    public List<Webhook> all(TenantId tenant) {
        return webhooks(sql.run("listing webhooks", ALL, tenant.value()));
    }

    @Override
    public List<Webhook> enabled() {
        return webhooks(sql.run("listing enabled webhooks", ENABLED));
    }

    @Override
    public @Nullable Webhook find(TenantId tenant, UUID id) {
        Row row = sql.one("finding a webhook", FIND, tenant.value(), id);
        return row == null ? null : webhook(row);
    }

    @Override
    public @Nullable Webhook change(TenantId tenant, UUID id, @Nullable Boolean enabled, @Nullable Set<String> kinds) {
        Row row = sql.one(
                "changing a webhook",
                CHANGE,
                tenant.value(),
                id,
                enabled,
                kinds == null ? null : kinds.toArray(String[]::new));
        return row == null ? null : webhook(row);
    }

    @Override
    public boolean remove(TenantId tenant, UUID id) {
        return sql.change("removing a webhook", REMOVE, tenant.value(), id) > 0;
    }

    private List<Webhook> webhooks(RowSet<Row> rows) {
        List<Webhook> webhooks = new ArrayList<>();
        rows.forEach(row -> webhooks.add(webhook(row)));
        return webhooks;
    }

    private Webhook webhook(Row row) {
        UUID id = row.getUUID("id");
        byte[] url = sealed.open(id, "url", row.getBuffer("url").getBytes());
        OffsetDateTime failingSince = row.getOffsetDateTime("failing_since");
        return new Webhook(
                id,
                new TenantId(row.getUUID("tenant_id")),
                url == null ? UNREADABLE : URI.create(new String(url, StandardCharsets.UTF_8)),
                Set.of(row.getArrayOfStrings("kinds")),
                row.getBoolean("enabled"),
                row.getOffsetDateTime("created_at").toInstant(),
                failingSince == null ? null : failingSince.toInstant());
    }
}
