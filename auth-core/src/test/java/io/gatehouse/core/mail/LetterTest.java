package io.gatehouse.core.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.Mail;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.risk.Signal;
import io.gatehouse.core.testing.World;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LetterTest {
    private static final String LINK = "https://login.example.com/auth/page#token=AbC_-1";

    @ParameterizedTest
    @EnumSource
    void every_mail_has_all_its_words_in_every_language(MailTemplate template) {
        for (String language : new String[] {"en", "de"}) {
            Letter letter = letter(template, language, Map.of());
            for (String part : new String[] {letter.subject(), letter.text()}) {
                assertFalse(part.contains("{"), part);
                assertFalse(part.contains("}"), part);
                assertFalse(part.contains("''"), part);
                assertTrue(part.contains("Harbour & Söhne"), part);
            }
            assertTrue(letter.html().contains("<html lang=\"" + language + "\">"));
            assertTrue(letter.html().contains("Harbour &amp; Söhne"));
            assertFalse(letter.html().contains("{1"), "no argument is left open");
        }
        assertNotEquals(
                letter(template, "en", Map.of()).subject(),
                letter(template, "de", Map.of()).subject());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SIGN_IN_CODE")
    void the_link_stands_in_both_parts(MailTemplate template) {
        Letter letter = letter(template, "en", Map.of());
        assertTrue(letter.text().contains("\n" + LINK + "\n"));
        assertTrue(letter.html().contains("href=\"" + LINK + "\""));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1, The link works for 1 hour.",
        "en, 24, The link works for 24 hours.",
        "de, 1, Der Link gilt 1 Stunde.",
        "de, 24, Der Link gilt 24 Stunden."
    })
    void hours_are_counted_as_people_count(String language, String hours, String sentence) {
        Letter letter = letter(MailTemplate.VERIFY_EMAIL, language, Map.of("hours", hours));
        assertTrue(letter.text().contains(sentence), letter.text());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DEVICE_DRIFT")
    void an_alert_says_in_plain_words_what_was_noticed(Signal sign) {
        for (String language : new String[] {"en", "de"}) {
            String plain = unusual(language, Map.of()).text();
            String told = unusual(language, Map.of("signs", sign.name())).text();
            assertTrue(told.length() > plain.length() + 30, told);
            assertFalse(told.contains(sign.name()), "a code is no plain word");
            assertFalse(plain.contains(". \n"), "a mail that was queued without signs has nothing dangling");
        }
    }

    @Test
    void an_alert_says_all_that_was_noticed() {
        String told =
                unusual("en", Map.of("signs", "NEW_DEVICE,IMPOSSIBLE_TRAVEL")).text();
        assertTrue(told.contains("You have not signed in on this device before. "), told);
        assertTrue(told.contains("too far from where you last signed in"), told);
    }

    @Test
    void a_language_without_words_is_answered_in_english() {
        Letter letter = letter(MailTemplate.PASSWORD_RESET, "fr", Map.of());
        assertEquals(letter(MailTemplate.PASSWORD_RESET, "en", Map.of()).text(), letter.text());
        assertTrue(letter.html().contains("<html lang=\"en\">"));
    }

    @Test
    void what_comes_from_outside_cannot_leave_its_place_in_the_html() {
        Letter letter =
                letter(MailTemplate.PASSWORD_RESET, "en", Map.of("link", "https://x/\"><script>alert(1)</script>"));
        assertFalse(letter.html().contains("<script>"));
    }

    @Test
    void a_code_stands_in_place_of_a_button_and_in_no_subject() {
        Letter letter = letter(MailTemplate.SIGN_IN_CODE, "en", Map.of("code", "042517"));
        assertFalse(letter.subject().contains("042517"), "subjects are shown on locked screens");
        assertTrue(letter.text().contains("\n\n042517\n\n"));
        assertTrue(letter.text().contains("for 10 minutes"));
        assertTrue(letter.html().contains(">042517<"));
        assertFalse(letter.html().contains("<a href"));
    }

    @Test
    void an_unlock_mail_has_its_code_above_the_link_and_says_how_each_is_used() {
        for (String language : new String[] {"en", "de"}) {
            Letter both = letter(MailTemplate.UNLOCK, language, Map.of("deviceCode", "042517"));
            Letter link = letter(MailTemplate.UNLOCK, language, Map.of());
            assertFalse(both.subject().contains("042517"), "subjects are shown on locked screens");
            assertTrue(both.text().indexOf("\n\n042517\n\n") < both.text().indexOf(LINK));
            assertTrue(both.text().contains("10 Minuten") || both.text().contains("for 10 minutes"), both.text());
            assertFalse(both.text().contains("{"), both.text());
            assertTrue(both.html().contains(">042517<") && both.html().contains("href=\"" + LINK + "\""));
            assertFalse(link.text().contains("Code") || link.text().contains("code"), link.text());
            assertFalse(link.html().contains("class=\"code\""));
        }
    }

    @Test
    void a_mail_with_a_link_has_a_button_and_the_address_below() {
        Letter letter = letter(MailTemplate.MFA_DISABLED, "de", Map.of());
        assertTrue(letter.text().contains("Das war ich nicht:\n" + LINK));
        assertEquals(3, letter.html().split(LINK, -1).length - 1);
    }

    @Test
    void it_does_not_print_its_link() {
        Letter letter = letter(MailTemplate.PASSWORD_RESET, "en", Map.of());
        assertFalse(letter.toString().contains("token"));
    }

    private static Letter unusual(String language, Map<String, String> special) {
        Map<String, String> values =
                new HashMap<>(Map.of("device", "Firefox", "place", "Bergen", "time", "2026-11-21T08:00:00Z"));
        values.putAll(special);
        return letter(MailTemplate.UNUSUAL_SIGN_IN, language, values);
    }

    private static Letter letter(MailTemplate template, String language, Map<String, String> special) {
        Map<String, String> values = new HashMap<>(Map.of("link", LINK, "hours", "2", "days", "7"));
        if (template == MailTemplate.SIGN_IN_CODE) {
            values.remove("link");
            values.put("code", "123456");
        }
        values.put("minutes", "10");
        values.put("left", "3");
        values.putAll(special);
        Mail mail = new Mail(template, World.TENANT, new Email("ines@calder.studio"), language, values);
        return Letter.of(mail, "Harbour & Söhne");
    }
}
