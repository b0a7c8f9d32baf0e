package io.gatehouse.bench;

import io.gatehouse.devstack.FreePorts;
import io.vertx.core.Future;
import io.vertx.core.http.RequestOptions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;

/** Sign-ins at the core with the default cost, against as many bare hashes of that cost as this machine makes on all its cores. */
final class SignInRow {
    private static final int COST = 12;
    private static final int CALLERS = 8;

    /** Each caller signs in as so many people in turn: one alone would soon have more sessions than the policy lets stand. */
    private static final int PEOPLE_EACH = 32;

    /** A hash takes a third of a second, so a round of a few seconds would hold too few. */
    private static final double LONGER = 4;

    private SignInRow() {}

    static void run(Bench bench) throws SQLException {
        List<String> people = bench.setting().accounts("sign-in", CALLERS * PEOPLE_EACH, /* isVerified= */ true, COST);
        int[] turn = new int[CALLERS];
        Calls calls = new Calls(bench.vertx(), CALLERS);
        int barePort = FreePorts.one();
        RequestOptions hash = Calls.to(barePort, "/");
        DoubleSupplier postgres = bench.setting().postgresCpu();
        try (Services services = new Services(bench.setting(), bench.setting().farLimits());
                ServiceProcess bare =
                        ServiceProcess.start(BareHasher.class.getName(), Map.of(), barePort, barePort, COST)) {
            Rounds ours = new Rounds(
                    services.core::cpuSeconds, postgres, services.core::compilerSeconds, services.core::hashSeconds);
            Rounds theirs = new Rounds(bare::cpuSeconds);
            IntFunction<Future<Boolean>> signIn =
                    caller -> calls.signIn(services.corePort, next(people, turn, caller), Setting.PASSWORD)
                            .map(answer -> answer.status() == 200);
            IntFunction<Future<Boolean>> bareHash = caller -> calls.ok(hash);
            Bench longer = bench.longer(LONGER);
            Bench.inTurn(List.of(
                    () -> ours.add(() -> longer.load(CALLERS, signIn)),
                    () -> theirs.add(() -> longer.load(CALLERS, bareHash))));
            double idle = bench.idleCpu(() -> services.core.cpuSeconds() + postgres.getAsDouble());
            report(bench.report(), ours, theirs, idle);
        }
    }

    /** Callers run on event loops of their own, so each has a place of its own in the array. */
    private static String next(List<String> people, int[] turn, int caller) {
        int one = turn[caller]++ % PEOPLE_EACH;
        return people.get(caller * PEOPLE_EACH + one);
    }

    /**
     * Prints the row. At a few sign-ins a second the core's code is compiled bit by bit: that is the price of a young
     * process and not of a sign-in, so it is told apart.
     *
     * @param idle what core and PostgreSQL use when nobody signs in, in microseconds a second: at a few sign-ins a second it counts
     */
    private static void report(Report report, Rounds ours, Rounds theirs, double idle) {
        report.say("| sign-in at the core, bcrypt cost %d, %d callers%s", COST, CALLERS, Report.COLUMNS);
        report.print(Report.RULE);
        report.print(
                ours.row(
                        "sign-in: limits, lock, hash, session, tokens, events (CPU: core + PostgreSQL; of the core's, compilers + hashing threads)"));
        report.print(theirs.row("bare bcrypt on every core, the baseline"));
        // A hash varies by more from process to process than all the rest takes, so the core's own hashing is taken
        // off.
        double beyond = (ours.cpu(0) + ours.cpu(1) - idle / ours.perSecond() - ours.cpu(3)) / 1000;
        report.say(
                "| **ratio** | **%.2f** (aim ≥ 0.95) | %.2f | %.2f | **%.1f ms** beyond the hash and the idle %.0f µs a second,"
                        + " **%.1f** without compilers (aim ≤ 5); a hash here takes %.1f ms more than there | |",
                ours.perSecond() / theirs.perSecond(),
                ours.p50() / theirs.p50(),
                ours.p99() / theirs.p99(),
                beyond,
                idle,
                beyond - ours.cpu(2) / 1000,
                (ours.cpu(3) - theirs.cpu(0)) / 1000);
        report.print("");
    }
}
