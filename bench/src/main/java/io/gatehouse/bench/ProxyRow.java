package io.gatehouse.bench;

import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Map;

/** A call with a good access token through the gateway; the same call straight, through nginx, and through a bare proxy of our library. */
final class ProxyRow {
    private static final int CALLERS = 32;

    private ProxyRow() {}

    static void run(Bench bench, Services services, String refreshToken) {
        Calls calls = new Calls(bench.vertx(), CALLERS);
        String cookies = cookies(bench, calls, services, refreshToken);
        List<Integer> ports = Services.freePorts(2);
        try (ServiceProcess bare = ServiceProcess.start(
                        BareProxy.class.getName(), Map.of(), ports.get(0), ports.get(0), services.upstreamPort);
                Nginx nginx = Nginx.start(ports.get(1), services.upstreamPort)) {
            Side gateway = new Side(
                    bench,
                    calls,
                    services.gatewayPort,
                    cookies,
                    new Rounds(services.gateway::cpuSeconds, services.upstream::cpuSeconds));
            Side plain = new Side(
                    bench, calls, ports.get(0), cookies, new Rounds(bare::cpuSeconds, services.upstream::cpuSeconds));
            Side edge = new Side(
                    bench, calls, ports.get(1), cookies, new Rounds(nginx::cpuSeconds, services.upstream::cpuSeconds));
            Side straight =
                    new Side(bench, calls, services.upstreamPort, cookies, new Rounds(services.upstream::cpuSeconds));
            Bench.inTurn(List.of(gateway, plain, edge, straight));
            report(bench.report(), gateway.rounds, plain.rounds, edge.rounds, straight.rounds);
        }
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

    private static void report(Report report, Rounds gateway, Rounds bare, Rounds nginx, Rounds direct) {
        report.say("| proxied call, %d connections%s", CALLERS, Report.COLUMNS);
        report.print(Report.RULE);
        report.print(gateway.row("gateway, good access token (CPU: gateway + upstream)"));
        report.print(bare.row("bare vertx-http-proxy, the baseline (CPU: proxy + upstream)"));
        report.print(nginx.row("nginx as a plain proxy (CPU: nginx + upstream)"));
        report.print(direct.row("straight to the upstream (CPU: upstream)"));
        report.say(
                "| **gateway / bare** | **%.2f** (aim ≥ 0.85) | %.2f | **%.2f** (aim ≤ 1.3) | %.2f | |",
                gateway.perSecond() / bare.perSecond(),
                gateway.p50() / bare.p50(),
                gateway.p99() / bare.p99(),
                gateway.cpu(0) / bare.cpu(0));
        report.print(gateway.ratio("gateway / nginx", nginx));
        report.print("");
    }

    /** One way to the upstream. All are sent the same request to the letter: a smaller one would be less work. */
    private static final class Side implements Runnable {
        private final Bench bench;
        private final Calls calls;
        private final RequestOptions request;
        private final Rounds rounds;

        Side(Bench bench, Calls calls, int port, String cookies, Rounds rounds) {
            this.bench = bench;
            this.calls = calls;
            this.request = Calls.to(port, "/api/hello").putHeader("Cookie", cookies);
            this.rounds = rounds;
            bench.warmUp(CALLERS, caller -> calls.ok(request));
        }

        @Override
        public void run() {
            rounds.add(() -> bench.load(CALLERS, caller -> calls.ok(request)));
        }
    }
}
