package io.gatehouse.core.mfa.postgres;

import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.KeyedHash;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.RecoveryCodes;
import io.gatehouse.core.postgres.PgSql;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Recovery codes in PostgreSQL. */
public final class PgRecoveryCodes implements RecoveryCodes {
    private static final String ADD = """
            INSERT INTO recovery_codes (id, tenant_id, user_id, key_id, code_hash)
            SELECT code.id, $1, $2, code.key_id, code.hash
            FROM unnest($3::uuid[], $4::smallint[], $5::bytea[]) AS code (id, key_id, hash)
            """;

    private static final String UNUSED = """
            SELECT id, key_id, code_hash FROM recovery_codes WHERE tenant_id = $1 AND user_id = $2 AND used_at IS NULL
            """;

    private static final String ISSUED =
            "SELECT count(*)::int AS codes FROM recovery_codes WHERE tenant_id = $1 AND user_id = $2";

    private static final String USE = """
            UPDATE recovery_codes SET used_at = now() WHERE tenant_id = $1 AND user_id = $2 AND id = $3 AND used_at IS NULL
            """;

    private static final String REMOVE_ALL = "DELETE FROM recovery_codes WHERE tenant_id = $1 AND user_id = $2";

    private final PgSql sql;
    private final Ids ids;

    public PgRecoveryCodes(PgSql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    @Override
    public void replaceAll(TenantId tenant, UserId user, List<KeyedHash> codes) {
        removeAll(tenant, user);
        sql.change(
                "adding recovery codes",
                ADD,
                tenant.value(),
                user.value(),
                codes.stream().map(code -> ids.next()).toArray(UUID[]::new),
                codes.stream().map(code -> (short) code.keyId()).toArray(Short[]::new),
                codes.stream().map(code -> Buffer.buffer(code.hash())).toArray(Buffer[]::new));
    }

    @Override
    public List<Unused> unused(TenantId tenant, UserId user) {
        List<Unused> unused = new ArrayList<>();
        sql.run("reading recovery codes", UNUSED, tenant.value(), user.value())
                .forEach(row -> unused.add(new Unused(
                        row.getUUID("id"),
                        new KeyedHash(
                                row.getShort("key_id"),
                                row.getBuffer("code_hash").getBytes()))));
        return unused;
    }

    @Override
    public int issued(TenantId tenant, UserId user) {
        return sql.run("counting recovery codes", ISSUED, tenant.value(), user.value())
                .iterator()
                .next()
                .getInteger("codes");
    }

    @Override
    public boolean use(TenantId tenant, UserId user, UUID id) {
        return sql.change("spending a recovery code", USE, tenant.value(), user.value(), id) == 1;
    }

    @Override
    public void removeAll(TenantId tenant, UserId user) {
        sql.change("removing recovery codes", REMOVE_ALL, tenant.value(), user.value());
    }
}
