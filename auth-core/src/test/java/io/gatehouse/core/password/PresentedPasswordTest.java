package io.gatehouse.core.password;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedPasswordTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                " leading and trailing ",
                "nul\u0000inside",
                "\ttabs\t",
                "%00",
                "'; DROP TABLE users; --",
                "<script>alert(1)</script>",
                "${jndi:ldap://x}",
                "\u202eright to left",
                "👩‍👩‍👧‍👦",
                "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤"
            })
    void nothing_is_trimmed_cut_or_replaced(String typed) {
        byte[] bytes = new PresentedPassword(typed).bytes();
        assertNotNull(bytes);
        assertEquals(Normalizer.normalize(typed, Normalizer.Form.NFC), new String(bytes, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_text_has_the_bytes_of_its_normal_form_or_none_when_it_holds_half_a_character(long seed) {
        Random random = new Random(seed);
        StringBuilder typed = new StringBuilder();
        for (int length = random.nextInt(200); length > 0; length--) {
            typed.append((char) (random.nextInt(5) == 0 ? 0xD800 + random.nextInt(0x800) : random.nextInt(0x3000)));
        }
        PresentedPassword password = new PresentedPassword(typed.toString());
        String normal = Normalizer.normalize(typed, Normalizer.Form.NFC);
        boolean isWhole = normal.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        assertEquals(normal.codePointCount(0, normal.length()), password.length(), "seed " + seed);
        if (isWhole) {
            assertArrayEquals(normal.getBytes(StandardCharsets.UTF_8), password.bytes(), "seed " + seed);
        } else {
            assertNull(password.bytes(), "seed " + seed);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test
    void two_spellings_have_the_same_bytes() {
        assertArrayEquals(
                new PresentedPassword("Å ångström").bytes(),
                new PresentedPassword("A\u030a a\u030angstro\u0308m").bytes());
    }
}
