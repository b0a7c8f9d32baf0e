package io.gatehouse.core.risk.postgres;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.policy.LockoutPolicy;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.risk.Attempts;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Failed sign-ins in PostgreSQL. */
public final class PgAttempts implements Attempts {
    /** A reservation that nobody settled: its node died. After so long it counts for nothing. */
    private static final double UNSETTLED_SECONDS = 60;

    /**
     * Picks the bucket and counts the attempt, or says how long the bucket is locked: one statement, whether or not there is an account
     * and a device. What came before is forgotten so long after the lock's end, not its beginning: else the longest lock would never
     * come twice. The sub-select sees the row as it was before, which is what a locked one still is.
     */
    private static final String RESERVE = """
            WITH picked AS (
                SELECT CASE WHEN d.user_id IS NULL THEN $2::bytea ELSE $3::bytea END AS bucket, d.user_id IS NOT NULL AS known
                FROM (SELECT 1) one
                LEFT JOIN known_devices d ON d.tenant_id = $1 AND d.user_id = $4 AND d.device_hash = $5),
            counted AS (
                INSERT INTO sign_in_failures AS f (tenant_id, bucket, failures)
                SELECT $1, bucket, 1 FROM picked
                ON CONFLICT (tenant_id, bucket) DO UPDATE
                SET failures = CASE WHEN greatest(f.last_attempt_at, f.locked_until) < now() - make_interval(secs => $7) OR f.failures >= $6 THEN 1
                                    ELSE f.failures + 1 END,
                    locks = CASE WHEN greatest(f.last_attempt_at, f.locked_until) < now() - make_interval(secs => $7) THEN 0 ELSE f.locks END,
                    last_attempt_at = now()
                WHERE (f.locked_until IS NULL OR f.locked_until <= now())
                    AND (f.failures < $6 OR f.last_attempt_at < now() - make_interval(secs => $8))
                RETURNING 1)
            SELECT p.bucket, p.known, (SELECT count(*) FROM counted) AS counted,
                (SELECT (extract(epoch FROM f.locked_until - now()) * 1000)::bigint FROM sign_in_failures f
                 WHERE f.tenant_id = $1 AND f.bucket = p.bucket AND f.locked_until > now()) AS locked_ms
            FROM picked p
            """;

    private static final String FAILED = """
            UPDATE sign_in_failures f
            SET locked_until = now() + make_interval(secs => ($4::float8[])[least(f.locks + 1, cardinality($4::float8[]))]),
                locks = f.locks + 1, failures = 0
            WHERE f.tenant_id = $1 AND f.bucket = $2 AND f.failures >= $3 AND (f.locked_until IS NULL OR f.locked_until <= now())
            RETURNING (extract(epoch FROM f.locked_until - now()) * 1000)::bigint AS locked_ms
            """;

    private static final String SUCCEEDED = "DELETE FROM sign_in_failures WHERE tenant_id = $1 AND bucket = $2";

    private static final String GIVE_BACK = """
            UPDATE sign_in_failures SET failures = greatest(failures - 1, 0) WHERE tenant_id = $1 AND bucket = $2
            """;

    private static final String CLEAR =
            "DELETE FROM sign_in_failures WHERE tenant_id = $1 AND bucket = ANY ($2::bytea[])";

    private static final String LOCKED =
            "SELECT bucket FROM sign_in_failures WHERE tenant_id = $1 AND bucket = ANY ($2::bytea[]) AND locked_until > now()";

    private static final String FORGET = """
            DELETE FROM sign_in_failures WHERE (tenant_id, bucket) IN (
                SELECT tenant_id, bucket FROM sign_in_failures
                WHERE last_attempt_at < now() - make_interval(secs => $1)
                    AND (locked_until IS NULL OR locked_until < now() - make_interval(secs => $1))
                LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private final PgSql sql;

    public PgAttempts(PgSql sql) {
        this.sql = sql;
    }

    @Override
    public Reservation reserve(TenantId tenant, byte[] strange, @Nullable KnownBucket known, LockoutPolicy policy) {
        @Nullable Buffer deviceBucket = known == null ? null : Buffer.buffer(known.bucket());
        @Nullable UUID user = known == null ? null : known.user();
        @Nullable Buffer deviceHash = known == null ? null : Buffer.buffer(known.deviceHash());
        Row row = sql.one(
                "reserving a sign-in",
                RESERVE,
                tenant.value(),
                Buffer.buffer(strange),
                deviceBucket,
                user,
                deviceHash,
                policy.failures(),
                seconds(policy.forgetAfter()),
                UNSETTLED_SECONDS);
        if (row == null) {
            throw new IllegalStateException("reserving a sign-in returned nothing");
        }
        if (row.getLong("counted") == 1) {
            return new Reservation.Open(row.getBuffer("bucket").getBytes(), row.getBoolean("known"));
        }
        Long left = row.getLong("locked_ms");
        // Not locked, but as many attempts as lock it are under way: it is about to be.
        return new Reservation.Locked(left == null ? policy.lock(0) : Duration.ofMillis(left));
    }

    @Override
    public @Nullable Duration failed(TenantId tenant, byte[] bucket, LockoutPolicy policy) {
        Double[] durations =
                policy.durations().stream().map(PgAttempts::seconds).toArray(Double[]::new);
        Row row = sql.one(
                "counting a failed sign-in",
                FAILED,
                tenant.value(),
                Buffer.buffer(bucket),
                policy.failures(),
                durations);
        return row == null ? null : Duration.ofMillis(row.getLong("locked_ms"));
    }

    @Override
    public void succeeded(TenantId tenant, byte[] bucket) {
        sql.send("forgetting failed sign-ins", SUCCEEDED, tenant.value(), Buffer.buffer(bucket));
    }

    @Override
    public void giveBack(TenantId tenant, byte[] bucket) {
        sql.change("giving a sign-in back", GIVE_BACK, tenant.value(), Buffer.buffer(bucket));
    }

    @Override
    public void clear(TenantId tenant, Collection<byte[]> buckets) {
        sql.change("ending locks", CLEAR, tenant.value(), buffers(buckets));
    }

    @Override
    public List<byte[]> locked(TenantId tenant, Collection<byte[]> buckets) {
        List<byte[]> locked = new ArrayList<>();
        sql.run("asking for locks", LOCKED, tenant.value(), buffers(buckets))
                .forEach(row -> locked.add(row.getBuffer("bucket").getBytes()));
        return locked;
    }

    private static Buffer[] buffers(Collection<byte[]> buckets) {
        return buckets.stream().map(Buffer::buffer).toArray(Buffer[]::new);
    }

    @Override
    public int forget(Duration untouched, int most) {
        return sql.change("forgetting old failures", FORGET, seconds(untouched), most);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
