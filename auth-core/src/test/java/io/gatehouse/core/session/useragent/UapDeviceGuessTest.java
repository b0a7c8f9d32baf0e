package io.gatehouse.core.session.useragent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.gatehouse.core.session.DeviceGuess.Device;
import io.gatehouse.core.session.DeviceGuess.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UapDeviceGuessTest {
    private static final UapDeviceGuess GUESS = new UapDeviceGuess();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0|Firefox|Ubuntu|DESKTOP",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36|Chrome|Windows|DESKTOP",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1|Safari|iOS|PHONE",
                "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1|Safari|iOS|TABLET",
                "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36|Chrome|Android|PHONE",
                "something nobody knows|||OTHER",
                "'   '|||OTHER",
                "|||OTHER"
            })
    void people_recognise_their_devices(
            @Nullable String userAgent, @Nullable String browser, @Nullable String os, Kind kind) {
        assertEquals(new Device(browser, os, kind), GUESS.of(userAgent));
    }

    @Test
    void hostile_user_agents_are_only_unknown() {
        for (String userAgent : new String[] {"(".repeat(512), "Mozilla/".repeat(64), "\u0000\u202e", "%n%s{0}"}) {
            assertEquals(Kind.OTHER, GUESS.of(userAgent).kind());
        }
    }

    @Test
    void an_answer_is_remembered() {
        String userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0";
        assertSame(GUESS.of(userAgent), GUESS.of(userAgent));
    }
}
