package io.gatehouse.core.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.Mail;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.testing.World;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterTest {
    private static final String LINK = "https://login.example.com/auth/not-me#token=x";
    private static final Map<String, String> CODE = Map.of("code", "042517", "minutes", "10");

    @ParameterizedTest
    @EnumSource(MailTemplate.class)
    void every_mail_has_words_in_both_languages(MailTemplate template) {
        Letter english = letter(template, "en", values(template));
        Letter german = letter(template, "de", values(template));
        assertNotEquals(english.subject(), german.subject());
        for (Letter letter : new Letter[] {english, german}) {
            String all = letter.subject() + letter.text() + letter.html();
            assertTrue(all.contains("Harbour"), all);
            assertFalse(all.contains("{0}") || all.contains("''"), all);
        }
    }

    @Test
    void a_code_stands_in_place_of_a_button_and_in_no_subject() {
        Letter letter = letter(MailTemplate.SIGN_IN_CODE, "en", CODE);
        assertFalse(letter.subject().contains("042517"), "subjects are shown on locked screens");
        assertTrue(letter.text().contains("\n\n042517\n\n"));
        assertTrue(letter.text().contains("for 10 minutes"));
        assertTrue(letter.html().contains(">042517<"));
        assertFalse(letter.html().contains("<a href"));
    }

    @Test
    void a_mail_with_a_link_has_a_button_and_the_address_below() {
        Letter letter = letter(MailTemplate.MFA_DISABLED, "de", values(MailTemplate.MFA_DISABLED));
        assertTrue(letter.text().contains("Das war ich nicht:\n" + LINK));
        assertEquals(3, letter.html().split(LINK, -1).length - 1);
    }

    @Test
    void a_printed_letter_tells_nothing() {
        assertEquals(
                "Letter[redacted]",
                letter(MailTemplate.SIGN_IN_CODE, "en", CODE).toString());
    }

    private static Map<String, String> values(MailTemplate template) {
        return template == MailTemplate.SIGN_IN_CODE
                ? CODE
                : Map.of("link", LINK, "hours", "1", "days", "7", "left", "3");
    }

    private static Letter letter(MailTemplate template, String language, Map<String, String> values) {
        return Letter.of(
                new Mail(template, World.TENANT, new Email("ines@calder.studio"), language, values), "Harbour");
    }
}
