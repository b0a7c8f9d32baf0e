package io.gatehouse.devstack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A real PostgreSQL whose data lives in the stack's folder and whose commits are durable, as in production. */
public final class PostgresServer implements AutoCloseable {
    public static final String DATABASE = "gatehouse";
    /** Who owns the tables: runs the migrations, and looks into the database for tests. */
    public static final String OWNER = "postgres";

    public static final String OWNER_PASSWORD = "postgres";
    /** Who the core signs in as, here as in production: a member of {@code gatehouse_app} that owns nothing. */
    public static final String LOGIN = "gatehouse_login";

    public static final String LOGIN_PASSWORD = "gatehouse_login";

    /** The same as docker/postgres-roles.sh; roles outlive a database, and belong to all of the server's. */
    private static final String ROLES = """
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gatehouse_app') THEN
                    CREATE ROLE gatehouse_app NOLOGIN;
                END IF;
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
                    CREATE ROLE %1$s LOGIN PASSWORD '%2$s' IN ROLE gatehouse_app;
                END IF;
            END $$
            """.formatted(LOGIN, LOGIN_PASSWORD);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts on a free port. The data of an earlier run in this folder is there again. */
    public static PostgresServer start(Path folder) {
        return start(folder, 0);
    }

    /** The same on a port of one's choice, so that a server that was stopped can come back to its clients; 0 for a free one. */
    public static PostgresServer start(Path folder, int port) {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setPort(port == 0 ? FreePorts.one() : port)
                    // The folder is ours to keep or to delete.
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(PATIENCE)
                    // The library turns both off for speed; then a crash may lose what was answered as done.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
            createDatabase(server);
            return new PostgresServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException("While starting PostgreSQL in " + folder, e);
        } catch (SQLException e) {
            throw new IllegalStateException("While creating the database " + DATABASE, e);
        }
    }

    public int port() {
        return server.getPort();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + DATABASE;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("While stopping PostgreSQL", e);
        }
    }

    private static void createDatabase(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            boolean isThere = found.next();
            if (!isThere) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
            statement.execute(ROLES);
        }
    }
}
