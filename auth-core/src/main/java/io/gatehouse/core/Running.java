package io.gatehouse.core;

import io.gatehouse.core.config.CoreConfig;
import io.gatehouse.core.config.CoreSettings;
import io.gatehouse.core.http.Contract;
import io.gatehouse.core.http.CoreRouter;
import io.gatehouse.core.mail.Mailing;
import io.gatehouse.core.mail.OutboxSender;
import io.gatehouse.core.metrics.MeteredBacklog;
import io.gatehouse.core.metrics.MeteredRevocations;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.PolicyFile;
import io.gatehouse.core.postgres.PgPool;
import io.gatehouse.core.session.Revocations;
import io.gatehouse.core.session.redis.RedisRevocations;
import io.gatehouse.kit.health.Readiness;
import io.gatehouse.kit.http.ManagementServer;
import io.gatehouse.kit.http.ServerOptions;
import io.gatehouse.kit.http.StrictFraming;
import io.gatehouse.kit.lifecycle.Service;
import io.gatehouse.kit.metrics.Metrics;
import io.gatehouse.kit.secret.Secret;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A core that serves. */
public final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    /** A key that was revoked is believed so long at most: docs/operations.md counts on it. */
    private static final Duration KEY_RELOAD = Duration.ofSeconds(10);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration POLICY_LOOK = Duration.ofSeconds(1);
    private static final Duration TENANT_RELOAD = Duration.ofSeconds(5);
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(2);
    /** After a network that drops everything connections would else stay dead for a quarter of an hour, and all of the pool with them. */
    private static final int REDIS_SILENCE_MILLIS = 10_000;

    private final Service service;
    private final Wiring wiring;
    private final int port;
    private final int managementPort;

    private Running(Service service, Wiring wiring, int port, int managementPort) {
        this.service = service;
        this.wiring = wiring;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Starts everything and waits until it serves. A failed start closes what was opened. */
    static Running start(CoreSettings settings) {
        return start(settings, /* isService= */ true);
    }

    /**
     * The same for one command of an operator.
     *
     * @param isService whether its policies are those in force; a command may have been given others, and changes none
     */
    static Running start(CoreSettings settings, boolean isService) {
        CoreConfig config = settings.config();
        Metrics metrics = new Metrics();
        Vertx vertx = metrics.vertx();
        Readiness readiness = new Readiness(CHECK_TIMEOUT);
        Service service =
                new Service("auth-core", vertx, readiness, config.shutdown().drain());
        service.opened("metrics", () -> done(metrics::close));
        service.opened("vertx", vertx::close);
        try {
            return start(settings, isService, vertx, metrics, readiness, service);
        } catch (RuntimeException failure) {
            service.stop().await();
            throw failure;
        }
    }

    private static Running start(
            CoreSettings settings,
            boolean isService,
            Vertx vertx,
            Metrics metrics,
            Readiness readiness,
            Service service) {
        CoreConfig config = settings.config();
        InstantSource clock = InstantSource.system();
        int eventLoops = config.core().eventLoopsOrCores();
        Pool pool = PgPool.create(vertx, config.database(), eventLoops);
        service.opened("database pool", pool::close);
        ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();
        service.opened("use cases", () -> blocking(vertx, virtualThreads::close));
        readiness.register("database", () -> pool.query("SELECT 1").execute().mapEmpty());

        Redis redis = redis(config, vertx, service);
        // The book needs what is wired below, which needs this; nothing ends before then.
        AtomicReference<PolicyBook> policies = new AtomicReference<>(PolicyBook.fixed(config.policies()));
        Revocations revocations = new MeteredRevocations(revocations(redis, policies, clock), metrics.registry());
        Contract contract = Contract.load(vertx).await();
        Wiring wiring = new Wiring(
                settings,
                vertx,
                pool,
                contract,
                readiness,
                virtualThreads,
                revocations,
                redis,
                metrics.registry(),
                clock);
        policies.set(wiring.policies);
        service.opened("hashing threads", () -> done(wiring.hashing::close));
        service.opened("background work", () -> blocking(vertx, wiring.background::close));
        service.opened("audit log", () -> blocking(vertx, wiring.auditLog::close));
        Loop linking = wiring.auditLog.startLinking();
        service.opened("audit chain", () -> blocking(vertx, linking::close));
        Loop forgetting = wiring.auditLog.startForgetting();
        service.opened("audit retention", () -> blocking(vertx, forgetting::close));
        service.opened("webhooks", () -> blocking(vertx, wiring.webhooks::close));
        Loop sending = wiring.webhooks.startSending();
        service.opened("webhook sender", () -> blocking(vertx, sending::close));
        Loop cleaning = wiring.cleaning.start();
        service.opened("cleaning", () -> blocking(vertx, cleaning::close));
        OutboxSender sender = Mailing.start(
                vertx,
                config.mail(),
                wiring.outbox,
                tenant -> wiring.policies.of(tenant).product().name(),
                wiring.mailQueued);
        service.opened("mail", () -> blocking(vertx, sender::close));
        long reload = vertx.setPeriodic(
                KEY_RELOAD.toMillis(),
                tick -> virtualThreads.execute(() -> attempt("signing keys", wiring.signingKeys::reload)));
        service.opened("key reload", () -> done(() -> vertx.cancelTimer(reload)));
        if (isService) {
            watchPolicies(vertx, wiring, virtualThreads, service);
            Loop places = new Loop("place database", BETWEEN_LOOKS, () -> {
                wiring.places.look();
                return false;
            });
            service.opened("place database", () -> blocking(vertx, places::close));
            // Each for itself: one that cannot be read must not leave another's last figure standing.
            for (MeteredBacklog backlog : wiring.backlogs) {
                Loop looking = new Loop("backlog", BETWEEN_LOOKS, () -> {
                    backlog.look();
                    return false;
                });
                service.opened("backlog", () -> blocking(vertx, looking::close));
            }
        }
        long directory = vertx.setPeriodic(
                TENANT_RELOAD.toMillis(),
                tick -> virtualThreads.execute(() -> attempt("tenants", wiring.tenants::reload)));
        service.opened("tenant directory", () -> done(() -> vertx.cancelTimer(directory)));

        AtomicInteger port = new AtomicInteger();
        String deployment = vertx.deployVerticle(
                        () -> new Server(
                                wiring.router,
                                config.core().host(),
                                config.core().port(),
                                port),
                        new DeploymentOptions().setInstances(eventLoops))
                .await();
        service.opened("server", () -> vertx.undeploy(deployment));
        ManagementServer management = ManagementServer.start(
                        vertx, config.core().host(), config.core().managementPort(), metrics, readiness)
                .await();
        service.opened("management server", management::close);
        LOG.info("auth-core serves on port {}", port.get());
        return new Running(service, wiring, port.get(), management.port());
    }

    private static void watchPolicies(Vertx vertx, Wiring wiring, ExecutorService virtualThreads, Service service) {
        wiring.policyWatch.look();
        if (!(wiring.policies instanceof PolicyFile)) {
            // Without a file nothing can change.
            return;
        }
        long look = vertx.setPeriodic(
                POLICY_LOOK.toMillis(),
                tick -> virtualThreads.execute(() -> attempt("policies", wiring.policyWatch::look)));
        service.opened("policy file", () -> done(() -> vertx.cancelTimer(look)));
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    /** Adds a verified account to the default tenant, unless its address is taken. For development and tests. */
    public void seedUser(String email, String password, String firstName, String lastName, List<String> roles) {
        wiring.newAccounts.add(
                wiring.tenants.fallback(),
                email,
                password,
                firstName,
                lastName,
                roles,
                wiring.policies.common().password(),
                user -> {});
    }

    /**
     * Returns the operator of a tenant.
     *
     * @param tenant its slug, null for the default tenant
     * @throws IllegalArgumentException when there is no such tenant
     */
    Operator operator(@Nullable String tenant) {
        return wiring.operators.of(tenant);
    }

    /** Returns the slugs of all tenants. */
    Set<String> tenants() {
        return wiring.tenants.slugs();
    }

    /** Drains, stops, and waits for it. */
    @Override
    public void close() {
        service.stop().timeout(60, TimeUnit.SECONDS).await();
    }

    Service service() {
        return service;
    }

    private static @Nullable Redis redis(CoreConfig config, Vertx vertx, Service service) {
        Secret url = config.redis().url();
        if (url == null) {
            return null;
        }
        // Every request in work may wait for its limit, and to give its place back. By default only 24 may wait:
        // a burst would look like a Redis that is away.
        RedisOptions options = new RedisOptions()
                .setConnectionString(url.utf8())
                .setMaxPoolWaiting(2 * config.core().mostAtOnce());
        options.getNetClientOptions().setTcpUserTimeout(REDIS_SILENCE_MILLIS);
        Redis redis = Redis.createClient(vertx, options);
        service.opened("redis", () -> done(redis::close));
        return redis;
    }

    private static Revocations revocations(
            @Nullable Redis redis, AtomicReference<PolicyBook> policies, InstantSource clock) {
        return redis == null
                ? (sessions, reason) -> {}
                : new RedisRevocations(redis, () -> policies.get().longestAccessLifetime(), clock);
    }

    private static void attempt(String what, Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException databaseAway) {
            LOG.warn("The {} could not be read anew; those in memory go on.", what, databaseAway);
        }
    }

    private static Future<Void> done(Runnable closing) {
        closing.run();
        return Future.succeededFuture();
    }

    private static Future<Void> blocking(Vertx vertx, Runnable closing) {
        return vertx.executeBlocking(() -> {
                    closing.run();
                    return true;
                })
                .mapEmpty();
    }

    /** One event loop's server; all instances share the port. */
    private static final class Server extends AbstractVerticle {
        /** Zero would give each instance a port of its own; a negative one is the same for all of a deployment. */
        private static final int SHARED_FREE_PORT = -1;

        private final CoreRouter routers;
        private final String host;
        private final int port;
        private final AtomicInteger actualPort;

        Server(CoreRouter routers, String host, int port, AtomicInteger actualPort) {
            this.routers = routers;
            this.host = host;
            this.port = port;
            this.actualPort = actualPort;
        }

        @Override
        public void start(Promise<Void> started) {
            HttpServerOptions options = ServerOptions.hardened();
            StrictFraming.of(vertx.createHttpServer(options), options)
                    .requestHandler(routers.build(vertx))
                    .invalidRequestHandler(routers.unreadable())
                    .listen(port == 0 ? SHARED_FREE_PORT : port, host)
                    .onSuccess(server -> actualPort.set(server.actualPort()))
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
