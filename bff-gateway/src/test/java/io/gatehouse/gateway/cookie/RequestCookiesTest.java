package io.gatehouse.gateway.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCookiesTest {
    private static RequestCookies of(String... lines) {
        return new RequestCookies(List.of(lines));
    }

    @Test
    void two_values_of_one_name_are_both_found_in_the_order_sent() {
        RequestCookies cookies = of("a=1; b=2; a=3", "a=4");
        assertEquals(List.of("1", "3", "4"), cookies.all("a"));
    }

    @Test
    void the_same_value_twice_is_one_value() {
        assertEquals(List.of("1"), of("a=1; a=1").all("a"));
    }

    @Test
    void more_than_four_values_of_one_name_are_not_looked_at() {
        assertEquals(
                List.of("1", "2", "3", "4"), of("a=1; a=2; a=3; a=4; a=5; a=6").all("a"));
    }

    @Test
    void names_count_to_the_letter() {
        assertTrue(of("A=1").all("a").isEmpty());
    }

    @Test
    void a_value_may_hold_an_equals_sign() {
        assertEquals(List.of("b=c"), of("a=b=c").all("a"));
    }

    @ParameterizedTest(name = "\"{0}\" leaves \"{1}\"")
    @CsvSource(
            delimiter = '|',
            value = {
                "__Host-Http-access=x; theme=dark       | theme=dark",
                "dev-access=x; theme=dark; dev-device=y | theme=dark",
                "__Host-Http-refresh=x; __Host-Http-mfa=y; __Host-Http-device=z; dev-refresh=1; dev-mfa=2 | ''",
                "theme=dark;__Host-Http-access = x      | theme=dark",
                ";;=x;theme;a=1                         | a=1",
                "__Host-Http-access                     | ''",
                "my-__Host-Http-access=x                | my-__Host-Http-access=x",
            })
    void others_are_the_cookies_that_are_not_ours_in_either_profile(String header, String others) {
        assertEquals(others, of(header).others());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22})
    void none_of_ours_ever_goes_on_whatever_stands_around_it(long seed) {
        Random random = new Random(seed);
        String alphabet = "=; ab\",\t\\";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder header = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                header.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            header.append(";__Host-Http-access=secret;").append(header).append(";dev-refresh=secret");
            assertFalse(of(header.toString()).others().contains("secret"), String.valueOf(header));
        }
    }
}
