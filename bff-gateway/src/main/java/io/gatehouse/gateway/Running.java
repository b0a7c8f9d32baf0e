package io.gatehouse.gateway;

import io.gatehouse.gateway.config.GatewayConfig;
import io.gatehouse.gateway.host.KnownTenants;
import io.gatehouse.kit.health.Readiness;
import io.gatehouse.kit.http.ManagementServer;
import io.gatehouse.kit.lifecycle.Service;
import io.gatehouse.kit.metrics.Metrics;
import io.gatehouse.kit.secret.Secret;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway that serves. */
public final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    /** A key that the core has revoked is believed so long at most: docs/operations.md counts on it. */
    private static final Duration KEY_RELOAD = Duration.ofSeconds(10);

    private static final Duration TENANTS_LOOK = Duration.ofSeconds(5);
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(2);
    private static final int REDIS_CONNECTIONS = 8;
    /** Whoever waits longer than a moment gives up by himself. */
    private static final int REDIS_WAITING = 2_048;
    /** After a network that drops everything connections would else stay dead for a quarter of an hour, and all of the pool with them. */
    private static final int REDIS_SILENCE_MILLIS = 10_000;

    private final Service service;
    private final int port;
    private final int managementPort;

    private Running(Service service, int port, int managementPort) {
        this.service = service;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Starts everything; fails when the configuration or a port does not allow it, and then nothing is left open. */
    static Future<Running> start(GatewayConfig config) {
        Metrics metrics = new Metrics();
        Vertx vertx = metrics.vertx();
        Readiness readiness = new Readiness(CHECK_TIMEOUT);
        Service service =
                new Service("bff-gateway", vertx, readiness, config.shutdown().drain());
        service.opened("metrics", () -> done(metrics::close));
        service.opened("vertx", vertx::close);
        return Future.succeededFuture()
                .compose(begin -> start(config, vertx, metrics, readiness, service))
                .recover(failure -> service.stop().compose(stopped -> Future.failedFuture(failure)));
    }

    private static Future<Running> start(
            GatewayConfig config, Vertx vertx, Metrics metrics, Readiness readiness, Service service) {
        InstantSource clock = InstantSource.system();
        Redis redis = redis(config, vertx, service);
        Wiring wiring = new Wiring(config, vertx, redis, readiness, metrics.registry(), clock);
        readiness.register("core", () -> wiring.core.ready().mapEmpty());
        readiness.register("signing keys", wiring.keys::ready);
        readiness.register("revocations", wiring.revocations::ready);
        service.opened("confirmations", () -> onEventLoop(vertx, wiring.confirmations::flush));
        long confirming = wiring.confirmations.start(vertx, config.gateway().confirmEvery());
        service.opened("confirmation timer", () -> done(() -> vertx.cancelTimer(confirming)));
        wiring.revocations.start();
        service.opened("revocation feed", () -> done(wiring.revocations::close));
        wiring.board.start();
        service.opened("flight board", () -> done(wiring.board::close));
        long reloading = vertx.setPeriodic(
                KEY_RELOAD.toMillis(), tick -> wiring.keys.reload().onComplete(reloaded -> {}));
        service.opened("key reload", () -> done(() -> vertx.cancelTimer(reloading)));

        KnownTenants tenants = wiring.tenants;
        if (tenants != null) {
            long looking = vertx.setPeriodic(0, TENANTS_LOOK.toMillis(), tick -> tenants.look());
            service.opened("tenants", () -> done(() -> vertx.cancelTimer(looking)));
        }
        AtomicInteger port = new AtomicInteger();
        String host = config.gateway().host();
        DeploymentOptions instances =
                new DeploymentOptions().setInstances(config.gateway().eventLoopsOrCores());
        return onEventLoop(vertx, wiring.keys::reload)
                .compose(loaded -> vertx.deployVerticle(
                        () -> new Server(wiring.router, wiring.oversized, config.gateway(), port), instances))
                .compose(deployment -> {
                    service.opened("server", () -> vertx.undeploy(deployment));
                    return ManagementServer.start(vertx, host, config.gateway().managementPort(), metrics, readiness);
                })
                .map(management -> {
                    service.opened("management server", management::close);
                    LOG.info("bff-gateway serves {} on port {}", config.origin(), port.get());
                    return new Running(service, port.get(), management.port());
                });
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    /** Drains, stops, and waits for it. Not to be called on an event loop. */
    @Override
    public void close() {
        service.stop().toCompletionStage().toCompletableFuture().join();
    }

    Service service() {
        return service;
    }

    /** Waits for a start on a launcher's thread, and gives its failure as it was. */
    static Running join(Future<Running> starting) {
        try {
            return starting.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof RuntimeException ours
                    ? ours
                    : new IllegalStateException("starting the gateway", cause);
        }
    }

    private static @Nullable Redis redis(GatewayConfig config, Vertx vertx, Service service) {
        Secret url = config.redis().url();
        if (url == null) {
            return null;
        }
        RedisOptions options = new RedisOptions()
                .setConnectionString(url.utf8())
                .setMaxPoolSize(REDIS_CONNECTIONS)
                .setMaxPoolWaiting(REDIS_WAITING);
        options.getNetClientOptions().setTcpUserTimeout(REDIS_SILENCE_MILLIS);
        Redis redis = Redis.createClient(vertx, options);
        service.opened("redis", () -> done(redis::close));
        return redis;
    }

    /** Launchers' threads are none of Vert.x's: a quick answer could pass there before anybody asks for its body. */
    private static <T> Future<T> onEventLoop(Vertx vertx, Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        vertx.runOnContext(start -> work.get().onComplete(done));
        return done.future();
    }

    private static Future<Void> done(Runnable closing) {
        closing.run();
        return Future.succeededFuture();
    }
}
