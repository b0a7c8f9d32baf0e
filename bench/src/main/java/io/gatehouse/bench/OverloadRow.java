package io.gatehouse.bench;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.gatehouse.bench.Offered.Latencies;
import io.vertx.core.Future;
import io.vertx.core.http.RequestOptions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Many more sign-ins than the machine can hash, offered to the gateway, while people with sessions go on working. */
final class OverloadRow {
    private static final int COST = 12;
    private static final double SIGN_INS_A_SECOND = 200;
    private static final double REFRESHES_A_SECOND = 20;
    private static final double PROXIED_A_SECOND = 100;
    private static final int PEOPLE = 200;
    private static final int BROWSERS = 100;
    private static final int MOST_UNDER_WAY = 4096;

    /** What Vert.x says of a thread that is held up. */
    private static final String BLOCKED = "has been blocked";

    private static final String SIGNED_IN = "signed in";
    private static final String SENT_AWAY = "503 with Retry-After";
    private static final String DONE = "answered";

    private OverloadRow() {}

    static void run(Bench bench) throws SQLException {
        List<String> people = bench.setting().accounts("crowd", PEOPLE, /* isVerified= */ true, COST);
        List<String> tokens = bench.setting().sessions(1 + BROWSERS);
        try (Services services = new Services(bench.setting(), bench.setting().farLimits())) {
            Crowd crowd = new Crowd(bench, services, people, tokens);
            // The first calls of a fresh process are slow: nobody's code is compiled.
            crowd.residents(bench.options().warmUpSeconds());
            crowd.everybody(bench.options().warmUpSeconds());
            List<Map<String, Latencies>> alone = crowd.residents(bench.options().warmUpSeconds());
            double seconds = 15 * bench.options().seconds();
            long coreBefore = services.core.linesWith(BLOCKED);
            long gatewayBefore = services.gateway.linesWith(BLOCKED);
            List<Map<String, Latencies>> together = crowd.everybody(seconds);
            report(bench.report(), seconds, alone, together);
            bench.report()
                    .say(
                            "Blocked-thread warnings: core %d, gateway %d (aim 0).",
                            services.core.linesWith(BLOCKED) - coreBefore,
                            services.gateway.linesWith(BLOCKED) - gatewayBefore);
            bench.report().print("");
        }
    }

    private static void report(
            Report report, double seconds, List<Map<String, Latencies>> alone, List<Map<String, Latencies>> together) {
        report.say(
                "| overload: %.0f sign-ins a second offered to the gateway for %.0f s, bcrypt cost %d"
                        + " | calls | p50 ms | p99 ms | longest ms |",
                SIGN_INS_A_SECOND, seconds, COST);
        report.print("|---|---|---|---|---|");
        lines(report, "sign-in", together.get(2));
        lines(report, "refreshes meanwhile, through the gateway", together.get(0));
        lines(report, "the same without the crowd", alone.get(0));
        lines(report, "proxied calls meanwhile", together.get(1));
        lines(report, "the same without the crowd", alone.get(1));
        report.print("");
    }

    private static void lines(Report report, String name, Map<String, Latencies> outcomes) {
        outcomes.forEach((outcome, took) -> report.say(
                "| %s: %s%s | %d | %.1f | %.1f | %.1f |",
                name,
                outcome,
                outcome.equals(SENT_AWAY) ? " (aim ≤ 100 ms)" : "",
                took.count(),
                took.at(0.5),
                took.at(0.99),
                took.at(1)));
    }

    /** Who calls, and how. */
    private static final class Crowd {
        private final Bench bench;
        private final Calls calls;
        private final Services services;
        private final List<String> people;
        private final String[] cookies;
        private final String resident;

        Crowd(Bench bench, Services services, List<String> people, List<String> tokens) {
            this.bench = bench;
            this.calls = new Calls(bench.vertx(), MOST_UNDER_WAY);
            this.services = services;
            this.people = people;
            this.cookies = tokens.stream()
                    .skip(1)
                    .map(token -> Calls.REFRESH_COOKIE + token)
                    .toArray(String[]::new);
            this.resident = ProxyRow.cookies(bench, calls, services, tokens.getFirst());
        }

        /** Refreshes and proxied calls alone. */
        @CanIgnoreReturnValue
        List<Map<String, Latencies>> residents(double seconds) {
            return wait(working(seconds));
        }

        /** The same with the crowd's sign-ins. */
        @CanIgnoreReturnValue
        List<Map<String, Latencies>> everybody(double seconds) {
            List<Future<Map<String, Latencies>>> all = new ArrayList<>(working(seconds));
            all.add(Offered.at(bench.vertx(), SIGN_INS_A_SECOND, seconds, this::signIn));
            return wait(all);
        }

        private List<Future<Map<String, Latencies>>> working(double seconds) {
            RequestOptions hello = Calls.to(services.gatewayPort, "/api/hello").putHeader("Cookie", resident);
            return List.of(
                    Offered.at(
                            bench.vertx(),
                            REFRESHES_A_SECOND,
                            seconds,
                            number -> calls.renew(services.gatewayPort, cookies, number % BROWSERS)
                                    .map(answer -> answer.status() == 204 ? DONE : refused(answer))),
                    Offered.at(
                            bench.vertx(),
                            PROXIED_A_SECOND,
                            seconds,
                            number -> calls.ok(hello).map(isGood -> isGood ? DONE : "refused")));
        }

        private Future<String> signIn(int number) {
            return calls.signIn(services.gatewayPort, people.get(number % PEOPLE), Setting.PASSWORD)
                    .map(answer -> {
                        if (answer.status() == 200) {
                            return SIGNED_IN;
                        }
                        return answer.code().equals("OVERLOADED") && answer.retryAfter() != null
                                ? SENT_AWAY
                                : refused(answer);
                    });
        }

        private static String refused(Calls.Answer answer) {
            return answer.status() + " " + answer.code();
        }

        private static List<Map<String, Latencies>> wait(List<Future<Map<String, Latencies>>> loads) {
            Future.join(loads).toCompletionStage().toCompletableFuture().join();
            return loads.stream().map(Future::result).toList();
        }
    }
}
