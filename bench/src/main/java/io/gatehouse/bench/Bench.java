package io.gatehouse.bench;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** What every row is given. */
record Bench(Vertx vertx, Setting setting, Report report, Options options) {
    static final int ROUNDS = 5;

    /**
     * Rounds of warming up. They take turns as the others do: a JVM that rests takes back some of its guesses, and
     * compiles anew when it is loaded again.
     */
    static final int UNCOUNTED_ROUNDS = 8;

    /** Returns the same with rounds so many times as long. */
    Bench longer(double times) {
        return new Bench(
                vertx, setting, report, new Options(options.rows(), times * options.seconds(), options.samples()));
    }

    /** Loads one side of a comparison for a round. */
    Load.Result load(int callers, IntFunction<Future<Boolean>> call) {
        return Load.run(vertx, callers, options.seconds(), call);
    }

    /** Offers one side so many calls a second for a round, whether or not those before were answered. */
    Load.Result offer(int perSecond, IntFunction<Future<Boolean>> call) {
        return Load.result(
                options.seconds(),
                call(() -> Offered.at(
                        vertx,
                        perSecond,
                        options.seconds(),
                        number -> call.apply(number).map(isGood -> isGood ? Load.GOOD : Load.BAD))));
    }

    /** Returns what is used in a second, in microseconds, while nothing is asked for. */
    double idleCpu(DoubleSupplier cpuSeconds) {
        double before = cpuSeconds.getAsDouble();
        long began = System.nanoTime();
        call(() -> vertx.timer((long) (options.warmUpSeconds() * 1000), TimeUnit.MILLISECONDS));
        return (cpuSeconds.getAsDouble() - before) * 1e6 / ((System.nanoTime() - began) / 1e9);
    }

    /** Each side goes first in turn, so that a drift of the machine favours none. */
    static void inTurn(List<Runnable> sides) {
        for (int round = 0; round < UNCOUNTED_ROUNDS + ROUNDS; round++) {
            for (int place = 0; place < sides.size(); place++) {
                sides.get((round + place) % sides.size()).run();
            }
        }
    }

    /** Calls on a context of Vert.x, where answers are waited for as they come, and waits for the outcome. */
    @CanIgnoreReturnValue
    <T> T call(Supplier<Future<T>> call) {
        Promise<T> answered = Promise.promise();
        vertx.runOnContext(begin -> call.get().onComplete(answered));
        return answered.future().toCompletionStage().toCompletableFuture().join();
    }
}
