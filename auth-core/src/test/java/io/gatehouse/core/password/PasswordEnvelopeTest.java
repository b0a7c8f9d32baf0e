package io.gatehouse.core.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordEnvelopeTest {
    private static final String BCRYPT = "$2a$12$" + "a".repeat(53);

    @Test
    void an_envelope_is_read_as_it_was_written() {
        PasswordEnvelope envelope = new PasswordEnvelope.Own(7, BCRYPT);
        assertEquals("gh1:7:" + BCRYPT, envelope.write());
        assertEquals(envelope, PasswordEnvelope.parse(envelope.write()));
        assertEquals(12, envelope.cost());
    }

    @Test
    void an_imported_envelope_is_read_as_it_was_written_and_prints_nothing() {
        PasswordEnvelope imported = new PasswordEnvelope.Imported(7, "$2y$11$" + "b".repeat(22), "c".repeat(64));
        assertEquals("gh2:7:$2y$11$" + "b".repeat(22) + ":" + "c".repeat(64), imported.write());
        assertEquals(imported, PasswordEnvelope.parse(imported.write()));
        assertEquals(11, imported.cost());
        assertEquals("Imported[redacted]", imported.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gh1:", "gh2:1:", "gh1:x:", "gh1:1234:", " gh1:1:", "gh1:1"})
    void what_is_none_is_refused_without_being_repeated(String prefix) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> PasswordEnvelope.parse(prefix + BCRYPT));
        assertEquals("not a password envelope", refused.getMessage());
    }

    @Test
    void it_does_not_print_its_hash() {
        assertFalse(new PasswordEnvelope.Own(1, BCRYPT).toString().contains("aaaa"));
    }
}
