package io.gatehouse.bench;

import io.gatehouse.bench.Calls.Answer;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/** Whether the time of an answer tells what the answer does not: who has an account, whether it is locked, whether a guess was right. */
final class TimingRow {
    /** The cheapest that a policy allows: the hash is the same for everybody, and what may differ shows better beside less of it. */
    private static final int COST = 10;

    /** Failures per name stay below what locks it. */
    private static final int SAMPLES_A_NAME = 20;

    private static final int WARM_UP = 50;
    private static final double MOST_MILLIS = 3;
    private static final double MOST_SHARE = 0.03;
    private static final String WRONG = "wrong horse battery staple";

    private TimingRow() {}

    static void run(Bench bench) throws SQLException {
        Setting setting = bench.setting();
        int names = (bench.options().samples() + WARM_UP) / SAMPLES_A_NAME + 1;
        List<String> known = setting.accounts("known", names, /* isVerified= */ true, COST);
        List<String> unverified = setting.accounts("unverified", names, /* isVerified= */ false, COST);
        List<String> locked = setting.accounts("locked", 1, /* isVerified= */ true, COST);
        Map<String, String> more = new HashMap<>(setting.farLimits());
        more.put("GATEHOUSE_POLICIES_PASSWORD_BCRYPT_COST", Integer.toString(COST));
        try (Services services = new Services(setting, more)) {
            Calls calls = new Calls(bench.vertx(), 1);
            int port = services.corePort;
            lock(bench, calls, port, locked.getFirst());
            IntFunction<String> nobody = number -> "nobody-" + number % names + "@example.com";
            List<Group> logins = List.of(
                    new Group(
                            "unknown address",
                            "INVALID_CREDENTIALS",
                            number -> calls.signIn(port, nobody.apply(number), WRONG)),
                    new Group(
                            "wrong password",
                            "INVALID_CREDENTIALS",
                            number -> calls.signIn(port, known.get(number % names), WRONG)),
                    new Group(
                            "locked, right password",
                            "ACCOUNT_LOCKED",
                            number -> calls.signIn(port, locked.getFirst(), Setting.PASSWORD)),
                    new Group(
                            "unverified, right password",
                            "EMAIL_NOT_VERIFIED",
                            number -> calls.signIn(port, unverified.get(number % names), Setting.PASSWORD)));
            List<Group> forgots = List.of(
                    new Group("unknown address", "", number -> calls.forgot(port, nobody.apply(number))),
                    new Group("known address", "", number -> calls.forgot(port, known.get(number % names))));
            measure(bench, logins);
            report(bench.report(), "login, bcrypt cost " + COST, logins);
            measure(bench, forgots);
            report(bench.report(), "forgot-password", forgots);
        }
    }

    private static void lock(Bench bench, Calls calls, int port, String email) {
        for (int failure = 0; failure < Setting.FAILURES_THAT_LOCK; failure++) {
            bench.call(() -> calls.signIn(port, email, WRONG));
        }
    }

    /** All calls in one shuffled order, one at a time: whatever drifts or follows from the call before falls on every class alike. */
    private static void measure(Bench bench, List<Group> groups) {
        List<Group> order = new ArrayList<>();
        for (int sample = 0; sample < WARM_UP + bench.options().samples(); sample++) {
            order.addAll(groups);
        }
        Collections.shuffle(order, new Random(1));
        order.forEach(group -> group.sample(bench));
    }

    private static void report(Report report, String what, List<Group> groups) {
        Group reference = groups.getFirst();
        double[] base = reference.measured();
        report.say(
                "| %s: %d calls a class, shuffled | p50 ms | p95 ms | to the first: ms | %% | slower in | rank test p |",
                what, base.length);
        report.print("|---|---|---|---|---|---|---|");
        double largest = 0;
        double share = 0;
        for (Group group : groups) {
            double[] values = group.measured();
            double difference = at(values, 0.5) - at(base, 0.5);
            RankTest test = RankTest.of(values, base);
            report.say(
                    "| %s | %.2f | %.2f | %+.2f | %+.2f | %.0f %% | %.2g |",
                    group.name,
                    at(values, 0.5),
                    at(values, 0.95),
                    difference,
                    100 * difference / at(base, 0.5),
                    100 * test.shareLarger(),
                    test.p());
            for (Group other : groups) {
                double apart = Math.abs(at(values, 0.5) - at(other.measured(), 0.5));
                largest = Math.max(largest, apart);
                share = Math.max(share, apart / at(values, 0.5));
            }
        }
        boolean isEqual = largest <= MOST_MILLIS || share <= MOST_SHARE;
        report.say(
                "| **furthest apart** | | | **%.2f ms** | **%.2f %%** (aim ≤ 3 ms or ≤ 3 %%) | %s | |",
                largest, 100 * share, isEqual ? "equal" : "NOT EQUAL");
        report.print("");
    }

    private static double at(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }

    /** Calls of one kind, and how long each took. */
    private static final class Group {
        private final String name;
        private final String code;
        private final IntFunction<Future<Answer>> call;
        private final List<Double> millis = new ArrayList<>();

        Group(String name, String code, IntFunction<Future<Answer>> call) {
            this.name = name;
            this.code = code;
            this.call = call;
        }

        void sample(Bench bench) {
            long[] took = new long[1];
            Answer answer = bench.call(() -> {
                long began = System.nanoTime();
                return call.apply(millis.size()).onComplete(answered -> took[0] = System.nanoTime() - began);
            });
            if (!answer.code().equals(code)) {
                throw new IllegalStateException(name + " was answered with " + answer.status() + " " + answer.code());
            }
            millis.add(took[0] / 1e6);
        }

        /** Returns the times without those of the first calls, for which nothing was compiled yet. */
        double[] measured() {
            return millis.stream()
                    .skip(WARM_UP)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
    }
}
