package io.gatehouse.core.mfa;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.AuthenticatorApp;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {
    private static final TotpSecret SECRET = new TotpSecret("12345678901234567890".getBytes(US_ASCII));
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "59,SHA1,94287082",
        "59,SHA256,46119246",
        "59,SHA512,90693936",
        "1111111109,SHA1,07081804",
        "1111111109,SHA256,68084774",
        "1111111109,SHA512,25091201",
        "1111111111,SHA1,14050471",
        "1111111111,SHA256,67062674",
        "1111111111,SHA512,99943326",
        "1234567890,SHA1,89005924",
        "1234567890,SHA256,91819424",
        "1234567890,SHA512,93441116",
        "2000000000,SHA1,69279037",
        "2000000000,SHA256,90698825",
        "2000000000,SHA512,38618901",
        "20000000000,SHA1,65353130",
        "20000000000,SHA256,77737706",
        "20000000000,SHA512,47863826"
    })
    void the_vectors_of_rfc_6238_hold(long seconds, String algorithm, String code) {
        int length = switch (algorithm) {
            case "SHA1" -> 20;
            case "SHA256" -> 32;
            default -> 64;
        };
        byte[] key = "1234567890".repeat(7).substring(0, length).getBytes(US_ASCII);
        assertEquals(code, Totp.code(algorithm, key, seconds / 30, 8));
    }

    @Test
    void a_code_is_found_one_step_to_either_side_and_no_further() {
        long step = NOW.getEpochSecond() / 30;
        for (long off = -3; off <= 3; off++) {
            String code = Totp.code("SHA1", SECRET.bytes(), step + off, 6);
            assertEquals(
                    Math.abs(off) <= 1 ? OptionalLong.of(step + off) : OptionalLong.empty(),
                    Totp.step(SECRET, code, NOW, 1),
                    "off by " + off);
            assertEquals(off == 0, Totp.step(SECRET, code, NOW, 0).isPresent());
        }
    }

    @Test
    void what_is_typed_with_blanks_or_a_dash_is_the_same_code() {
        assertTrue(Totp.step(SECRET, "050471", NOW, 0).isPresent());
        assertTrue(Totp.step(SECRET, " 050 471 ", NOW, 0).isPresent());
        assertTrue(Totp.step(SECRET, "050-471", NOW, 0).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "50471",
                "0050471",
                "14050471",
                "05047l",
                "\u0660\u0665\u0660\u0664\u0667\u0661",
                "\uD800",
                "050471\u0000"
            })
    void what_is_not_the_code_is_refused(String typed) {
        assertTrue(Totp.step(SECRET, typed, NOW, 1).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261121, 42})
    void an_app_that_was_given_the_letters_shows_our_codes(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            byte[] key = new byte[20];
            random.nextBytes(key);
            TotpSecret secret = new TotpSecret(key);
            Instant now = Instant.ofEpochSecond(random.nextLong(1L << 40));
            AuthenticatorApp app = new AuthenticatorApp(secret.letters().utf8());
            String what = "seed " + seed + " round " + round;
            assertEquals(OptionalLong.of(now.getEpochSecond() / 30), Totp.step(secret, app.code(now), now, 0), what);
            assertFalse(app.code(now.plus(Duration.ofSeconds(30))).length() != 6, what);
        }
    }

    @Test
    void the_letters_are_those_of_rfc_4648() {
        assertEquals("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", SECRET.letters().utf8());
        assertThrows(IllegalArgumentException.class, () -> Base32.encode(new byte[6], Base32.RFC_4648));
    }

    @Test
    void the_address_for_a_qr_code_names_product_and_person() {
        assertEquals(
                "otpauth://totp/Caf%C3%A9%20%26%20Co:ines%2Bx%40calder.studio?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Caf%C3%A9%20%26%20Co&algorithm=SHA1&digits=6&period=30",
                SECRET.uri("Café & Co", "ines+x@calder.studio").utf8());
    }

    @Test
    void a_printed_secret_tells_nothing_and_a_short_one_is_refused() {
        assertEquals("TotpSecret[redacted]", SECRET.toString());
        assertThrows(IllegalArgumentException.class, () -> new TotpSecret(new byte[10]));
    }
}
