package io.gatehouse.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MailsTest {
    private static final Email TO = new Email("ines@calder.studio");
    private static final Duration DAY = Duration.ofDays(1);

    private final World world = new World();
    private final Mails mails = world.mails;

    @Test
    void links_lead_to_the_configured_host_with_the_token_in_the_fragment() {
        mails.verifyEmail(World.TENANT, TO, "en", "tok", DAY);
        assertLink("/verify-email#token=tok");
        mails.choosePassword(World.TENANT, TO, "en", "tok", DAY);
        assertLink("/reset-password#token=tok");
        mails.passwordReset(World.TENANT, TO, "en", "tok", DAY);
        assertLink("/reset-password#token=tok");
        mails.passwordChanged(World.TENANT, TO, "en", "tok", DAY);
        assertLink("/not-me#token=tok");
        mails.passwordResetDone(World.TENANT, TO, "en", "tok", DAY);
        assertLink("/not-me#token=tok");
        mails.unlock(World.TENANT, TO, "en", "tok", DAY);
        assertLink("/unlock#token=tok");
        mails.emailChange(World.TENANT, TO, "en", "tok", DAY);
        assertLink("/confirm-email#token=tok");
        mails.emailChangeNotice(World.TENANT, TO, "en", "tok", DAY);
        assertLink("/confirm-email?cancel=1#token=tok");
        mails.notMe(World.TENANT, TO, "en", "tok", DAY);
        assertLink("/reset-password#token=tok");
        mails.accountExists(World.TENANT, TO, "en");
        assertLink("/login");
        mails.emailChangeTaken(World.TENANT, TO, "en");
        assertLink("/login");
    }

    @Test
    void lives_are_told_in_whole_hours_and_days_and_never_as_nothing() {
        mails.unlock(World.TENANT, TO, "en", "tok", Duration.ofDays(7));
        assertEquals("168", value("hours"));
        assertEquals("7", value("days"));
        mails.unlock(World.TENANT, TO, "en", "tok", Duration.ofMinutes(5));
        assertEquals("1", value("hours"));
        assertEquals("1", value("days"));
    }

    @Test
    void an_unlock_mail_may_carry_a_code_and_how_long_it_works() {
        mails.unlock(World.TENANT, TO, "en", "tok", DAY, "042517", Duration.ofMinutes(10));
        assertLink("/unlock#token=tok");
        assertEquals("042517", value("deviceCode"));
        assertEquals("10", value("minutes"));
        assertFalse(world.mailed.getLast().toString().contains("042517"));
    }

    @Test
    void a_mail_about_a_session_goes_to_its_user_and_to_nobody_who_has_gone() {
        UserId user = world.user("ines@calder.studio", "correct horse battery");
        mails.sessionCopied(World.TENANT, user);
        assertEquals(TO, world.mailed.getLast().to());
        mails.sessionCopied(World.OTHER_TENANT, user);
        mails.sessionCopied(World.TENANT, new UserId(world.ids.next()));
        assertEquals(1, world.mailed.size());
    }

    @Test
    void a_mail_does_not_print_its_token() {
        mails.passwordReset(World.TENANT, TO, "en", "secret-token", DAY);
        assertFalse(world.mailed.getLast().toString().contains("secret-token"));
    }

    private void assertLink(String page) {
        assertEquals("https://login.example.com/auth" + page, value("link"));
        assertTrue(world.mailed.getLast().to().equals(TO));
    }

    private String value(String name) {
        return Objects.requireNonNull(world.mailed.getLast().values().get(name), name);
    }
}
