package io.gatehouse.core.token.postgres;

import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.policy.Signing;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.token.SigningKeyStore;
import io.gatehouse.core.token.StoredKey;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Signing keys in PostgreSQL. */
public final class PgSigningKeyStore implements SigningKeyStore {
    /** Held until the transaction ends: one node at a time plans a key. The number only has to be ours. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(7161001)";

    private static final String PUBLISHED = """
            SELECT kid, algorithm, public_jwk, private_key, signs_from, signs_until, published_until FROM signing_keys
            WHERE published_until > $1 ORDER BY created_at
            """;

    /** The time of making is that of the insertion, under the lock: a transaction's own time may be older than another's key. */
    private static final String ADD = """
            INSERT INTO signing_keys
                (kid, algorithm, public_jwk, private_key, signs_from, signs_until, published_until, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp())
            """;

    /** A key that never signed has to have a beginning before its end all the same. */
    private static final String REVOKE = """
            UPDATE signing_keys SET signs_from = least(signs_from, $2::timestamptz - interval '1 second'),
                signs_until = least(signs_until, $2), published_until = $2
            WHERE kid = $1 AND published_until > $2
            """;

    private final PgSql sql;
    private final Transactions transactions;

    public PgSigningKeyStore(PgSql sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public List<StoredKey> published(Instant now) {
        List<StoredKey> keys = new ArrayList<>();
        sql.run("reading signing keys", PUBLISHED, now.atOffset(ZoneOffset.UTC)).forEach(row -> keys.add(key(row)));
        return keys;
    }

    @Override
    public List<StoredKey> extend(Instant now, Function<List<StoredKey>, @Nullable StoredKey> plan) {
        return transactions.run(() -> {
            sql.run("locking the signing keys", LOCK);
            StoredKey added = plan.apply(published(now));
            if (added != null) {
                add(added);
            }
            return published(now);
        });
    }

    @Override
    public @Nullable List<StoredKey> revoke(
            Instant now, String kid, Function<List<StoredKey>, @Nullable StoredKey> plan) {
        return transactions.run(() -> {
            sql.run("locking the signing keys", LOCK);
            return sql.change("revoking a signing key", REVOKE, kid, now.atOffset(ZoneOffset.UTC)) == 0
                    ? null
                    : extend(now, plan);
        });
    }

    private void add(StoredKey key) {
        sql.change(
                "adding a signing key",
                ADD,
                key.kid(),
                key.algorithm().name(),
                key.publicJwk(),
                Buffer.buffer(key.sealedPrivateKey()),
                key.signsFrom().atOffset(ZoneOffset.UTC),
                key.signsUntil().atOffset(ZoneOffset.UTC),
                key.publishedUntil().atOffset(ZoneOffset.UTC));
    }

    private static StoredKey key(Row row) {
        return new StoredKey(
                row.getString("kid"),
                Signing.valueOf(row.getString("algorithm")),
                row.getString("public_jwk"),
                row.getBuffer("private_key").getBytes(),
                row.getOffsetDateTime("signs_from").toInstant(),
                row.getOffsetDateTime("signs_until").toInstant(),
                row.getOffsetDateTime("published_until").toInstant());
    }
}
