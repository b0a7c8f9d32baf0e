package io.gatehouse.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The rounds of one side: medians, so that a noisy neighbour's second does not count. */
final class Rounds {
    private final DoubleSupplier[] cpuSeconds;
    private final List<Load.Result> results = new ArrayList<>();
    private final List<double[]> cpuMicros = new ArrayList<>();
    private int uncounted;

    /** @param cpuSeconds CPU time used so far by each part whose CPU time counts */
    Rounds(DoubleSupplier... cpuSeconds) {
        this.cpuSeconds = cpuSeconds;
    }

    /** Loads for a round. One of warming up is not counted, but ends the run when a call fails. */
    void add(Supplier<Load.Result> round) {
        if (uncounted < Bench.UNCOUNTED_ROUNDS) {
            uncounted++;
            Load.Result warmUp = round.get();
            if (warmUp.failed() > 0 || warmUp.done() == 0) {
                throw new IllegalStateException("calls failed while warming up: " + warmUp);
            }
            return;
        }
        double[] before = used();
        Load.Result result = round.get();
        double[] micros = used();
        for (int part = 0; part < micros.length; part++) {
            micros[part] = (micros[part] - before[part]) * 1e6 / Math.max(1, result.done());
        }
        results.add(result);
        cpuMicros.add(micros);
    }

    double perSecond() {
        return median(Load.Result::perSecond);
    }

    double p50() {
        return median(Load.Result::p50);
    }

    double p99() {
        return median(Load.Result::p99);
    }

    /** Returns the CPU time of a call in microseconds, of the part with that number. */
    double cpu(int part) {
        return median(cpuMicros.stream().mapToDouble(micros -> micros[part]).toArray());
    }

    String row(String name) {
        long failed = results.stream().mapToLong(Load.Result::failed).sum();
        List<String> cpu = new ArrayList<>();
        for (int part = 0; part < cpuSeconds.length; part++) {
            cpu.add(Long.toString(Math.round(cpu(part))));
        }
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.2f | %.2f | %s | %d |",
                name,
                perSecond(),
                p50(),
                p99(),
                String.join(" + ", cpu),
                failed);
    }

    /** How this side does beside another; of the CPU time, that of the first part. */
    String ratio(String name, Rounds other) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | |",
                name,
                perSecond() / other.perSecond(),
                p50() / other.p50(),
                p99() / other.p99(),
                cpu(0) / other.cpu(0));
    }

    private double[] used() {
        return Arrays.stream(cpuSeconds)
                .mapToDouble(DoubleSupplier::getAsDouble)
                .toArray();
    }

    private double median(ToDoubleFunction<Load.Result> figure) {
        return median(results.stream().mapToDouble(figure).toArray());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
