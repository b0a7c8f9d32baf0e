package io.gatehouse.core.password;

import java.util.List;

/** Estimates how hard a password is to guess for somebody who knows how people choose them. */
@FunctionalInterface
public interface GuessEstimator {
    /**
     * Returns an estimate in bits of entropy: the binary logarithm of the guesses needed. Costs CPU, so it may throw {@code Overloaded}.
     *
     * @param ownData words that a guesser would try first
     */
    double bits(PresentedPassword password, List<String> ownData);
}
