package io.gatehouse.core.mfa.postgres;

import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.TrustedDevice;
import io.gatehouse.core.mfa.TrustedDevices;
import io.gatehouse.core.postgres.PgSql;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Trusted devices in PostgreSQL. */
public final class PgTrustedDevices implements TrustedDevices {
    private static final String TRUST = """
            INSERT INTO trusted_devices (id, tenant_id, user_id, device_hash, user_agent, expires_at)
            VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
            ON CONFLICT (user_id, device_hash) DO UPDATE
            SET trusted_at = now(), expires_at = excluded.expires_at, user_agent = excluded.user_agent
            WHERE trusted_devices.tenant_id = excluded.tenant_id
            """;

    private static final String LIST = """
            SELECT id, device_hash, user_agent, trusted_at, expires_at FROM trusted_devices
            WHERE tenant_id = $1 AND user_id = $2 AND expires_at > now() ORDER BY trusted_at DESC, id DESC
            """;

    private static final String IS_TRUSTED = """
            SELECT 1 FROM trusted_devices WHERE tenant_id = $1 AND user_id = $2 AND device_hash = $3 AND expires_at > now()
            """;

    private static final String REMOVE =
            "DELETE FROM trusted_devices WHERE tenant_id = $1 AND user_id = $2 AND id = $3 AND expires_at > now()";

    private static final String REMOVE_ALL = "DELETE FROM trusted_devices WHERE tenant_id = $1 AND user_id = $2";

    private final PgSql sql;
    private final Ids ids;

    public PgTrustedDevices(PgSql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    @Override
    public void trust(TenantId tenant, UserId user, byte[] deviceHash, @Nullable String userAgent, Duration life) {
        sql.change(
                "trusting a device",
                TRUST,
                ids.next(),
                tenant.value(),
                user.value(),
                Buffer.buffer(deviceHash),
                userAgent,
                life.toMillis() / 1000.0);
    }

    @Override
    public List<TrustedDevice> list(TenantId tenant, UserId user) {
        List<TrustedDevice> devices = new ArrayList<>();
        sql.run("listing trusted devices", LIST, tenant.value(), user.value())
                .forEach(row -> devices.add(new TrustedDevice(
                        row.getUUID("id"),
                        row.getBuffer("device_hash").getBytes(),
                        row.getString("user_agent"),
                        row.getOffsetDateTime("trusted_at").toInstant(),
                        row.getOffsetDateTime("expires_at").toInstant())));
        return devices;
    }

    @Override
    public boolean isTrusted(TenantId tenant, UserId user, byte[] deviceHash) {
        return sql.one("looking for trust", IS_TRUSTED, tenant.value(), user.value(), Buffer.buffer(deviceHash))
                != null;
    }

    @Override
    public boolean remove(TenantId tenant, UserId user, UUID id) {
        return sql.change("ending trust", REMOVE, tenant.value(), user.value(), id) == 1;
    }

    @Override
    public void removeAll(TenantId tenant, UserId user) {
        sql.change("ending all trust", REMOVE_ALL, tenant.value(), user.value());
    }
}
