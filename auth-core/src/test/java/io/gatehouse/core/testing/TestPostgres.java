package io.gatehouse.core.testing;

import io.gatehouse.migrations.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One real PostgreSQL for the whole test run; each test class gets a migrated database of its own. */
public final class TestPostgres {
    /** Whom the core signs in as, also the password: no owner of anything, only a member of the application's role. */
    public static final String LOGIN = "gatehouse_core";

    private static final String MIGRATED = "migrated";

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    private final int port;
    private final String database;

    private TestPostgres(int port, String database) {
        this.port = port;
        this.database = database;
    }

    /** Makes a fresh database as the migrations leave it. */
    public static TestPostgres fresh() {
        EmbeddedPostgres running = server();
        String database = "test" + DATABASES.incrementAndGet();
        new TestPostgres(running.getPort(), "postgres").run("CREATE DATABASE " + database + " TEMPLATE " + MIGRATED);
        return new TestPostgres(running.getPort(), database);
    }

    public int port() {
        return port;
    }

    public String database() {
        return database;
    }

    /** Runs a statement as the owner. */
    public void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** Ends all connections of the core and lets it make no new one; the owner still may. */
    public void refuseConnections() {
        run("ALTER DATABASE " + database + " CONNECTION LIMIT 0");
        run("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '" + database
                + "' AND pid <> pg_backend_pid()");
    }

    public void acceptConnections() {
        run("ALTER DATABASE " + database + " CONNECTION LIMIT -1");
    }

    /** Returns the first column of a query's rows as text. */
    public List<String> column(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "postgres", "postgres");
    }

    private String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                EmbeddedPostgres started = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
                migrate(started.getPort());
                server = started;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return server;
    }

    /** Once is enough: the others are copies. */
    private static void migrate(int port) {
        new TestPostgres(port, "postgres").run("CREATE DATABASE " + MIGRATED);
        TestPostgres template = new TestPostgres(port, MIGRATED);
        if (Migrations.migrate(template.jdbcUrl(), "postgres", "postgres") == 0) {
            throw new IllegalStateException("the schema was there already");
        }
        template.run("CREATE ROLE %1$s LOGIN PASSWORD '%1$s' IN ROLE gatehouse_app".formatted(LOGIN));
    }

    private static void close(EmbeddedPostgres running) {
        try {
            running.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
