package io.gatehouse.core.testing;

import io.gatehouse.core.config.DatabaseConfig;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.postgres.PgPool;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.postgres.PgTransactions;
import io.gatehouse.kit.id.Uuid7;
import io.gatehouse.kit.secret.Secret;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** The core's adapters on a database of their own, without a server. */
public final class PgCore implements AutoCloseable {
    private final TestPostgres database = TestPostgres.fresh();
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    public PgCore() {
        this.pool = PgPool.create(
                vertx,
                new DatabaseConfig(
                        "localhost",
                        database.port(),
                        database.database(),
                        TestPostgres.LOGIN,
                        "gatehouse_app",
                        Secret.ofUtf8(TestPostgres.LOGIN),
                        false,
                        4,
                        Duration.ofSeconds(5)),
                1);
        database.run("INSERT INTO tenants (id, slug, name) VALUES ('" + World.OTHER_TENANT + "', 'other', 'Other')");
    }

    public TestPostgres database() {
        return database;
    }

    public PgSql sql() {
        return new PgSql(pool);
    }

    public PgTransactions transactions() {
        return new PgTransactions(pool);
    }

    public Ids ids() {
        return new Uuid7(InstantSource.system(), new SecureRandom())::next;
    }

    /** Adds a user of the default tenant to hang things under. */
    public UserId newUser() {
        UserId id = new UserId(ids().next());
        database.run("INSERT INTO users (id, tenant_id, email, locale, roles) VALUES ('" + id + "', '" + World.TENANT
                + "', '" + id + "@calder.studio', 'en', '{user}')");
        return id;
    }

    @Override
    public void close() {
        pool.close().await();
        vertx.close().await();
    }
}
