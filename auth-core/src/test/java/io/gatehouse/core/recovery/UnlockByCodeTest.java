package io.gatehouse.core.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import io.gatehouse.kit.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The mailed code that opens sign-in on the device that asked for it. */
class UnlockByCodeTest {
    private static final Email EMAIL = new Email("ines@calder.studio");
    private static final Email NOBODY = new Email("nobody@calder.studio");
    private static final Client DESKTOP = device("desktop");
    private static final Client STRANGER = device("stranger");

    private final RecoveryWorld recovery = new RecoveryWorld();
    private final World world = recovery.world;
    private final UserId user = world.user("ines@calder.studio", "correct horse battery");

    @Test
    void a_code_opens_sign_in_once_on_the_device_that_asked() {
        String code = ask(EMAIL, DESKTOP);
        assertTrue(type(code, DESKTOP));
        assertEquals(List.of("clear ines@calder.studio", "remember desktop"), recovery.locks);
        assertEquals(EventKind.ACCOUNT_UNLOCKED, world.events.last().kind());
        assertEquals("MAILED_CODE", world.events.last().details().get("by"));
        assertFalse(type(code, DESKTOP), "used up");
        assertEquals(2, recovery.locks.size());
    }

    @Test
    void it_is_taken_as_people_type_it() {
        String code = ask(EMAIL, DESKTOP);
        assertTrue(type(" " + code.substring(0, 3) + "-" + code.substring(3) + "\n", DESKTOP));
    }

    @Test
    void it_opens_nothing_on_another_device_or_at_another_tenant_or_for_another_address() {
        String code = ask(EMAIL, DESKTOP);
        world.user("rui@calder.studio", "correct horse battery");
        assertFalse(type(code, STRANGER));
        assertFalse(type(code, device(null)));
        assertFalse(type(World.OTHER_TENANT, EMAIL, code, DESKTOP));
        assertFalse(type(World.TENANT, new Email("rui@calder.studio"), code, DESKTOP));
        assertTrue(recovery.locks.isEmpty());
        assertTrue(type(code, DESKTOP), "and none of them cost the owner a try");
    }

    @Test
    void a_client_without_a_device_gets_the_link_alone() {
        assertNull(mail(EMAIL, device(null)).get("deviceCode"));
        assertEquals(LinkOutcome.DONE, recovery.confirmUnlock().execute(World.TENANT, world.lastToken(), World.CLIENT));
    }

    @Test
    void after_five_wrong_tries_the_right_code_is_wrong_too() {
        String code = ask(EMAIL, DESKTOP);
        for (int time = 0; time < 5; time++) {
            assertFalse(type(other(code), DESKTOP));
        }
        assertFalse(type(code, DESKTOP));
        assertTrue(type(ask(EMAIL, DESKTOP), DESKTOP), "another mail brings tries of its own");
    }

    @Test
    void the_fifth_try_still_counts() {
        String code = ask(EMAIL, DESKTOP);
        for (int time = 0; time < 4; time++) {
            assertFalse(type(other(code), DESKTOP));
        }
        assertTrue(type(code, DESKTOP));
    }

    @Test
    void how_often_and_how_long_is_for_the_operator_to_say() {
        world.policies = World.policies(Map.of("rateLimits.mfaPerChallenge", "1/10m", "mfa.challengeLifetime", "2m"));
        assertEquals("2", mail(EMAIL, DESKTOP).get("minutes"));
        String code = ask(EMAIL, DESKTOP);
        assertFalse(type(other(code), DESKTOP));
        assertFalse(type(code, DESKTOP));
        String late = ask(EMAIL, DESKTOP);
        world.clock.advance(Duration.ofMinutes(2));
        assertFalse(type(late, DESKTOP));
    }

    @Test
    void a_stranger_can_neither_use_up_the_owners_tries_nor_make_the_owners_code_useless() {
        String code = ask(EMAIL, DESKTOP);
        String strangers = ask(EMAIL, STRANGER);
        for (int time = 0; time < 8; time++) {
            assertFalse(type(other(strangers), STRANGER));
            assertFalse(type(other(code), device("stranger " + time)));
        }
        assertTrue(type(code, DESKTOP));
    }

    @Test
    void a_newer_code_for_the_device_ends_the_older_one() {
        String older = ask(EMAIL, DESKTOP);
        String newer = ask(EMAIL, DESKTOP);
        assertFalse(older.equals(newer) || type(older, DESKTOP));
        assertTrue(type(newer, DESKTOP));
    }

    @Test
    void the_link_of_the_same_mail_works_beside_it() {
        Map<String, String> mail = mail(EMAIL, DESKTOP);
        assertEquals(LinkOutcome.DONE, recovery.confirmUnlock().execute(World.TENANT, world.lastToken(), World.CLIENT));
        assertTrue(type(Objects.requireNonNull(mail.get("deviceCode")), DESKTOP));
    }

    @Test
    void an_address_that_nobody_has_is_tried_like_any_other_and_never_opens() {
        recovery.requestUnlock().execute(World.TENANT, NOBODY, STRANGER);
        world.work();
        assertTrue(world.mailed.isEmpty());
        for (int time = 0; time < 5; time++) {
            assertEquals(1, tries(() -> assertFalse(type(World.TENANT, NOBODY, "123456", STRANGER))));
        }
        assertEquals(0, tries(() -> assertFalse(type(World.TENANT, NOBODY, "123456", STRANGER))));
    }

    @Test
    void nobody_is_let_in_again_who_was_switched_off_or_has_moved_away_since() {
        String code = ask(EMAIL, DESKTOP);
        world.accounts.changeEmail(World.TENANT, user, new Email("moved@calder.studio"));
        assertFalse(type(code, DESKTOP), "the mailbox may be somebody else's by now");
        world.accounts.changeEmail(World.TENANT, user, EMAIL);
        world.accounts.disable(World.TENANT, user);
        assertFalse(type(code, DESKTOP));
        assertTrue(recovery.locks.isEmpty());
        recovery.requestUnlock().execute(World.TENANT, EMAIL, DESKTOP);
        world.work();
        assertEquals(1, world.mailed.size(), "nor is anything mailed");
    }

    /** Counts what a piece of work tries. */
    private int tries(Runnable work) {
        int before = recovery.codesFound;
        work.run();
        return recovery.codesFound - before;
    }

    private Map<String, String> mail(Email address, Client client) {
        recovery.requestUnlock().execute(World.TENANT, address, client);
        world.work();
        return world.mailed.getLast().values();
    }

    private String ask(Email address, Client client) {
        return Objects.requireNonNull(mail(address, client).get("deviceCode"));
    }

    private boolean type(String code, Client client) {
        return type(World.TENANT, EMAIL, code, client);
    }

    private boolean type(TenantId tenant, Email address, String code, Client client) {
        return recovery.confirmUnlockByCode().execute(tenant, address, Secret.ofUtf8(code), client);
    }

    private static String other(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
    }

    private static Client device(@Nullable String device) {
        return new Client("192.0.2.7", "A Browser", device, "request-1", "en");
    }
}
