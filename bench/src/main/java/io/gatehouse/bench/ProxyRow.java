package io.gatehouse.bench;

import io.gatehouse.devstack.FreePorts;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;

/** A call with a good access token through the gateway; the same call straight, through nginx, and through a bare proxy of our library. */
final class ProxyRow {
    private static final int CALLERS = 32;
    /** Of what the gateway has just taken, the slowest way: nobody has to wait in line, on whatever machine. */
    private static final double OFFERED = 0.25;

    private static final int ROUNDED_TO = 500;

    private ProxyRow() {}

    /** Takes the refresh token of a session for each of the two loads: one access token does not outlive both. */
    static void run(Bench bench, Services services, List<String> refreshTokens) {
        Calls calls = new Calls(bench.vertx(), CALLERS);
        List<Integer> ports = FreePorts.several(2);
        try (ServiceProcess bare = ServiceProcess.start(
                        BareProxy.class.getName(), Map.of(), ports.get(0), ports.get(0), services.upstreamPort);
                Nginx nginx = Nginx.start(ports.get(1), services.upstreamPort)) {
            Ways ways = new Ways(services, bare, ports.get(0), nginx, ports.get(1));
            double most = saturated(bench, calls, ways, cookies(bench, calls, services, refreshTokens.getFirst()));
            int rate = ROUNDED_TO * Math.max(1, (int) (OFFERED * most / ROUNDED_TO));
            offered(bench, calls, ways, cookies(bench, calls, services, refreshTokens.getLast()), rate);
        }
    }

    /** As much as each way takes. On the slower one all callers wait in line: its latencies follow from its rate. Returns the gateway's. */
    private static double saturated(Bench bench, Calls calls, Ways ways, String cookies) {
        Sides sides = new Sides(ways);
        sides.inTurn(ways, cookies, request -> bench.load(CALLERS, caller -> calls.ok(request)));
        bench.report().say("| proxied call, %d connections%s", CALLERS, Report.COLUMNS);
        sides.report(bench.report(), "(aim ≥ 0.85)");
        return sides.gateway.perSecond();
    }

    /** As much to each way, and less than any of them takes: how long a call is under way when it need not wait in line. */
    private static void offered(Bench bench, Calls calls, Ways ways, String cookies, int perSecond) {
        Sides sides = new Sides(ways);
        sides.inTurn(ways, cookies, request -> bench.offer(perSecond, caller -> calls.ok(request)));
        bench.report().say("| the same, %d offered a second%s", perSecond, Report.COLUMNS);
        sides.report(bench.report(), "(the same rate)");
    }

    /** Returns the cookies of a session that was just refreshed. */
    static String cookies(Bench bench, Calls calls, Services services, String refreshToken) {
        String[] current = {Calls.REFRESH_COOKIE + refreshToken};
        Calls.Answer answer = bench.call(() -> calls.renew(services.gatewayPort, current, 0));
        if (answer.status() != 204) {
            throw new IllegalStateException("the gateway gave no access token: " + answer);
        }
        return String.join("; ", answer.cookies());
    }

    /** The ways to the upstream. */
    private record Ways(Services services, ServiceProcess bare, int barePort, Nginx nginx, int nginxPort) {}

    /** What one load was on each of the ways. */
    private static final class Sides {
        private final Rounds gateway;
        private final Rounds bare;
        private final Rounds nginx;
        private final Rounds straight;

        Sides(Ways ways) {
            DoubleSupplier upstream = ways.services.upstream::cpuSeconds;
            gateway = new Rounds(ways.services.gateway::cpuSeconds, upstream);
            bare = new Rounds(ways.bare::cpuSeconds, upstream);
            nginx = new Rounds(ways.nginx::cpuSeconds, upstream);
            straight = new Rounds(upstream);
        }

        /** All are sent the same request to the letter: a smaller one would be less work. */
        void inTurn(Ways ways, String cookies, Function<RequestOptions, Load.Result> load) {
            IntFunction<Load.Result> round =
                    port -> load.apply(Calls.to(port, "/api/hello").putHeader("Cookie", cookies));
            Bench.inTurn(List.of(
                    () -> gateway.add(() -> round.apply(ways.services.gatewayPort)),
                    () -> bare.add(() -> round.apply(ways.barePort)),
                    () -> nginx.add(() -> round.apply(ways.nginxPort)),
                    () -> straight.add(() -> round.apply(ways.services.upstreamPort))));
        }

        void report(Report report, String aim) {
            report.print(Report.RULE);
            report.print(gateway.row("gateway, good access token (CPU: gateway + upstream)"));
            report.print(bare.row("bare vertx-http-proxy, the baseline (CPU: proxy + upstream)"));
            report.print(nginx.row("nginx as a plain proxy (CPU: nginx + upstream)"));
            report.print(straight.row("straight to the upstream (CPU: upstream)"));
            report.say(
                    "| **gateway / bare** | **%.2f** %s | %.2f | **%.2f** (aim ≤ 1.3) | %.2f | |",
                    gateway.perSecond() / bare.perSecond(),
                    aim,
                    gateway.p50() / bare.p50(),
                    gateway.p99() / bare.p99(),
                    gateway.cpu(0) / bare.cpu(0));
            report.print(gateway.ratio("gateway / nginx", nginx));
            report.print("");
        }
    }
}
