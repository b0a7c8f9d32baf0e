package io.gatehouse.bench;

import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.token.RefreshToken;
import io.gatehouse.core.token.RefreshTokens;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.migrations.Migrations;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A database of its own with open sessions in it, and the configuration of the services that use it. */
final class Setting {
    private static final String TENANT = "00000000-0000-7000-8000-000000000001";
    private static final String USER = "00000000-0000-7000-8000-0000000000aa";
    private static final String DATABASE = "bench";
    private static final String LOOPBACK = "127.0.0.1";

    private final SecureRandom random = new SecureRandom();
    private final String server;
    private final String masterKeys = key();
    private final String gatewayKeys = key();
    private final String cookieKeys = key();

    /** Takes the JDBC URL of any database on the server. */
    Setting(String jdbcUrl) {
        this.server = jdbcUrl.replaceFirst("\\?.*$", "").replaceFirst("/[^/]*$", "/");
    }

    /** Makes the database and opens sessions; returns their first refresh tokens. */
    List<String> prepare(int sessions) throws SQLException {
        try (Connection any = connect("postgres");
                Statement statement = any.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
            requireOn(statement, "fsync");
            requireOn(statement, "synchronous_commit");
        }
        if (Migrations.migrate(server + DATABASE, "postgres", "postgres") == 0) {
            throw new IllegalStateException("the database was not new");
        }
        try (Connection bench = connect(DATABASE);
                Statement statement = bench.createStatement()) {
            statement.execute("INSERT INTO users (id, tenant_id, email, email_verified_at, locale) VALUES ('" + USER
                    + "', '" + TENANT + "', 'bench@example.com', now(), 'en')");
            return open(bench, sessions);
        }
    }

    Map<String, String> core(int port, int managementPort) {
        URI address = URI.create(server.substring("jdbc:".length()));
        return Map.ofEntries(
                Map.entry("GATEHOUSE_PUBLIC_ORIGIN", Main.ORIGIN),
                Map.entry("GATEHOUSE_ENVIRONMENT", "dev"),
                Map.entry("GATEHOUSE_SECRETS_MASTER_KEYS", masterKeys),
                Map.entry("GATEHOUSE_SECRETS_GATEWAY_KEYS", gatewayKeys),
                Map.entry("GATEHOUSE_CORE_HOST", LOOPBACK),
                Map.entry("GATEHOUSE_CORE_PORT", Integer.toString(port)),
                Map.entry("GATEHOUSE_CORE_MANAGEMENT_PORT", Integer.toString(managementPort)),
                Map.entry("GATEHOUSE_DATABASE_HOST", address.getHost()),
                Map.entry("GATEHOUSE_DATABASE_PORT", Integer.toString(address.getPort())),
                Map.entry("GATEHOUSE_DATABASE_NAME", DATABASE),
                Map.entry("GATEHOUSE_DATABASE_USER", "postgres"),
                Map.entry("GATEHOUSE_DATABASE_PASSWORD", "postgres"),
                Map.entry("GATEHOUSE_MAIL_SECURITY", "none"),
                // Every refresh rotates, as if two minutes lay between any two.
                Map.entry("GATEHOUSE_POLICIES_TOKENS_DAMPING", "0s"));
    }

    Map<String, String> gateway(int port, int managementPort, int corePort, Path configuration) {
        return Map.ofEntries(
                Map.entry("GATEHOUSE_CONFIG", configuration.toString()),
                Map.entry("GATEHOUSE_PUBLIC_ORIGIN", Main.ORIGIN),
                Map.entry("GATEHOUSE_ENVIRONMENT", "dev"),
                Map.entry("GATEHOUSE_SECRETS_COOKIE_KEYS", cookieKeys),
                Map.entry("GATEHOUSE_SECRETS_GATEWAY_KEYS", gatewayKeys),
                Map.entry("GATEHOUSE_GATEWAY_HOST", LOOPBACK),
                Map.entry("GATEHOUSE_GATEWAY_PORT", Integer.toString(port)),
                Map.entry("GATEHOUSE_GATEWAY_MANAGEMENT_PORT", Integer.toString(managementPort)),
                Map.entry("GATEHOUSE_GATEWAY_CORE_URL", "http://" + LOOPBACK + ":" + corePort),
                Map.entry("GATEHOUSE_COOKIES_MODE", "insecure-dev"));
    }

    /** Returns the database's address for the Vert.x driver. */
    String databaseUri() {
        return server.substring("jdbc:".length()).replace("//", "//postgres:postgres@") + DATABASE;
    }

    private List<String> open(Connection bench, int sessions) throws SQLException {
        RandomBytes bytes = this::bytes;
        RefreshTokens tokens = new RefreshTokens(KeyRing.parse(masterKeys), bytes);
        List<String> first = new ArrayList<>();
        try (PreparedStatement open = bench.prepareStatement("""
                INSERT INTO sessions (id, tenant_id, user_id, current_hash, amr, remember_me, idle_lifetime,
                    idle_expires_at, expires_at, ip_address)
                VALUES (?, ?::uuid, ?::uuid, ?, '{pwd}', false, '7 days', now() + interval '7 days',
                    now() + interval '30 days', '127.0.0.1')
                """)) {
            for (int i = 0; i < sessions; i++) {
                RefreshToken token = tokens.first(new SessionId(UUID.randomUUID()));
                open.setObject(1, token.session().value());
                open.setString(2, TENANT);
                open.setString(3, USER);
                open.setBytes(4, token.hash());
                open.execute();
                first.add(tokens.write(token));
            }
        }
        return first;
    }

    private static void requireOn(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
            if (!row.next() || !row.getString(1).equals("on")) {
                throw new IllegalStateException(setting + " is off: the figures would lie");
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server + database, "postgres", "postgres");
    }

    private String key() {
        return "1:" + Base64.getEncoder().encodeToString(bytes(32));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
