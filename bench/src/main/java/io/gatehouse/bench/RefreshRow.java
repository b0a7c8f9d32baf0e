package io.gatehouse.bench;

import io.gatehouse.devstack.FreePorts;
import io.vertx.core.Future;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.sql.SQLException;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Rotations with durable commits: at the core, through nginx and through the gateway; against the barest durable update of one row. */
final class RefreshRow {
    private static final int CALLERS = 32;
    private static final int CONNECTIONS = 16;

    private RefreshRow() {}

    /** Takes the refresh token of a session for each caller of each of the three ways. */
    static void run(Bench bench, Services services, List<String> tokens) throws SQLException {
        Calls calls = new Calls(bench.vertx(), CALLERS);
        String[] atCore = tokens.subList(0, CALLERS).toArray(String[]::new);
        String[] atNginx = tokens.subList(CALLERS, 2 * CALLERS).toArray(String[]::new);
        String[] cookies = tokens.subList(2 * CALLERS, 3 * CALLERS).stream()
                .map(token -> Calls.REFRESH_COOKIE + token)
                .toArray(String[]::new);
        int nginxPort = FreePorts.one();
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .connectingTo(
                        PgConnectOptions.fromUri(bench.setting().databaseUri()).setCachePreparedStatements(true))
                .using(bench.vertx())
                .build();
        try (Nginx nginx = Nginx.start(nginxPort, services.corePort)) {
            makeBaseline(bench, pool);
            DoubleSupplier postgres = bench.setting().postgresCpu();
            Rounds core = new Rounds(services.core::cpuSeconds, postgres);
            Rounds edge = new Rounds(nginx::cpuSeconds, services.core::cpuSeconds, postgres);
            Rounds gateway = new Rounds(services.gateway::cpuSeconds, services.core::cpuSeconds, postgres);
            Rounds base = new Rounds(postgres);
            IntFunction<Future<Boolean>> renew =
                    caller -> calls.renew(services.gatewayPort, cookies, caller).map(answer -> answer.status() == 204);
            Bench.inTurn(List.of(
                    () -> core.add(
                            () -> bench.load(CALLERS, caller -> calls.rotate(services.corePort, atCore, caller))),
                    () -> edge.add(() -> bench.load(CALLERS, caller -> calls.rotate(nginxPort, atNginx, caller))),
                    () -> gateway.add(() -> bench.load(CALLERS, renew)),
                    () -> base.add(() -> bench.load(CALLERS, caller -> update(pool, caller)))));
            report(bench.report(), core, edge, gateway, base);
        } finally {
            bench.call(pool::close);
        }
    }

    private static void report(Report report, Rounds core, Rounds nginx, Rounds gateway, Rounds base) {
        report.say("| rotating refresh, %d connections, durable%s", CALLERS, Report.COLUMNS);
        report.print(Report.RULE);
        report.print(core.row("at the core: HTTP, one UPDATE, one ES256 signature (CPU: core + PostgreSQL)"));
        report.print(nginx.row("the same through nginx as a plain proxy (CPU: nginx + core + PostgreSQL)"));
        report.print(gateway.row("through the gateway, with its cookies (CPU: gateway + core + PostgreSQL)"));
        report.print(base.row("bare UPDATE … RETURNING of one row, the baseline (CPU: PostgreSQL)"));
        report.say(
                "| **core / baseline** | **%.2f** (aim ≥ 1000 a second) | %.2f | %.2f | PostgreSQL %.2f | |",
                core.perSecond() / base.perSecond(),
                core.p50() / base.p50(),
                core.p99() / base.p99(),
                core.cpu(1) / base.cpu(0));
        report.print(gateway.ratio("gateway / nginx", nginx));
        report.print("");
    }

    private static void makeBaseline(Bench bench, Pool pool) {
        Stream.of(
                        "CREATE TABLE baseline (id int PRIMARY KEY, n bigint NOT NULL) WITH (fillfactor = 70)",
                        "INSERT INTO baseline SELECT i, 0 FROM generate_series(0, 63) i")
                .forEach(sql -> bench.call(() -> pool.query(sql).execute()));
    }

    private static Future<Boolean> update(Pool pool, int caller) {
        return pool.preparedQuery("UPDATE baseline SET n = n + 1 WHERE id = $1 RETURNING n")
                .execute(Tuple.of(caller))
                .map(rows -> rows.rowCount() == 1);
    }
}
