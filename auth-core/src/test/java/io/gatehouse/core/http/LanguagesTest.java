package io.gatehouse.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|de",
                "de-AT,de;q=0.8|de",
                "en-GB|en",
                "fr, de;q=0.5, en;q=0.1|de",
                "en;q=0.2, de;q=0.9|de",
                "fr|en",
                "*|en",
                "''|en",
                "|en",
                "de;q=nonsense|en",
                "\u0000|en",
                ";;;,,,|en"
            })
    void the_best_language_that_we_have_words_for_is_taken_and_english_else(@Nullable String header, String language) {
        assertEquals(language, Languages.best(header));
    }

    @Test
    void a_header_that_nobody_sends_is_not_even_read() {
        assertEquals("en", Languages.best("de,".repeat(1000)));
    }
}
