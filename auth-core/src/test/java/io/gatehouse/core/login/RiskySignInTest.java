package io.gatehouse.core.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.event.Mail;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.risk.Place;
import io.gatehouse.core.testing.MfaWorld;
import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sign-ins whose password is right and that look dangerous all the same; and addresses that guess at everybody's. */
class RiskySignInTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String HOME = "192.0.2.7";
    private static final String AWAY = "198.51.100.9";

    private final World world = new World();
    private final UserId user = world.user("ines@calder.studio", PASSWORD);

    @BeforeEach
    void sign_in_at_home() {
        world.places.put(HOME, new Place("NO", new Place.Point(60.39, 5.32)));
        world.places.put(AWAY, new Place("JP", new Place.Point(35.68, 139.69)));
        assertInstanceOf(SignInResult.SignedIn.class, signIn(HOME, "laptop", PASSWORD));
    }

    @Test
    void a_new_device_gets_in_and_the_owner_a_mail_that_says_what_where_and_when() {
        assertInstanceOf(SignInResult.SignedIn.class, signIn(HOME, "phone", PASSWORD));
        assertEquals(
                List.of(EventKind.LOGIN_SUCCESS, EventKind.LOGIN_SUCCESS, EventKind.NEW_DEVICE), world.events.kinds());
        Mail mail = world.mailed.getLast();
        assertEquals(MailTemplate.UNUSUAL_SIGN_IN, mail.template());
        assertEquals("A Browser", mail.values().get("device"));
        assertEquals("NO (" + HOME + ")", mail.values().get("place"));
        assertEquals(world.clock.instant().toString(), mail.values().get("time"));
        int mails = world.mailed.size();
        assertInstanceOf(SignInResult.SignedIn.class, signIn(HOME, "phone", PASSWORD));
        assertEquals(mails, world.mailed.size(), "by now it is known");
    }

    @Test
    void an_address_on_no_map_is_told_as_it_is() {
        assertInstanceOf(SignInResult.SignedIn.class, signIn("203.0.113.5", null, PASSWORD));
        assertEquals("203.0.113.5", world.mailed.getLast().values().get("place"));
    }

    @Test
    void alerts_can_be_switched_off_while_the_event_stays() {
        world.policies = World.policies(Map.of("alerts.mailNewDevice", "false"));
        assertInstanceOf(SignInResult.SignedIn.class, signIn(HOME, "phone", PASSWORD));
        assertTrue(world.mailed.isEmpty());
        assertEquals(EventKind.NEW_DEVICE, world.events.last().kind());
    }

    @Test
    void a_journey_that_nobody_makes_asks_for_a_code_even_where_there_is_no_second_factor() {
        assertInstanceOf(SignInResult.SecondFactorNeeded.class, signIn(AWAY, "laptop", PASSWORD));
        assertEquals(MailTemplate.SIGN_IN_CODE, world.mailed.getLast().template());
        assertEquals(1, world.sessions.open(World.TENANT, user).size());
    }

    @Test
    void codes_that_were_mailed_too_often_are_refused_and_written_down() {
        world.policies = World.policies(Map.of("rateLimits.codeMailsPerAccount", "2/10m"));
        MfaWorld mfa = new MfaWorld(world);
        SignInCommand away = new SignInCommand(
                World.TENANT,
                "ines@calder.studio",
                new PresentedPassword(PASSWORD),
                false,
                null,
                new Client(AWAY, "A Browser", "laptop", "request-1", "en"));
        for (int code = 0; code < 2; code++) {
            assertInstanceOf(
                    SignInResult.SecondFactorNeeded.class,
                    mfa.signIn(world.hasher).execute(away));
        }
        assertInstanceOf(
                SignInResult.TooManyCodes.class, mfa.signIn(world.hasher).execute(away));
        assertEquals(2, world.mailed.size());
        assertEquals("TOO_MANY_CODES", world.events.last().details().get("reason"));
    }

    @Test
    void a_sign_that_only_alerts_is_written_down_with_what_followed() {
        world.policies = World.policies(Map.of("risk.impossibleTravel", "alert", "risk.newCountry", "log"));
        assertInstanceOf(SignInResult.SignedIn.class, signIn(AWAY, "laptop", PASSWORD));
        assertEquals(
                List.of(EventKind.ANOMALY_DETECTED, EventKind.ANOMALY_DETECTED),
                world.events.kinds().subList(2, 4));
        assertEquals("IMPOSSIBLE_TRAVEL", world.events.last().details().get("reason"));
        assertEquals("ALERT", world.events.last().details().get("action"));
    }

    @Test
    void what_the_policy_blocks_goes_no_further_and_is_written_down() {
        world.policies = World.policies(Map.of("risk.newCountry", "block"));
        assertInstanceOf(SignInResult.Blocked.class, signIn(AWAY, "laptop", PASSWORD));
        assertEquals(1, world.sessions.open(World.TENANT, user).size());
        assertEquals(EventKind.ANOMALY_DETECTED, world.events.last().kind());
        assertEquals("BLOCK", world.events.last().details().get("action"));
        assertEquals("IMPOSSIBLE_TRAVEL", world.events.last().details().get("reason"));
        assertEquals(
                "NEW_COUNTRY",
                world.events.all().get(world.events.all().size() - 2).details().get("reason"));
        assertInstanceOf(SignInResult.BadCredentials.class, signIn(AWAY, "laptop", "wrong horse"), "not told before");
    }

    @Test
    void an_address_that_failed_at_many_accounts_is_sent_away_without_a_hash() {
        world.policies = World.policies(Map.of("risk.impossibleTravel", "log"));
        spray(19);
        assertInstanceOf(SignInResult.SignedIn.class, signIn(AWAY, "laptop", PASSWORD));
        spray(1);
        assertEquals("SPRAYING", world.events.last().details().get("reason"));
        assertEquals("BLOCK", world.events.last().details().get("action"));
        int paid = world.hasher.paid();
        SignInResult.TooManyAccounts away =
                assertInstanceOf(SignInResult.TooManyAccounts.class, signIn(AWAY, "laptop", PASSWORD));
        assertEquals(Duration.ofMinutes(10), away.retryAfter());
        assertEquals(paid, world.hasher.paid());
        assertInstanceOf(SignInResult.SignedIn.class, signIn(HOME, "laptop", PASSWORD), "others go on");
    }

    @Test
    void spraying_that_is_only_written_down_keeps_nobody_out() {
        world.policies = World.policies(Map.of("risk.spraying", "log", "risk.impossibleTravel", "log"));
        spray(20);
        assertEquals("LOG", world.events.last().details().get("action"));
        assertInstanceOf(SignInResult.SignedIn.class, signIn(AWAY, "laptop", PASSWORD));
    }

    @Test
    void where_many_accounts_failed_a_right_password_is_asked_for_a_code_if_the_policy_says_so() {
        world.policies = World.policies(
                Map.of("risk.spraying", "challenge", "risk.impossibleTravel", "log", "risk.newCountry", "log"));
        spray(20);
        assertInstanceOf(SignInResult.SecondFactorNeeded.class, signIn(AWAY, "laptop", PASSWORD));
        assertInstanceOf(SignInResult.SignedIn.class, signIn(HOME, "laptop", PASSWORD), "others go on");
    }

    @Test
    void an_alert_names_every_sign_that_was_seen() {
        world.policies = World.policies(Map.of("risk.spraying", "alert", "risk.impossibleTravel", "alert"));
        spray(20);
        assertInstanceOf(SignInResult.SignedIn.class, signIn(AWAY, "phone", PASSWORD));
        assertEquals(
                "NEW_DEVICE,NEW_COUNTRY,IMPOSSIBLE_TRAVEL,SPRAYING",
                world.mailed.getLast().values().get("signs"));
    }

    /** Tries names that nobody has, never the same twice. */
    private void spray(int names) {
        for (int name = 0; name < names; name++) {
            String nobody = "nobody" + world.events.all().size() + "@calder.studio";
            assertInstanceOf(SignInResult.BadCredentials.class, signIn(nobody, AWAY, null, "wrong horse"));
        }
    }

    private SignInResult signIn(String address, @Nullable String device, String password) {
        return signIn("ines@calder.studio", address, device, password);
    }

    private SignInResult signIn(String name, String address, @Nullable String device, String password) {
        Client client = new Client(address, "A Browser", device, "request-1", "en");
        return new MfaWorld(world)
                .signIn(world.hasher)
                .execute(new SignInCommand(World.TENANT, name, new PresentedPassword(password), false, null, client));
    }
}
