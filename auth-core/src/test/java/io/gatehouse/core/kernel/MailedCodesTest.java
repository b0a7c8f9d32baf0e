package io.gatehouse.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.World;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailedCodesTest {
    private static final UUID ME = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    private final World world = new World();

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

    /** In some languages numbers are written with other digits, which no page of ours takes. */
    @Test
    void a_mailed_code_has_the_same_digits_whatever_language_the_machine_speaks() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("ar", "EG"));
        try {
            String digits = EmailCode.fresh(world.randomBytes).digits();
            assertTrue(digits.matches("[0-9]{6}"), digits);
        } finally {
            Locale.setDefault(before);
        }
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

    @Test
    void a_mailed_code_does_not_print_itself() {
        assertEquals("EmailCode[redacted]", EmailCode.fresh(world.randomBytes).toString());
    }

    @Test
    void a_code_typed_in_two_groups_is_the_same_code() {
        assertEquals("042517", TypedDigits.of(" 042-517\t"));
    }
}
