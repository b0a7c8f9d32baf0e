package io.gatehouse.bench;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Callers that ask again as soon as they are answered, for a while. */
final class Load {
    private static final int MOST_SAMPLES = 1_000_000;

    private Load() {}

    /** What a while of load gave. Latencies in milliseconds. */
    record Result(long done, long failed, double perSecond, double p50, double p99) {}

    /**
     * Runs the load and waits for it.
     *
     * @param call one call by the caller of that number; true when it was answered as it should be
     */
    static Result run(int callers, double seconds, IntFunction<Future<Boolean>> call) {
        Samples samples = new Samples();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Future<?>> loops = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            loops.add(loop(caller, end, call, samples));
        }
        Future.join(loops).toCompletionStage().toCompletableFuture().join();
        return samples.result((System.nanoTime() - start) / 1e9);
    }

    private static Future<Boolean> loop(int caller, long end, IntFunction<Future<Boolean>> call, Samples samples) {
        long began = System.nanoTime();
        if (began >= end) {
            return Future.succeededFuture(true);
        }
        return call.apply(caller).otherwise(false).compose(good -> {
            samples.add(System.nanoTime() - began, good);
            return loop(caller, end, call, samples);
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
