package io.gatehouse.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
    @ParameterizedTest
    @ValueSource(strings = {"abc", "Ines_C", "___", "0123456789"})
    void letters_digits_and_underscores_make_a_name(String text) {
        Username name = Username.of(text);
        assertNotNull(name);
        assertEquals(text, name.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "with space", "dot.ted", "a@b.de", "ümlaut", "line\n", "abc\u0000", "١٢٣"})
    void nothing_else_does(String text) {
        assertNull(Username.of(text));
        assertThrows(IllegalArgumentException.class, () -> new Username(text));
    }

    @Test
    void it_has_three_to_fifty_characters_and_no_case() {
        assertNotNull(Username.of("x".repeat(50)));
        assertNull(Username.of("x".repeat(51)));
        assertEquals(new Username("Ines_C").key(), new Username("iNES_c").key());
    }
}
