package io.gatehouse.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Calls offered at a rate, whether or not those before were answered. The calls are counted by what became of them. */
final class Offered {
    private static final long TICK_MILLIS = 1;
    private static final double PATIENCE_SECONDS = 15;

    private final Vertx vertx;
    private final double perSecond;
    private final double seconds;
    private final IntFunction<Future<String>> call;
    private final Map<String, Latencies> outcomes = new TreeMap<>();
    private final Promise<Map<String, Latencies>> finished = Promise.promise();
    private long began;
    private int sent;
    private int answered;

    private Offered(Vertx vertx, double perSecond, double seconds, IntFunction<Future<String>> call) {
        this.vertx = vertx;
        this.perSecond = perSecond;
        this.seconds = seconds;
        this.call = call;
    }

    /** How long the calls of one outcome took, in milliseconds. */
    static final class Latencies {
        private double[] millis = new double[1024];
        private int count;

        private void add(double took) {
            if (count == millis.length) {
                millis = Arrays.copyOf(millis, 2 * count);
            }
            millis[count++] = took;
        }

        int count() {
            return count;
        }

        /** Returns the latency that this share of the calls did not exceed; 1 is the longest of all. */
        double at(double share) {
            double[] sorted = Arrays.copyOf(millis, count);
            Arrays.sort(sorted);
            return count == 0 ? Double.NaN : sorted[(int) (share * (count - 1))];
        }
    }

    /**
     * Offers the calls on one context, which counts their answers too.
     *
     * @param call the call of that number; answers what became of it
     */
    static Future<Map<String, Latencies>> at(
            Vertx vertx, double perSecond, double seconds, IntFunction<Future<String>> call) {
        Offered offered = new Offered(vertx, perSecond, seconds, call);
        vertx.getOrCreateContext().runOnContext(begin -> offered.begin());
        return offered.finished.future();
    }

    private void begin() {
        began = System.nanoTime();
        long _ = vertx.setPeriodic(TICK_MILLIS, this::tick);
    }

    private void tick(long timer) {
        double elapsed = (System.nanoTime() - began) / 1e9;
        int due = (int) (Math.min(elapsed, seconds) * perSecond);
        while (sent < due) {
            send(sent++);
        }
        boolean isOver = elapsed >= seconds && (answered == sent || elapsed > seconds + PATIENCE_SECONDS);
        if (isOver && vertx.cancelTimer(timer)) {
            for (int missing = answered; missing < sent; missing++) {
                count("never answered", Double.POSITIVE_INFINITY);
            }
            finished.complete(outcomes);
        }
    }

    private void send(int number) {
        long start = System.nanoTime();
        call.apply(number).onComplete(outcome -> {
            answered++;
            count(
                    outcome.succeeded()
                            ? outcome.result()
                            : outcome.cause().getClass().getSimpleName(),
                    (System.nanoTime() - start) / 1e6);
        });
    }

    private void count(String outcome, double millis) {
        outcomes.computeIfAbsent(outcome, absent -> new Latencies()).add(millis);
    }
}
