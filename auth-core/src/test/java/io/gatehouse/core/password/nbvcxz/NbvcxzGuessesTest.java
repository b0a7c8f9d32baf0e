package io.gatehouse.core.password.nbvcxz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.password.bcrypt.HashingThreads;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NbvcxzGuessesTest {
    private static final int FLOOR = 30;
    private static final HashingThreads THREADS =
            new HashingThreads(1, 10, Duration.ofMinutes(1), Duration.ofSeconds(1), System::nanoTime);

    private final NbvcxzGuesses guesses = new NbvcxzGuesses(THREADS);

    @BeforeAll
    static void load() {
        NbvcxzGuesses.load();
    }

    @AfterAll
    static void close() {
        THREADS.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "Passw0rd", "12345678", "QWERTYUIOP", "iloveyou", "1qaz2wsx", "baseball1"})
    void what_everybody_tries_first_is_common_in_any_case(String password) {
        assertTrue(contains(password) || bits(password) < FLOOR, password);
    }

    @Test
    void the_most_common_are_found_whatever_their_case() {
        assertTrue(contains("password"));
        assertTrue(contains("PassWord"));
        assertTrue(contains("123456789"));
        assertFalse(contains("correct horse battery"));
        assertFalse(contains("half \ud83e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaaaaaaa", "abcdefgh", "qwertzuiop1", "p4ssw0rd!", "19840521", "jessica1984"})
    void patterns_are_easy_to_guess(String password) {
        assertTrue(bits(password) < FLOOR, () -> password + " " + bits(password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "tidal-Lantern-42", "xK9#mQ2$vL7p", "田中さんにあげて下さい"})
    void words_that_do_not_belong_together_are_hard(String password) {
        assertTrue(bits(password) >= FLOOR, () -> password + " " + bits(password));
    }

    @Test
    void own_data_makes_a_password_easy() {
        PresentedPassword password = new PresentedPassword("zyxcalderstudiovw");
        assertTrue(guesses.bits(password, List.of("zyxcalderstudiovw")) < guesses.bits(password, List.of()));
    }

    @Test
    void the_longest_password_is_judged_in_bounded_time() {
        String longest = "a1!Bc2?De3$".repeat(47).substring(0, 512);
        assertTrue(assertTimeoutPreemptively(Duration.ofMinutes(1), () -> bits(longest)) > FLOOR);
        assertTrue(bits("🦀🐙🦑🦐".repeat(100)) > 0);
    }

    private boolean contains(String password) {
        return guesses.contains(new PresentedPassword(password));
    }

    private double bits(String password) {
        return guesses.bits(new PresentedPassword(password), List.of());
    }
}
