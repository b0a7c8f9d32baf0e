package io.gatehouse.bench;

import io.gatehouse.bench.Offered.Latencies;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Callers that ask again as soon as they are answered, for a while. */
final class Load {
    private static final int MOST_SAMPLES = 1_000_000;

    /** Outcomes of calls that were offered. */
    static final String GOOD = "good";

    static final String BAD = "bad";

    private Load() {}

    /** What a while of load gave. Latencies in milliseconds. */
    record Result(long done, long failed, double perSecond, double p50, double p99) {}

    /**
     * Runs the load and waits for it.
     *
     * @param call one call by the caller of that number; true when it was answered as it should be
     */
    static Result run(Vertx vertx, int callers, double seconds, IntFunction<Future<Boolean>> call) {
        Samples samples = new Samples();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Future<Void>> loops = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            Promise<Void> finished = Promise.promise();
            loops.add(finished.future());
            int number = caller;
            // Not on this thread, which is none of Vert.x's: an answer could pass before anybody asks for its body.
            vertx.runOnContext(begin -> next(number, end, call, samples, finished));
        }
        Future.join(loops).toCompletionStage().toCompletableFuture().join();
        return samples.result((System.nanoTime() - start) / 1e9);
    }

    /** Reads the outcomes of calls that were offered. */
    static Result result(double seconds, Map<String, Latencies> outcomes) {
        long all = outcomes.values().stream().mapToLong(Latencies::count).sum();
        Latencies good = outcomes.getOrDefault(GOOD, new Latencies());
        return new Result(good.count(), all - good.count(), good.count() / seconds, good.at(0.5), good.at(0.99));
    }

    /** Each call begins the next by a callback: composed futures would pile up, and weigh most on the faster side. */
    private static void next(
            int caller, long end, IntFunction<Future<Boolean>> call, Samples samples, Promise<Void> finished) {
        long began = System.nanoTime();
        if (began >= end) {
            finished.complete();
            return;
        }
        call.apply(caller).onComplete(answered -> {
            samples.add(System.nanoTime() - began, answered.succeeded() && answered.result());
            next(caller, end, call, samples, finished);
        });
    }

    private static final class Samples {
        private final long[] nanos = new long[MOST_SAMPLES];
        private int count;
        private long failed;

        synchronized void add(long took, boolean good) {
            if (!good) {
                failed++;
            } else if (count < MOST_SAMPLES) {
                nanos[count++] = took;
            }
        }

        synchronized Result result(double seconds) {
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            return new Result(count, failed, count / seconds, at(sorted, 0.5), at(sorted, 0.99));
        }

        private static double at(long[] sorted, double share) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))] / 1e6;
        }
    }
}
