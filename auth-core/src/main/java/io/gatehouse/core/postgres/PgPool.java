package io.gatehouse.core.postgres;

import io.gatehouse.core.config.DatabaseConfig;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;

/** Builds the connection pool. */
public final class PgPool {
    /** Beyond it the database is the bottleneck, and waiting longer helps nobody. */
    private static final int MOST_WAITING = 1_000;

    private PgPool() {}

    public static Pool create(Vertx vertx, DatabaseConfig config, int eventLoops) {
        PgConnectOptions connect = new PgConnectOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setDatabase(config.name())
                .setUser(config.user())
                .setPassword(config.password() == null ? "" : config.password().utf8())
                .setCachePreparedStatements(true)
                // Commits of one connection wait in line, so many connections with little in flight beat few with much.
                .setPipeliningLimit(4);
        connect.addProperty(
                "statement_timeout", Long.toString(config.statementTimeout().toMillis()));
        connect.addProperty(
                "lock_timeout", Long.toString(config.statementTimeout().toMillis()));
        connect.addProperty("role", config.role());
        connect.addProperty("application_name", "gatehouse-core");
        if (config.tls()) {
            connect.setSslMode(SslMode.VERIFY_FULL)
                    .setSslOptions(new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS"));
        }
        PoolOptions pool = new PoolOptions()
                .setMaxSize(config.connections())
                .setMaxWaitQueueSize(MOST_WAITING)
                .setConnectionTimeout(5)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setEventLoopSize(eventLoops);
        return PgBuilder.pool().with(pool).connectingTo(connect).using(vertx).build();
    }
}
