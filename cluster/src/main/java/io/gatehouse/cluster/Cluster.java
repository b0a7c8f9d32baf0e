package io.gatehouse.cluster;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.gatehouse.devstack.DemoUser;
import io.gatehouse.devstack.DevSecrets;
import io.gatehouse.devstack.FreePorts;
import io.gatehouse.devstack.PostgresServer;
import io.gatehouse.devstack.RedisServer;
import io.gatehouse.devstack.StackFolder;
import io.gatehouse.devstack.inbox.Inbox;
import io.gatehouse.devstack.sample.SampleServer;
import io.gatehouse.kit.config.ConfigSources;
import io.gatehouse.migrations.Migrations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * nginx with TLS in front of gateways and cores as processes of their own, one PostgreSQL and one Redis behind them. Each of them can be
 * ended and brought back while the others go on.
 */
public final class Cluster implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final ClusterOptions options;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final List<JavaService> cores = new ArrayList<>();
    private final List<JavaService> gateways = new ArrayList<>();
    private Path folder = Path.of("");
    private Path authority = Path.of("");
    private PostgresServer postgres;
    private RedisServer redis;
    private Nginx nginx;

    @SuppressWarnings("NullAway.Init") // Set by startAll before anybody sees the cluster.
    private Cluster(ClusterOptions options) {
        this.options = options;
    }

    /** Starts everything and waits until it serves. A failed start ends what was started. */
    public static Cluster start(ClusterOptions options) {
        Cluster cluster = new Cluster(options);
        try {
            cluster.startAll();
            return cluster;
        } catch (IOException failed) {
            cluster.close();
            throw new java.io.UncheckedIOException("While starting the cluster", failed);
        } catch (RuntimeException failed) {
            cluster.close();
            throw failed;
        }
    }

    /** Where browsers find it. */
    public URI url() {
        return URI.create("https://localhost:" + options.httpsPort());
    }

    public URI inboxUrl() {
        return URI.create("http://localhost:" + options.inboxPort());
    }

    /** The certificate authority to trust. */
    public Path authority() {
        return authority;
    }

    public Path folder() {
        return folder;
    }

    public List<JavaService> cores() {
        return List.copyOf(cores);
    }

    public List<JavaService> gateways() {
        return List.copyOf(gateways);
    }

    /** Ends PostgreSQL and brings it back with its data. */
    public void restartPostgres() throws IOException {
        int port = postgres.port();
        postgres.close();
        postgres = PostgresServer.start(data("postgres"), port);
    }

    /** Ends nginx without a word. */
    public void killNginx() {
        nginx.kill();
    }

    public void startNginx() throws IOException {
        nginx.restart();
    }

    public void stopRedis() {
        redis.close();
    }

    public void startRedis() throws IOException {
        Path home = data("redis");
        redis = RedisServer.start(RedisServer.executable(home), home, redis.port());
    }

    @Override
    public void close() {
        for (AutoCloseable part = opened.poll(); part != null; part = opened.poll()) {
            try {
                part.close();
            } catch (Exception failed) {
                // The others must still end, or they would be orphans.
                System.err.println("While stopping: " + failed);
            }
        }
    }

    private void startAll() throws IOException {
        StackFolder data = opening(StackFolder.open(options.data()));
        folder = data.path();
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Path redisHome = data("redis");
        Path redisExecutable = RedisServer.executable(redisHome);
        postgres = PostgresServer.start(data("postgres"));
        opening(() -> postgres.close());
        redis = RedisServer.start(redisExecutable, redisHome);
        opening(() -> redis.close());
        Vertx vertx = Vertx.vertx();
        opening(() -> done(vertx.close()));
        Inbox inbox = opening(done(Inbox.start(vertx, options.inboxPort(), 0)));

        int applied = Migrations.migrate(postgres.jdbcUrl(), PostgresServer.OWNER, PostgresServer.OWNER_PASSWORD);
        System.out.println("The schema is there (" + applied + " migrations applied).");
        List<Integer> ports = FreePorts.several(2 * (options.cores() + options.gateways()));
        NodeSettings nodes = new NodeSettings(
                url(), DevSecrets.in(folder), postgres.port(), redis.port(), inbox.smtpPort(), options);
        seed(nodes.core(0, 0), options.users());
        for (int i = 0; i < options.cores(); i++) {
            int port = ports.get(2 * i);
            cores.add(opening(new JavaService(
                    "core-" + (i + 1),
                    "io.gatehouse.core.App",
                    List.of(),
                    nodes.core(port, ports.get(2 * i + 1)),
                    port,
                    logs)));
        }
        cores.forEach(JavaService::awaitReady);
        startGateways(vertx, nodes, ports.subList(2 * options.cores(), ports.size()), logs);
        LocalCa certificates = LocalCa.in(data("tls"));
        authority = certificates.authority();
        nginx = opening(Nginx.start(
                options.root().resolve("nginx"),
                data("nginx"),
                certificates,
                gateways.stream().map(JavaService::port).toList(),
                options.httpsPort(),
                options.httpPort()));
    }

    private void startGateways(Vertx vertx, NodeSettings nodes, List<Integer> ports, Path logs) throws IOException {
        URI jwks = URI.create("http://127.0.0.1:" + cores.getFirst().port() + "/.well-known/jwks.json");
        SampleServer samples = done(SampleServer.start(vertx, jwks, url().toString()));
        Path routes = folder.resolve("gatehouse.yaml");
        Files.writeString(routes, NodeSettings.routes(samples.url()));
        for (int i = 0; i < options.gateways(); i++) {
            int port = ports.get(2 * i);
            // Gateways are spread over the cores, and each knows the others.
            List<Integer> corePorts =
                    new ArrayList<>(cores.stream().map(JavaService::port).toList());
            Collections.rotate(corePorts, -i);
            gateways.add(opening(new JavaService(
                    "gateway-" + (i + 1),
                    "io.gatehouse.gateway.App",
                    List.of("--config", routes.toString()),
                    nodes.gateway(port, ports.get(2 * i + 1), corePorts),
                    port,
                    logs)));
        }
        gateways.forEach(JavaService::awaitReady);
    }

    /** A core that lives only as long as it takes to add the demo users. */
    private static void seed(Map<String, String> settings, List<DemoUser> users) {
        try (io.gatehouse.core.Running core =
                io.gatehouse.core.App.start(new ConfigSources(null, settings, Map.of()))) {
            for (DemoUser user : users) {
                core.seedUser(user.email(), user.password(), user.firstName(), user.lastName(), user.roles());
            }
        }
    }

    private Path data(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    @CanIgnoreReturnValue
    private <T extends AutoCloseable> T opening(T part) {
        opened.push(part);
        return part;
    }

    @CanIgnoreReturnValue
    private static <T> T done(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
