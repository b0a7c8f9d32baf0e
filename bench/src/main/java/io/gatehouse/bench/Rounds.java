package io.gatehouse.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The rounds of one side: medians, so that a noisy neighbour's second does not count. */
final class Rounds {
    private final ServiceProcess process;
    private final List<Load.Result> results = new ArrayList<>();
    private final List<Double> cpuMicros = new ArrayList<>();

    /** @param process the one whose CPU time counts */
    Rounds(ServiceProcess process) {
        this.process = process;
    }

    void add(Supplier<Load.Result> round) {
        double before = process.cpuSeconds();
        Load.Result result = round.get();
        results.add(result);
        cpuMicros.add((process.cpuSeconds() - before) * 1e6 / Math.max(1, result.done()));
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

    double cpu() {
        return median(cpuMicros.stream().mapToDouble(Double::doubleValue).toArray());
    }

    String row(String name) {
        long failed = results.stream().mapToLong(Load.Result::failed).sum();
        return String.format(
                Locale.ROOT, "| %s | %.0f | %.2f | %.2f | %.0f | %d |", name, perSecond(), p50(), p99(), cpu(), failed);
    }

    private double median(ToDoubleFunction<Load.Result> figure) {
        return median(results.stream().mapToDouble(figure).toArray());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
