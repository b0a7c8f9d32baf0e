package io.gatehouse.bench;

import java.util.Arrays;

/**
 * The Mann-Whitney U test of two samples: whether values of one tend to be larger than those of the other (Mann and Whitney, 1947; with
 * the normal approximation and the correction for ties).
 *
 * @param shareLarger how often a value of the first is larger than one of the second, ties counted half; 0.5 where they do not differ
 * @param p how likely so large a difference is, in either direction, if there is none
 */
record RankTest(double shareLarger, double p) {
    static RankTest of(double[] first, double[] second) {
        int n = first.length + second.length;
        double[] all = Arrays.copyOf(first, n);
        System.arraycopy(second, 0, all, first.length, second.length);
        Arrays.sort(all);
        double ranks = Arrays.stream(first).map(value -> rank(all, value)).sum();
        double u = ranks - first.length * (first.length + 1) / 2.0;
        double pairs = (double) first.length * second.length;
        double variance = pairs / 12 * (n + 1 - ties(all) / ((double) n * (n - 1)));
        double z = variance == 0 ? 0 : (u - pairs / 2) / Math.sqrt(variance);
        return new RankTest(u / pairs, 2 * upperTail(Math.abs(z)));
    }

    /** Returns the rank of a value among all, counted from 1; equal values share the middle of theirs. */
    private static double rank(double[] sorted, double value) {
        int from = edge(sorted, value, /* isUpper= */ false);
        int to = edge(sorted, value, /* isUpper= */ true);
        return (from + 1 + to) / 2.0;
    }

    /** Returns how many values are smaller; or smaller or equal. */
    private static int edge(double[] sorted, double value, boolean isUpper) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (isUpper && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double ties(double[] sorted) {
        double sum = 0;
        for (int i = 0; i < sorted.length; ) {
            int to = edge(sorted, sorted[i], /* isUpper= */ true);
            double group = to - i;
            sum += group * group * group - group;
            i = to;
        }
        return sum;
    }

    /** The standard normal distribution's upper tail (Abramowitz and Stegun, 26.2.17; error below 7.5e-8). */
    private static double upperTail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double polynomial =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    }
}
