package io.gatehouse.core.verification.postgres;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.verification.EmailLink;
import io.gatehouse.core.verification.EmailLinks;
import io.gatehouse.core.verification.LinkPurpose;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Mailed links in PostgreSQL. */
public final class PgEmailLinks implements EmailLinks {
    /** Two mails asked for at once must not both find nothing to supersede: the user's row makes them take turns. */
    private static final String TAKE_TURNS = "SELECT 1 FROM users WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE";

    private static final String SUPERSEDE = """
            UPDATE email_links SET superseded_at = now()
            WHERE tenant_id = $1 AND user_id = $2 AND purpose = $3 AND used_at IS NULL AND superseded_at IS NULL
            """;
    private static final String ADD = """
            INSERT INTO email_links (id, tenant_id, user_id, purpose, token_hash, expires_at, address)
            VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6), $7)
            """;
    private static final String FIND = """
            SELECT user_id, address, created_at, CASE WHEN used_at IS NOT NULL THEN 'USED' WHEN superseded_at IS NOT NULL THEN 'SUPERSEDED'
                WHEN expires_at <= now() THEN 'EXPIRED' ELSE 'OPEN' END AS state
            FROM email_links WHERE tenant_id = $1 AND purpose = $2 AND token_hash = $3
            """;
    private static final String USE = """
            UPDATE email_links SET used_at = now()
            WHERE tenant_id = $1 AND purpose = $2 AND token_hash = $3
                AND used_at IS NULL AND superseded_at IS NULL AND expires_at > now()
            """;

    private static final String SUPERSEDE_NOTICES = """
            UPDATE email_links SET superseded_at = now()
            WHERE tenant_id = $1 AND user_id = $2 AND purpose IN ('email_cancel', 'not_me') AND created_at >= $4
                AND lower(address COLLATE "C") <> $3 AND used_at IS NULL AND superseded_at IS NULL
            """;

    private static final String IS_AWAITED = """
            SELECT 1 FROM email_links WHERE tenant_id = $1 AND lower(address COLLATE "C") = $2 AND purpose IN ('email_cancel', 'not_me')
                AND used_at IS NULL AND superseded_at IS NULL AND expires_at > now() LIMIT 1
            """;

    private final PgSql sql;
    private final Ids ids;

    public PgEmailLinks(PgSql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    @Override
    public void replace(
            TenantId tenant,
            UserId user,
            LinkPurpose purpose,
            byte[] tokenHash,
            Duration life,
            @Nullable Email address) {
        if (!purpose.standsAlone()) {
            sql.one("taking turns for a link", TAKE_TURNS, tenant.value(), user.value());
            supersedeOpen(tenant, user, purpose);
        }
        sql.change(
                "adding a link",
                ADD,
                ids.next(),
                tenant.value(),
                user.value(),
                stored(purpose),
                Buffer.buffer(tokenHash),
                life.toMillis() / 1000.0,
                address == null ? null : address.value());
    }

    @Override
    public @Nullable EmailLink find(TenantId tenant, LinkPurpose purpose, byte[] tokenHash) {
        Row row = sql.one("finding a link", FIND, tenant.value(), stored(purpose), Buffer.buffer(tokenHash));
        return row == null ? null : link(row);
    }

    @Override
    public boolean use(TenantId tenant, LinkPurpose purpose, byte[] tokenHash) {
        return sql.change("using a link", USE, tenant.value(), stored(purpose), Buffer.buffer(tokenHash)) == 1;
    }

    @Override
    public boolean supersede(TenantId tenant, UserId user, LinkPurpose purpose) {
        return supersedeOpen(tenant, user, purpose) > 0;
    }

    @Override
    public void supersedeNotices(TenantId tenant, UserId user, Email kept, Instant since) {
        sql.change(
                "superseding notices",
                SUPERSEDE_NOTICES,
                tenant.value(),
                user.value(),
                kept.key(),
                since.atOffset(ZoneOffset.UTC));
    }

    @Override
    public boolean isAwaited(TenantId tenant, Email address) {
        return sql.one("looking for a way back", IS_AWAITED, tenant.value(), address.key()) != null;
    }

    @CanIgnoreReturnValue
    private int supersedeOpen(TenantId tenant, UserId user, LinkPurpose purpose) {
        return sql.change("superseding links", SUPERSEDE, tenant.value(), user.value(), stored(purpose));
    }

    private static EmailLink link(Row row) {
        String address = row.getString("address");
        return new EmailLink(
                new UserId(row.getUUID("user_id")),
                EmailLink.State.valueOf(row.getString("state")),
                address == null ? null : new Email(address),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static String stored(LinkPurpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }
}
