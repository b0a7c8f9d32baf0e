package io.gatehouse.bench;

import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.bcrypt.BcryptHasher;
import io.gatehouse.core.password.bcrypt.HashingThreads;
import io.gatehouse.core.token.RefreshToken;
import io.gatehouse.core.token.RefreshTokens;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.migrations.Migrations;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleSupplier;

/** A database of its own with open sessions in it, and the configuration of the services that use it. */
final class Setting {
    /** What all accounts here have. */
    static final String PASSWORD = "correct horse battery staple";

    /** The most that a policy allows. */
    static final int FAILURES_THAT_LOCK = 100;

    private static final String TENANT = "00000000-0000-7000-8000-000000000001";
    private static final String USER = "00000000-0000-7000-8000-0000000000aa";
    private static final String DATABASE = "bench";
    private static final String LOOPBACK = "127.0.0.1";

    private final SecureRandom random = new SecureRandom();
    private final String server;
    private final String masterKeys = key();
    private final String gatewayKeys = key();
    private final String cookieKeys = key();
    private final String redisUrl;
    private final int smtpPort;

    /**
     * Takes the servers to use.
     *
     * @param jdbcUrl any database on the PostgreSQL server
     */
    Setting(String jdbcUrl, String redisUrl, int smtpPort) {
        this.redisUrl = redisUrl;
        this.smtpPort = smtpPort;
        this.server = jdbcUrl.replaceFirst("\\?.*$", "").replaceFirst("/[^/]*$", "/");
    }

    /** Makes the database, with somebody in it. */
    void prepare() throws SQLException {
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
        }
    }

    /** Opens so many sessions and returns their first refresh tokens. */
    List<String> sessions(int sessions) throws SQLException {
        try (Connection bench = connect(DATABASE)) {
            return open(bench, sessions);
        }
    }

    /** Adds accounts {@code <name>-0@example.com} and so on, with {@link #PASSWORD}. */
    List<String> accounts(String name, int count, boolean isVerified, int cost) throws SQLException {
        String envelope = envelope(cost);
        List<String> emails = new ArrayList<>();
        try (Connection bench = connect(DATABASE);
                PreparedStatement user = bench.prepareStatement("""
                        INSERT INTO users (id, tenant_id, email, email_verified_at, locale)
                        VALUES (?, ?::uuid, ?, CASE WHEN ? THEN now() END, 'en')
                        """);
                PreparedStatement credential = bench.prepareStatement("""
                        INSERT INTO credentials (id, tenant_id, user_id, kind, envelope)
                        VALUES (?, ?::uuid, ?, 'password', ?)
                        """)) {
            for (int i = 0; i < count; i++) {
                UUID id = UUID.randomUUID();
                String email = name + "-" + i + "@example.com";
                user.setObject(1, id);
                user.setString(2, TENANT);
                user.setString(3, email);
                user.setBoolean(4, isVerified);
                user.execute();
                credential.setObject(1, UUID.randomUUID());
                credential.setString(2, TENANT);
                credential.setObject(3, id);
                credential.setString(4, envelope);
                credential.execute();
                emails.add(email);
            }
        }
        return emails;
    }

    private String envelope(int cost) {
        try (HashingThreads threads =
                new HashingThreads(1, 1, Duration.ofMinutes(1), Duration.ofSeconds(1), System::nanoTime)) {
            BcryptHasher hasher = new BcryptHasher(threads, KeyRing.parse(masterKeys), () -> cost, this::bytes);
            // Not random at all, but made where random ones are made.
            AcceptedPassword password =
                    AcceptedPassword.unguessable(length -> PASSWORD.getBytes(StandardCharsets.UTF_8));
            return hasher.hash(password).write();
        }
    }

    Map<String, String> core(int port, int managementPort, Map<String, String> more) {
        URI address = URI.create(server.substring("jdbc:".length()));
        Map<String, String> environment = new HashMap<>(Map.ofEntries(
                Map.entry("GATEHOUSE_PUBLIC_ORIGIN", Calls.ORIGIN),
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
                Map.entry("GATEHOUSE_MAIL_HOST", LOOPBACK),
                Map.entry("GATEHOUSE_MAIL_PORT", Integer.toString(smtpPort)),
                Map.entry("GATEHOUSE_MAIL_SECURITY", "none"),
                // Every refresh rotates, as if two minutes lay between any two.
                Map.entry("GATEHOUSE_POLICIES_TOKENS_DAMPING", "0s")));
        environment.putAll(more);
        return environment;
    }

    /** The limits stay in the way of a call, and far away: what is measured is the work behind them. */
    Map<String, String> farLimits() {
        String far = "999999/1s";
        return Map.of(
                "GATEHOUSE_REDIS_URL", redisUrl,
                "GATEHOUSE_POLICIES_RATE_LIMITS_LOGIN", far,
                "GATEHOUSE_POLICIES_RATE_LIMITS_FORGOT", far,
                "GATEHOUSE_POLICIES_RATE_LIMITS_FORGOT_PER_EMAIL", far,
                "GATEHOUSE_POLICIES_RATE_LIMITS_REFRESH", far,
                "GATEHOUSE_POLICIES_RATE_LIMITS_REFRESH_PER_SESSION", far,
                "GATEHOUSE_POLICIES_RISK_SPRAYING_ACCOUNTS", "1000000",
                "GATEHOUSE_POLICIES_LOCKOUT_FAILURES", Integer.toString(FAILURES_THAT_LOCK),
                "GATEHOUSE_POLICIES_LOCKOUT_DURATIONS", "24h");
    }

    Map<String, String> gateway(int port, int managementPort, int corePort, Path configuration) {
        return Map.ofEntries(
                Map.entry("GATEHOUSE_CONFIG", configuration.toString()),
                Map.entry("GATEHOUSE_PUBLIC_ORIGIN", Calls.ORIGIN),
                Map.entry("GATEHOUSE_ENVIRONMENT", "dev"),
                Map.entry("GATEHOUSE_SECRETS_COOKIE_KEYS", cookieKeys),
                Map.entry("GATEHOUSE_SECRETS_GATEWAY_KEYS", gatewayKeys),
                Map.entry("GATEHOUSE_GATEWAY_HOST", LOOPBACK),
                Map.entry("GATEHOUSE_GATEWAY_PORT", Integer.toString(port)),
                Map.entry("GATEHOUSE_GATEWAY_MANAGEMENT_PORT", Integer.toString(managementPort)),
                Map.entry("GATEHOUSE_GATEWAY_CORE_URL", "http://" + LOOPBACK + ":" + corePort),
                Map.entry("GATEHOUSE_COOKIES_MODE", "insecure-dev"));
    }

    /** Returns a reading of the CPU time that the database server has used, in seconds. */
    DoubleSupplier postgresCpu() throws SQLException {
        try (Connection bench = connect(DATABASE);
                Statement statement = bench.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            if (!row.next()) {
                throw new IllegalStateException("the server does not tell its process");
            }
            ProcessHandle postmaster = ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
            return () -> CpuTime.ofFamily(postmaster);
        }
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
