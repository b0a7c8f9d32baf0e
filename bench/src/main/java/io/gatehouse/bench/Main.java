package io.gatehouse.bench;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.gatehouse.devstack.DevStack;
import io.gatehouse.devstack.DevStackOptions;
import io.gatehouse.kit.log.LogSetup;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Runs the benchmarks and prints a table. Every figure stands beside its baseline, measured in turn with it in this run. */
public final class Main {
    static final String ORIGIN = "http://localhost:8080";

    private static final int CALLERS = 32;
    private static final int ROUNDS = 5;
    private static final double WARM_UP_SECONDS = 12;
    private static final double ROUND_SECONDS = 4;
    private static final String COLUMNS = " | a second | p50 ms | p99 ms | CPU µs each | failed |";
    private static final String RULE = "|---|---|---|---|---|---|";

    private final StringBuilder report = new StringBuilder();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final HttpClient http = vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(CALLERS));

    private final boolean hasRefreshes;
    private final boolean hasProxy;

    private Main(boolean hasRefreshes, boolean hasProxy) {
        this.hasRefreshes = hasRefreshes;
        this.hasProxy = hasProxy;
    }

    public static void main(String[] args) throws Exception {
        LogSetup.init(/* json= */ false);
        int code = 1;
        try (DevStack stack =
                DevStack.start(DevStackOptions.forTests(Path.of("").toAbsolutePath()))) {
            Main bench = new Main(
                    args.length == 0 || List.of(args).contains("refresh"),
                    args.length == 0 || List.of(args).contains("proxy"));
            bench.run(new Setting(stack.jdbcUrl()));
            bench.keep();
            code = 0;
        } finally {
            // Event loops of this process would keep it alive after a failure.
            System.exit(code);
        }
    }

    private void keep() throws IOException {
        Path results = Files.createDirectories(Path.of("bench", "results"));
        Files.writeString(results.resolve("latest.md"), report);
    }

    private void run(Setting setting) throws Exception {
        List<String> tokens = setting.prepare(CALLERS + 1);
        List<Integer> ports = freePorts(6);
        int upstreamPort = ports.get(0);
        int barePort = ports.get(1);
        int corePort = ports.get(2);
        int gatewayPort = ports.get(3);
        Path routes = Files.createTempFile("gatehouse-bench", ".yaml");
        Files.writeString(
                routes, "routes:\n  - prefix: /api/hello\n    upstream: http://127.0.0.1:" + upstreamPort + "\n");
        say("%d cores, load average %s at the start", Runtime.getRuntime().availableProcessors(), load());
        print("");
        try (ServiceProcess upstream =
                        ServiceProcess.start(Upstream.class.getName(), Map.of(), upstreamPort, upstreamPort);
                ServiceProcess bare =
                        ServiceProcess.start(BareProxy.class.getName(), Map.of(), barePort, barePort, upstreamPort);
                ServiceProcess core =
                        ServiceProcess.start("io.gatehouse.core.App", setting.core(corePort, ports.get(4)), corePort);
                ServiceProcess gateway = ServiceProcess.start(
                        "io.gatehouse.gateway.App",
                        setting.gateway(gatewayPort, ports.get(5), corePort, routes),
                        gatewayPort)) {
            long idleCore = core.residentMegabytes();
            long idleGateway = gateway.residentMegabytes();
            if (hasProxy) {
                proxiedCall(gateway, gatewayPort, bare, barePort, tokens.getLast());
            }
            if (hasRefreshes) {
                refreshes(core, setting, corePort, tokens.subList(0, CALLERS));
            }
            say("| resident memory, -Xmx128m | idle | after the load | aim |");
            print("|---|---|---|---|");
            say("| core | %d MB | %d MB | ≤ 256 MB |", idleCore, core.residentMegabytes());
            say("| gateway | %d MB | %d MB | ≤ 256 MB |", idleGateway, gateway.residentMegabytes());
            say("| an empty Vert.x server, the baseline | | %d MB | |", upstream.residentMegabytes());
        }
        Files.delete(routes);
        print("");
        say("Load average %s at the end", load());
    }

    /** A call with a good access token, against the same call through a proxy that checks nothing. */
    private void proxiedCall(ServiceProcess gateway, int port, ServiceProcess bare, int barePort, String token) {
        String cookies = cookies(port, token);
        RequestOptions through = to(port, "/api/hello").putHeader("Cookie", cookies);
        // The same request to the letter: a smaller one would make the baseline's work less than ours.
        RequestOptions past = to(barePort, "/api/hello").putHeader("Cookie", cookies);
        requireGood(Load.run(vertx, CALLERS, WARM_UP_SECONDS, caller -> ok(through)));
        requireGood(Load.run(vertx, CALLERS, WARM_UP_SECONDS, caller -> ok(past)));
        Rounds ours = new Rounds(gateway::cpuSeconds);
        Rounds theirs = new Rounds(bare::cpuSeconds);
        for (int round = 0; round < ROUNDS; round++) {
            inTurn(
                    round,
                    () -> ours.add(() -> Load.run(vertx, CALLERS, ROUND_SECONDS, caller -> ok(through))),
                    () -> theirs.add(() -> Load.run(vertx, CALLERS, ROUND_SECONDS, caller -> ok(past))));
        }
        say("| proxied call, %d connections%s", CALLERS, COLUMNS);
        print(RULE);
        print(ours.row("gateway, good access token"));
        print(theirs.row("bare vertx-http-proxy, the baseline"));
        say(
                "| **ratio** | **%.2f** (aim ≥ 0.85) | %.2f | **%.2f** (aim ≤ 1.3) | %.2f | |",
                ours.perSecond() / theirs.perSecond(),
                ours.p50() / theirs.p50(),
                ours.p99() / theirs.p99(),
                ours.cpu(0) / theirs.cpu(0));
        print("");
    }

    /** Rotations at the core with durable commits, against the barest durable update of one row on the same server. */
    private void refreshes(ServiceProcess core, Setting setting, int port, List<String> tokens) {
        String[] current = tokens.toArray(String[]::new);
        Pool pool = PgBuilder.pool()
                .with(new io.vertx.sqlclient.PoolOptions().setMaxSize(16))
                .connectingTo(PgConnectOptions.fromUri(setting.databaseUri()).setCachePreparedStatements(true))
                .using(vertx)
                .build();
        done(pool.query("CREATE TABLE baseline (id int PRIMARY KEY, n bigint NOT NULL) WITH (fillfactor = 70)")
                .execute());
        done(pool.query("INSERT INTO baseline SELECT i, 0 FROM generate_series(0, 63) i")
                .execute());
        requireGood(Load.run(vertx, CALLERS, WARM_UP_SECONDS, caller -> rotate(port, current, caller)));
        requireGood(Load.run(vertx, CALLERS, ROUND_SECONDS, caller -> update(pool, caller)));
        long backend = done(pool.query("SELECT pg_backend_pid()").execute())
                .iterator()
                .next()
                .getInteger(0);
        DoubleSupplier postgres = () -> CpuTime.ofPostgres(backend);
        Rounds ours = new Rounds(core::cpuSeconds, postgres);
        Rounds base = new Rounds(postgres);
        for (int round = 0; round < ROUNDS; round++) {
            inTurn(
                    round,
                    () -> ours.add(
                            () -> Load.run(vertx, CALLERS, ROUND_SECONDS, caller -> rotate(port, current, caller))),
                    () -> base.add(() -> Load.run(vertx, CALLERS, ROUND_SECONDS, caller -> update(pool, caller))));
        }
        say("| rotating refresh at the core, %d connections, durable%s", CALLERS, COLUMNS);
        print(RULE);
        print(ours.row("refresh: HTTP, one UPDATE, one ES256 signature (CPU: core + PostgreSQL)"));
        print(base.row("bare UPDATE … RETURNING of one row, the baseline (CPU: PostgreSQL)"));
        say(
                "| **ratio** | **%.2f** (aim ≥ 1000 a second) | %.2f | %.2f | PostgreSQL %.2f | |",
                ours.perSecond() / base.perSecond(),
                ours.p50() / base.p50(),
                ours.p99() / base.p99(),
                ours.cpu(1) / base.cpu(0));
        print("");
        done(pool.close());
    }

    /** Each side goes first in every other round, so that a drift of the machine favours neither. */
    private static void inTurn(int round, Runnable ours, Runnable theirs) {
        (round % 2 == 0 ? ours : theirs).run();
        (round % 2 == 0 ? theirs : ours).run();
    }

    private Future<Boolean> ok(RequestOptions options) {
        return http.request(options)
                .compose(request -> request.send())
                .compose(response -> response.body().map(body -> response.statusCode() == 200));
    }

    /** Presents the caller's token; good when a new one comes back. */
    private Future<Boolean> rotate(int port, String[] current, int caller) {
        Buffer body = new JsonObject().put("refreshToken", current[caller]).toBuffer();
        RequestOptions options = to(port, "/api/v1/auth/refresh")
                .setMethod(HttpMethod.POST)
                .putHeader("Content-Type", "application/json");
        return http.request(options)
                .compose(request -> request.send(body))
                .compose(response -> response.body().map(answer -> {
                    String next = response.statusCode() == 200
                            ? answer.toJsonObject().getString("refreshToken")
                            : current[caller];
                    boolean isRotated = !next.equals(current[caller]);
                    current[caller] = next;
                    return isRotated;
                }));
    }

    private static Future<Boolean> update(Pool pool, int caller) {
        return pool.preparedQuery("UPDATE baseline SET n = n + 1 WHERE id = $1 RETURNING n")
                .execute(Tuple.of(caller))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Returns the cookies of a session, as the gateway sets them after a refresh. */
    private String cookies(int port, String refreshToken) {
        RequestOptions options = to(port, "/api/v1/auth/refresh")
                .setMethod(HttpMethod.POST)
                .putHeader("Origin", ORIGIN)
                .putHeader("X-CSRF", "1")
                .putHeader("Cookie", "dev-refresh=" + refreshToken);
        Promise<List<String>> answered = Promise.promise();
        vertx.runOnContext(begin -> http.request(options)
                .compose(request -> request.send())
                .compose(response ->
                        response.body().map(body -> response.headers().getAll("Set-Cookie")))
                .onComplete(answered));
        List<String> set = done(answered.future());
        return String.join(
                "; ", set.stream().map(cookie -> cookie.split(";", -1)[0]).toList());
    }

    private static RequestOptions to(int port, String path) {
        return new RequestOptions().setHost("127.0.0.1").setPort(port).setURI(path);
    }

    private static void requireGood(Load.Result warmUp) {
        if (warmUp.failed() > 0 || warmUp.done() == 0) {
            throw new IllegalStateException("calls failed while warming up: " + warmUp);
        }
    }

    @CanIgnoreReturnValue
    private static <T> T done(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sockets.add(new ServerSocket(0));
        }
        List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
    }

    @FormatMethod
    private void say(@FormatString String format, Object... values) {
        print(String.format(Locale.ROOT, format, values));
    }

    private void print(String line) {
        System.out.println(line);
        report.append(line).append('\n');
    }
}
