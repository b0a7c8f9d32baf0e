package io.gatehouse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankTestTest {
    @Test
    void two_samples_that_do_not_overlap_differ_in_every_pair() {
        RankTest test = RankTest.of(new double[] {1, 2, 3}, new double[] {4, 5, 6});
        assertEquals(0, test.shareLarger());
        // z = -4.5 / sqrt(5.25)
        assertEquals(0.0495, test.p(), 0.0001);
        assertEquals(
                1, RankTest.of(new double[] {4, 5, 6}, new double[] {1, 2, 3}).shareLarger());
    }

    @Test
    void equal_values_share_the_middle_of_their_ranks() {
        RankTest test = RankTest.of(new double[] {1, 1, 2}, new double[] {1, 2, 2});
        assertEquals(3 / 9.0, test.shareLarger(), 1e-9);
        // z = -1.5 / sqrt(4.05)
        assertEquals(0.4561, test.p(), 0.0001);
    }

    @Test
    void samples_without_a_difference_show_none() {
        assertEquals(new RankTest(0.5, 1), rounded(RankTest.of(new double[] {7, 7}, new double[] {7, 7, 7})));
        assertEquals(0.5, RankTest.of(new double[] {1, 4}, new double[] {2, 3}).shareLarger());
    }

    @Test
    void a_thousand_values_find_a_small_shift_and_no_shift() {
        Random random = new Random(1);
        double[] first = random.doubles(1000).toArray();
        double[] second = random.doubles(1000).toArray();
        assertTrue(RankTest.of(first, second).p() > 0.01);
        double[] shifted = random.doubles(1000).map(value -> value + 0.1).toArray();
        assertTrue(RankTest.of(shifted, second).p() < 1e-6);
    }

    private static RankTest rounded(RankTest test) {
        return new RankTest(test.shareLarger(), Math.round(test.p() * 1e6) / 1e6);
    }
}
