package io.gatehouse.cluster.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TortureOptionsTest {
    private static TortureOptions parse(String line) {
        return TortureOptions.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")), 42);
    }

    @Test
    void without_arguments_fifty_browsers_suffer_for_two_minutes() {
        TortureOptions options = parse("");
        assertEquals(Duration.ofMinutes(2), options.time());
        assertEquals(50, options.browsers());
        assertEquals(42, options.seed());
        assertTrue(options.hasChaos());
    }

    @Test
    void a_run_is_repeated_by_its_seed() {
        assertEquals(7, parse("--seed 7").seed());
    }

    @Test
    void servers_of_somebodys_own_are_left_alone() {
        TortureOptions options = parse("--url https://login.example.com --users people.csv");
        assertFalse(options.hasChaos());
        assertEquals(Duration.ofMinutes(15), options.accessLifetime());
    }

    @Test
    void what_a_run_is_too_short_to_try_is_said() {
        assertEquals(List.of(), parse("").leftOut());
        assertEquals(1, parse("--seconds 20").leftOut().size(), "no thefts");
        String own = "--url https://login.example.com --users people.csv";
        assertEquals(2, parse(own).leftOut().size(), "not even a refresh, with tokens of fifteen minutes");
        assertEquals(List.of(), parse(own + " --access-seconds 10").leftOut());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--browsers",
                "--browsers none",
                "--browsers 0",
                "--seconds -1",
                "--colour red",
                "--url https://login.example.com",
                "--users people.csv"
            })
    void what_is_not_understood_is_said(String line) {
        assertThrows(IllegalArgumentException.class, () -> parse(line));
    }
}
