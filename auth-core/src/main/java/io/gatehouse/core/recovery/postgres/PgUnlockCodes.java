package io.gatehouse.core.recovery.postgres;

import io.gatehouse.core.kernel.KeyedHash;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.recovery.UnlockCode;
import io.gatehouse.core.recovery.UnlockCodes;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Unlock codes in PostgreSQL. Whether one still works is judged by its clock alone. */
public final class PgUnlockCodes implements UnlockCodes {
    private static final String REPLACE = """
            INSERT INTO unlock_codes (id, tenant_id, address_hash, device_hash, user_id, code_key_id, code_hash, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8))
            ON CONFLICT (tenant_id, address_hash, device_hash) DO UPDATE
            SET id = excluded.id, user_id = excluded.user_id, code_key_id = excluded.code_key_id, code_hash = excluded.code_hash,
                attempts = 0, created_at = now(), expires_at = excluded.expires_at
            """;

    private static final String ATTEMPT = """
            UPDATE unlock_codes SET attempts = attempts + 1
            WHERE tenant_id = $1 AND address_hash = $2 AND device_hash = $3 AND attempts < $4 AND expires_at > now()
            RETURNING id, user_id, code_key_id, code_hash
            """;

    private static final String USE =
            "DELETE FROM unlock_codes WHERE tenant_id = $1 AND id = $2 AND expires_at > now()";

    private final PgSql sql;

    public PgUnlockCodes(PgSql sql) {
        this.sql = sql;
    }

    @Override
    public void replace(UnlockCode code) {
        sql.change(
                "keeping an unlock code",
                REPLACE,
                code.id(),
                code.tenant().value(),
                Buffer.buffer(code.addressHash()),
                Buffer.buffer(code.deviceHash()),
                code.user() == null ? null : code.user().value(),
                (short) code.code().keyId(),
                Buffer.buffer(code.code().hash()),
                code.left().toMillis() / 1000.0);
    }

    @Override
    public @Nullable Tried attempt(TenantId tenant, byte[] addressHash, byte[] deviceHash, int most) {
        Row row = sql.one(
                "trying an unlock code",
                ATTEMPT,
                tenant.value(),
                Buffer.buffer(addressHash),
                Buffer.buffer(deviceHash),
                most);
        return row == null ? null : tried(row);
    }

    @Override
    public boolean use(TenantId tenant, UUID id) {
        return sql.change("using an unlock code", USE, tenant.value(), id) == 1;
    }

    private static Tried tried(Row row) {
        UUID user = row.getUUID("user_id");
        return new Tried(
                row.getUUID("id"),
                user == null ? null : new UserId(user),
                new KeyedHash(
                        row.getShort("code_key_id"), row.getBuffer("code_hash").getBytes()));
    }
}
