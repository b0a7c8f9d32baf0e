package io.gatehouse.core.mfa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.World;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recovery codes and mailed codes as values. */
class CodesTest {
    private static final UUID ME = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-00000000000b");

    private final World world = new World();

    @Test
    void a_recovery_code_is_read_as_people_copy_it_from_paper() {
        for (int round = 0; round < 200; round++) {
            RecoveryCode code = RecoveryCode.fresh(world.randomBytes);
            String shown = code.shown().utf8();
            assertTrue(shown.matches("[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}"), shown);
            for (String typed : new String[] {
                shown,
                shown.replace("-", ""),
                shown.replace('-', ' '),
                " " + shown.toUpperCase(Locale.ROOT) + "\n",
                shown.replace('0', 'O').replace('1', 'l'),
                shown.replace('1', 'I')
            }) {
                RecoveryCode read = RecoveryCode.parse(typed);
                assertNotNull(read, typed);
                assertEquals(code.letters(), read.letters());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "abcd-efgh-jkmn",
                "abcd-efgh-jkmn-pqrsu",
                "abcd-efgh-jkmn-pqr!",
                "abcd-efgh-jkmn-pqrs-t",
                "\uD800",
                "uuuu-uuuu-uuuu-uuuu"
            })
    void what_cannot_be_a_recovery_code_is_not_even_looked_for(String typed) {
        assertNull(RecoveryCode.parse(typed));
    }

    @Test
    void recovery_codes_and_mailed_codes_do_not_repeat_or_print_themselves() {
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < 1_000; round++) {
            assertTrue(seen.add(RecoveryCode.fresh(world.randomBytes).letters()));
        }
        assertEquals(
                "RecoveryCode[redacted]", RecoveryCode.fresh(world.randomBytes).toString());
        assertEquals("EmailCode[redacted]", EmailCode.fresh(world.randomBytes).toString());
    }

    @Test
    void a_mailed_code_has_six_digits_and_every_digit_comes_up_everywhere() {
        Set<String> places = new HashSet<>();
        for (int round = 0; round < 2_000; round++) {
            String digits = EmailCode.fresh(world.randomBytes).digits();
            assertTrue(digits.matches("[0-9]{6}"), digits);
            for (int at = 0; at < digits.length(); at++) {
                places.add(at + ":" + digits.charAt(at));
            }
        }
        assertEquals(60, places.size());
    }

    @Test
    void a_hash_fits_its_code_and_its_owner_only() {
        CodeHasher hasher = new CodeHasher(World.keys(1));
        KeyedHash stored = hasher.hash(ME, "123456");
        assertTrue(hasher.matches(stored, ME, "123456"));
        assertFalse(hasher.matches(stored, ME, "123457"));
        assertFalse(hasher.matches(stored, OTHER, "123456"), "moved to somebody else's row");
    }

    @Test
    void codes_hashed_before_a_key_was_replaced_work_until_the_key_is_gone() {
        KeyedHash stored = new CodeHasher(World.keys(1)).hash(ME, "123456");
        assertTrue(new CodeHasher(World.keys(2, 1)).matches(stored, ME, "123456"));
        assertEquals(2, new CodeHasher(World.keys(2, 1)).hash(ME, "123456").keyId());
        assertFalse(new CodeHasher(World.keys(2)).matches(stored, ME, "123456"));
    }
}
