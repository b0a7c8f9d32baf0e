package io.gatehouse.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@bc.de",
                "ines.calder+tag@calder.studio",
                "o'brien@sub.sub.example.com",
                "x_y-z@exa-mple.museum",
                "!#$%&'*/=?^`{|}~@example.org"
            })
    void ordinary_addresses_stay_as_they_are_written(String address) {
        assertEquals(address, read(address).value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b.de",
                "a@b",
                "a@b.c",
                "a b@example.com",
                " a@example.com",
                "a@example.com ",
                "a..b@example.com",
                ".a@example.com",
                "a.@example.com",
                "\"quoted\"@example.com",
                "a@[192.0.2.1]",
                "a@-example.com",
                "a@example-.com",
                "a@example..com",
                "a@example.com.",
                "a@exa_mple.com",
                "a@b@example.com",
                "ä@example.com",
                "a@example.com\r\nBcc: all@example.com",
                "a\u0000@example.com",
                "a@example.com\u0000"
            })
    void what_mail_servers_and_people_do_not_use_is_no_address(String text) {
        assertNull(Email.of(text));
        assertThrows(IllegalArgumentException.class, () -> new Email(text));
    }

    @ParameterizedTest
    @CsvSource({"a@bücher.example, a@xn--bcher-kva.example", "a@日本.example, a@xn--wgv71a.example"})
    void a_domain_of_another_script_is_kept_in_ascii(String typed, String kept) {
        assertEquals(kept, read(typed).value());
    }

    @Test
    void lengths_are_those_of_the_standard() {
        assertNotNull(Email.of("l".repeat(64) + "@example.com"));
        assertNull(Email.of("l".repeat(65) + "@example.com"));
        String domain = ("d".repeat(60) + ".").repeat(4) + "example";
        assertNull(Email.of("a".repeat(20) + "@" + domain));
        assertNull(Email.of("a@" + "d".repeat(64) + ".example"));
    }

    @Test
    void case_makes_no_difference_between_two_spellings() {
        assertEquals(
                read("INES@Calder.Studio").key(), read("ines@calder.studio").key());
        assertEquals("INES", read("INES@Calder.Studio").localPart());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_is_typed_is_an_address_in_ascii_or_none(long seed) {
        Random random = new Random(seed);
        StringBuilder typed = new StringBuilder();
        String common = "ab.@-_+\"\\ \t\u0000äß日🦀\u202e";
        for (int length = random.nextInt(40); length > 0; length--) {
            typed.append(
                    random.nextInt(4) == 0
                            ? (char) random.nextInt(0x10000)
                            : common.charAt(random.nextInt(common.length())));
        }
        Email email = Email.of(typed.toString());
        if (email != null) {
            assertEquals(email, Email.of(email.value()), "seed " + seed);
            assertEquals(
                    -1,
                    email.value()
                            .codePoints()
                            .filter(c -> c <= ' ' || c > '~')
                            .findFirst()
                            .orElse(-1));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static Email read(String text) {
        Email email = Email.of(text);
        assertNotNull(email, text);
        return email;
    }
}
