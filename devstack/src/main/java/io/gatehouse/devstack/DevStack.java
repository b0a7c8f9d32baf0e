package io.gatehouse.devstack;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.gatehouse.devstack.inbox.Inbox;
import io.gatehouse.devstack.sample.SampleServer;
import io.gatehouse.kit.config.ConfigSources;
import io.gatehouse.migrations.Migrations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All of Gatehouse in this process: PostgreSQL, Redis and an SMTP server as real servers, the core and the gateway as two
 * services that talk HTTP, and two sample product APIs. Closing ends all of it, also while it is still starting.
 */
public final class DevStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DevStack.class);
    private static final long PATIENCE_SECONDS = 60;

    private final DevStackOptions options;
    private final Ports ports;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    // Held while starting, so that a close that comes meanwhile waits for the step under way and then undoes it.
    private final ReentrantLock life = new ReentrantLock();
    private volatile boolean closing;
    private String jdbcUrl = "";
    private String redisUrl = "";
    private Path folder = Path.of("");

    DevStack(DevStackOptions options) {
        this.options = options;
        this.ports = options.ports().resolved();
    }

    /**
     * Starts a stack and waits until everything answers.
     *
     * @throws StartRefused for what the developer can mend: a busy port, a data folder in use
     */
    public static DevStack start(DevStackOptions options) {
        DevStack stack = new DevStack(options);
        stack.begin();
        return stack;
    }

    void begin() {
        ports.requireFree();
        life.lock();
        try {
            startAll();
        } catch (RuntimeException | IOException failure) {
            closeAll();
            throw failure instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("While starting", failure);
        } finally {
            life.unlock();
        }
    }

    /** Where browsers find it: the gateway. */
    public URI url() {
        return URI.create("http://localhost:" + ports.gateway());
    }

    /** Where native clients find the core. */
    public URI coreUrl() {
        return URI.create("http://localhost:" + ports.core());
    }

    /** The received mails: a page, and {@code /api/messages}. */
    public URI inboxUrl() {
        return URI.create("http://localhost:" + ports.inbox());
    }

    public Ports ports() {
        return ports;
    }

    /** For tests that look into the database, as its {@link PostgresServer#OWNER}. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    public String redisUrl() {
        return redisUrl;
    }

    /** Where PostgreSQL, Redis and the secrets are kept. */
    public Path folder() {
        return folder;
    }

    /** What the operator's command line takes as {@code --config}. */
    Path operatorFile() {
        return OperatorFile.in(folder);
    }

    /** Whether the folder is deleted when the stack ends. */
    public boolean isTemporary() {
        return options.data() == null;
    }

    @Override
    public void close() {
        closing = true;
        life.lock();
        try {
            closeAll();
        } finally {
            life.unlock();
        }
    }

    private void startAll() throws IOException {
        StackFolder data = opening(StackFolder.open(options.data()));
        folder = data.path();
        Path postgresFolder = data.child("postgres");
        Path redisFolder = data.child("redis");
        Path redisExecutable = RedisServer.executable(redisFolder);
        Vertx vertx = Vertx.vertx();
        AutoCloseable closeVertx = () -> done(vertx.close());
        opening(closeVertx);

        PostgresServer postgres;
        RedisServer redis;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // All three are waited for, even when one fails: none may be left running and unknown.
            CompletableFuture<PostgresServer> postgresStart =
                    async(threads, () -> opening(PostgresServer.start(postgresFolder)));
            CompletableFuture<RedisServer> redisStart =
                    async(threads, () -> opening(RedisServer.start(redisExecutable, redisFolder)));
            CompletableFuture<Inbox> inboxStart =
                    async(threads, () -> opening(done(Inbox.start(vertx, ports.inbox(), ports.smtp()))));
            joined(CompletableFuture.allOf(postgresStart, redisStart, inboxStart));
            postgres = joined(postgresStart);
            redis = joined(redisStart);
        }
        jdbcUrl = postgres.jdbcUrl();
        redisUrl = "redis://127.0.0.1:" + redis.port();

        int applied = Migrations.migrate(jdbcUrl, PostgresServer.OWNER, PostgresServer.OWNER_PASSWORD);
        LOG.debug("Applied {} migrations", applied);
        startServices(vertx, postgres, new DevConfig(ports, DevSecrets.in(folder), redis.port()));
    }

    private void startServices(Vertx vertx, PostgresServer postgres, DevConfig config) {
        Map<String, String> coreConfig = config.core(postgres);
        OperatorFile.write(folder, coreConfig);
        io.gatehouse.core.Running core = opening(io.gatehouse.core.App.start(sources(coreConfig)));
        URI jwks = config.coreUrl().resolve("/.well-known/jwks.json");
        SampleServer samples =
                done(SampleServer.start(vertx, jwks, config.publicOrigin().toString()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Boolean> seeding = async(threads, () -> seed(core));
            opening(io.gatehouse.gateway.App.start(sources(config.gateway(samples.url(), options.root()))));
            LOG.debug("Demo users are there: {}", joined(seeding));
        }
    }

    private static boolean seed(io.gatehouse.core.Running core) {
        for (DemoUser user : DemoUser.ALL) {
            core.seedUser(user.email(), user.password(), user.firstName(), user.lastName(), user.roles());
        }
        return true;
    }

    private ConfigSources sources(Map<String, String> config) {
        Map<String, String> all = new HashMap<>(config);
        all.putAll(options.overrides());
        return new ConfigSources(null, options.env(), all);
    }

    /** Remembers what must be closed; when closing has begun meanwhile, starting ends here. */
    @CanIgnoreReturnValue
    private synchronized <T extends AutoCloseable> T opening(T part) {
        opened.push(part);
        if (closing) {
            throw new StartRefused("Stopped while starting.");
        }
        return part;
    }

    private void closeAll() {
        for (AutoCloseable part = opened.poll(); part != null; part = opened.poll()) {
            try {
                part.close();
            } catch (Exception e) {
                // The others must still end, or they would be orphans.
                LOG.warn("While stopping {}", part.getClass().getSimpleName(), e);
            }
        }
    }

    private static <T> CompletableFuture<T> async(ExecutorService threads, Callable<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.call();
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                threads);
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static <T> T done(Future<T> future) {
        return joined(future.toCompletionStage().toCompletableFuture().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
}
