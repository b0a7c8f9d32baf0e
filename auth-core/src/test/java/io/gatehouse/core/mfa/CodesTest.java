package io.gatehouse.core.mfa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.World;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recovery codes as values. */
class CodesTest {
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
    void recovery_codes_do_not_repeat_or_print_themselves() {
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < 1_000; round++) {
            assertTrue(seen.add(RecoveryCode.fresh(world.randomBytes).letters()));
        }
        assertEquals(
                "RecoveryCode[redacted]", RecoveryCode.fresh(world.randomBytes).toString());
    }
}
