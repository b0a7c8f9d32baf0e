package io.gatehouse.bench;

import io.gatehouse.devstack.DevStack;
import io.gatehouse.devstack.DevStackOptions;
import io.gatehouse.kit.log.LogSetup;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the benchmarks and prints a table. Every figure stands beside its baseline, measured in turn with it in this run. */
public final class Main {
    /** Two sessions for the proxied call, and one for each caller of each way to refresh. */
    private static final int SESSIONS = 2 + 3 * 32;

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    /** Takes the rows to measure and how long; see {@link Options#parse}. */
    public static void main(String[] args) {
        LogSetup.init(/* json= */ false);
        Options options = Options.parse(args);
        int code = 1;
        try (DevStack stack =
                DevStack.start(DevStackOptions.forTests(Path.of("").toAbsolutePath()))) {
            Setting setting =
                    new Setting(stack.jdbcUrl(), stack.redisUrl(), stack.ports().smtp());
            Report report = new Report();
            Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
            setting.prepare();
            report.say(
                    "%d cores, load average %s at the start",
                    Runtime.getRuntime().availableProcessors(), load());
            report.print("");
            run(new Bench(vertx, setting, report, options));
            report.say("Load average %s at the end", load());
            report.keep();
            code = 0;
        } catch (Exception failure) {
            LOG.error("The benchmark failed.", failure);
        }
        // Event loops of this process would keep it alive.
        System.exit(code);
    }

    private static void run(Bench bench) throws SQLException {
        Options options = bench.options();
        if (options.has("proxy") || options.has("refresh")) {
            hotPaths(bench);
        }
        if (options.has("sign-in")) {
            SignInRow.run(bench);
        }
        if (options.has("overload")) {
            OverloadRow.run(bench);
        }
        if (options.has("timing")) {
            TimingRow.run(bench);
        }
    }

    /** The two calls that happen all the time, and the memory of the services that answer them. */
    private static void hotPaths(Bench bench) throws SQLException {
        var tokens = bench.setting().sessions(SESSIONS);
        try (Services services = new Services(bench.setting(), bench.setting().farLimits())) {
            long idleCore = services.core.residentMegabytes();
            long idleGateway = services.gateway.residentMegabytes();
            if (bench.options().has("proxy")) {
                ProxyRow.run(bench, services, tokens.subList(0, 2));
            }
            if (bench.options().has("refresh")) {
                RefreshRow.run(bench, services, tokens.subList(2, SESSIONS));
            }
            Report report = bench.report();
            report.print("| resident memory, -Xmx96m | idle | after the load | aim |");
            report.print("|---|---|---|---|");
            report.say("| core | %d MB | %d MB | ≤ 256 MB |", idleCore, services.core.residentMegabytes());
            report.say("| gateway | %d MB | %d MB | ≤ 256 MB |", idleGateway, services.gateway.residentMegabytes());
            report.say("| an empty Vert.x server, the baseline | | %d MB | |", services.upstream.residentMegabytes());
            report.print("");
        }
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
    }
}
