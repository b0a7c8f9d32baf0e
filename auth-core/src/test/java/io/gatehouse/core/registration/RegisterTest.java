package io.gatehouse.core.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.event.MailTemplate;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.ForeignHash;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.user.FieldFault;
import io.gatehouse.core.user.Profile;
import io.gatehouse.core.user.User;
import io.gatehouse.core.verification.EmailLink;
import io.gatehouse.core.verification.IssueLink;
import io.gatehouse.core.verification.LinkPurpose;
import io.gatehouse.core.verification.LinkToken;
import io.gatehouse.core.verification.ResendVerification;
import io.gatehouse.core.verification.SendVerification;
import io.gatehouse.core.verification.VerifyEmail;
import io.gatehouse.core.verification.VerifyEmailResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From the wish for an account to a confirmed address. */
class RegisterTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Email EMAIL = new Email("ines@calder.studio");

    private final World world = new World();
    private boolean mailsMayGo = true;

    @Test
    void a_known_address_costs_the_same_hash_and_gets_the_same_answer_and_its_owner_a_mail() {
        RegisterResult first = register(PASSWORD, World.NO_PROFILE);
        int paidForNew = world.hasher.paid();
        assertEquals(VerifyEmailResult.VERIFIED, verify(lastToken()));
        RegisterResult second = register("another long password", World.NO_PROFILE);
        assertEquals(first, second);
        assertEquals(2 * paidForNew, world.hasher.paid());
        assertEquals(MailTemplate.ACCOUNT_EXISTS, world.mailed.getLast().template());
        assertEquals(EventKind.SIGNUP_FAILED, world.events.last().kind());
        assertTrue(opens(PASSWORD), "the owner's password stays");
    }

    @Test
    void an_unconfirmed_address_registered_again_belongs_to_neither_until_its_reader_chooses_a_password() {
        RegisterResult first = register("the attackers password", World.NO_PROFILE);
        int paidForNew = world.hasher.paid();
        String confirmsOnly = lastToken();
        assertEquals(first, register(PASSWORD, World.NO_PROFILE));
        assertEquals(2 * paidForNew, world.hasher.paid());
        assertEquals(MailTemplate.CHOOSE_PASSWORD, world.mailed.getLast().template());
        assertFalse(opens("the attackers password"));
        assertFalse(opens(PASSWORD));
        assertEquals(VerifyEmailResult.EXPIRED, verify(confirmsOnly));
        resend(EMAIL);
        assertEquals(VerifyEmailResult.VERIFIED, verify(lastToken()));
        assertFalse(opens("the attackers password"), "not even after the address was confirmed");
    }

    @Test
    void of_two_registrations_that_cross_the_second_is_judged_as_such() {
        PasswordHasher slow = new PasswordHasher() {
            private boolean isFirst = true;

            @Override
            public PasswordEnvelope hash(AcceptedPassword password) {
                if (isFirst) {
                    isFirst = false;
                    assertInstanceOf(
                            RegisterResult.MailSent.class, register("the attackers password", World.NO_PROFILE));
                }
                return world.hasher.hash(password);
            }

            @Override
            public PasswordEnvelope adopt(ForeignHash hash) {
                return world.hasher.adopt(hash);
            }

            @Override
            public boolean matches(PresentedPassword presented, @Nullable PasswordEnvelope envelope) {
                return world.hasher.matches(presented, envelope);
            }

            @Override
            public void requireRoom() {
                world.hasher.requireRoom();
            }

            @Override
            public boolean isOutdated(PasswordEnvelope envelope) {
                return world.hasher.isOutdated(envelope);
            }
        };
        assertInstanceOf(RegisterResult.MailSent.class, register(slow, PASSWORD, World.NO_PROFILE));
        assertEquals(MailTemplate.CHOOSE_PASSWORD, world.mailed.getLast().template());
        assertFalse(opens("the attackers password"));
        assertFalse(opens(PASSWORD));
    }

    @Test
    void where_people_sign_in_unconfirmed_a_second_registration_takes_no_password_away() {
        world.policies = World.policies(Map.of("accounts.requireVerifiedEmail", "false"));
        assertInstanceOf(RegisterResult.MailSent.class, register(PASSWORD, World.NO_PROFILE));
        assertInstanceOf(RegisterResult.MailSent.class, register("another long password", World.NO_PROFILE));
        assertEquals(MailTemplate.ACCOUNT_EXISTS, world.mailed.getLast().template());
        assertTrue(opens(PASSWORD));
    }

    @Test
    void an_address_that_somebody_may_go_back_to_is_not_given_to_another() {
        UserId moved = world.user("moved@calder.studio", PASSWORD);
        IssueLink.Issued _ = world.issueLink.execute(World.TENANT, moved, LinkPurpose.EMAIL_CANCEL, EMAIL);
        assertInstanceOf(RegisterResult.MailSent.class, register(PASSWORD, World.NO_PROFILE));
        assertNull(world.accounts.byEmail(World.TENANT, EMAIL));
        assertEquals(MailTemplate.ACCOUNT_EXISTS, world.mailed.getLast().template());
        assertEquals(EMAIL, world.mailed.getLast().to());
    }

    @Test
    void whoever_registers_an_address_again_and_again_does_not_fill_its_owners_mailbox() {
        RegisterResult first = register(PASSWORD, World.NO_PROFILE);
        assertEquals(VerifyEmailResult.VERIFIED, verify(lastToken()));
        int mails = world.mailed.size();
        mailsMayGo = false;
        assertEquals(first, register("another long password", World.NO_PROFILE));
        assertEquals(mails, world.mailed.size());
        assertEquals(EventKind.SIGNUP_FAILED, world.events.last().kind());
    }

    @Test
    void an_unconfirmed_address_belongs_to_nobody_also_when_no_more_mails_may_go_and_the_last_link_works_on() {
        RegisterResult first = register("the attackers password", World.NO_PROFILE);
        assertEquals(first, register(PASSWORD, World.NO_PROFILE));
        String choose = lastToken();
        int mails = world.mailed.size();
        mailsMayGo = false;
        assertEquals(first, register("a third long password", World.NO_PROFILE));
        assertEquals(mails, world.mailed.size());
        assertFalse(opens("a third long password"));
        EmailLink link = world.links.find(
                World.TENANT,
                LinkPurpose.PASSWORD_RESET,
                Objects.requireNonNull(LinkToken.parse(choose)).hash());
        assertNotNull(link);
        assertEquals(EmailLink.State.OPEN, link.state());
    }

    @Test
    void without_concealment_a_known_address_is_named() {
        world.policies = World.policies(Map.of("accounts.concealAccounts", "false"));
        assertInstanceOf(RegisterResult.MailSent.class, register(PASSWORD, World.NO_PROFILE));
        assertInstanceOf(RegisterResult.EmailTaken.class, register(PASSWORD, World.NO_PROFILE));
        assertEquals(1, world.mailed.size());
    }

    @Test
    void a_taken_name_is_told_before_the_address_is_looked_at() {
        Profile named = new Profile(new Username("ines_c"), null, null, null);
        assertInstanceOf(RegisterResult.MailSent.class, register(PASSWORD, named));
        assertInstanceOf(RegisterResult.UsernameTaken.class, register(PASSWORD, named));
        assertEquals(1, world.mailed.size(), "the owner of the address is not bothered");
    }

    @Test
    void a_closed_door_does_nothing() {
        world.policies = World.policies(Map.of("accounts.registration", "false"));
        assertInstanceOf(RegisterResult.Closed.class, register(PASSWORD, World.NO_PROFILE));
        assertEquals(0, world.hasher.paid());
    }

    @Test
    void own_data_inside_a_password_is_refused() {
        Profile profile = new Profile(new Username("lighthouse"), "Marguerite", "Calderwood", null);
        for (String password :
                List.of("my-LIGHTHOUSE-1", "marguerite123", "xcalderwoodx", "ines@calder.studio!", "gatehouse rocks")) {
            RegisterResult.PasswordRefused refused =
                    assertInstanceOf(RegisterResult.PasswordRefused.class, register(password, profile));
            assertEquals(List.of("CONTAINS_OWN_DATA"), codes(refused.faults()), password);
        }
        assertEquals(0, world.hasher.paid());
    }

    @Test
    void fields_that_the_policy_asks_or_does_not_ask_are_refused() {
        world.policies = World.policies(Map.of("fields.firstName", "required", "fields.username", "off"));
        Profile profile = new Profile(new Username("ines_c"), null, null, null);
        RegisterResult.FieldsRefused refused =
                assertInstanceOf(RegisterResult.FieldsRefused.class, register(PASSWORD, profile));
        assertEquals(List.of("NOT_ASKED", "REQUIRED"), codes(refused.faults()));
    }

    @Test
    void the_mailed_link_confirms_the_address_and_does_so_twice_without_harm() {
        assertInstanceOf(RegisterResult.MailSent.class, register(PASSWORD, World.NO_PROFILE));
        String token = lastToken();
        assertEquals(VerifyEmailResult.VERIFIED, verify(token));
        assertEquals(VerifyEmailResult.VERIFIED, verify(token));
        User user = world.accounts.byEmail(World.TENANT, EMAIL);
        assertNotNull(user);
        assertTrue(user.emailVerified());
        assertEquals(
                1,
                world.events.kinds().stream()
                        .filter(EventKind.EMAIL_VERIFICATION_SUCCESS::equals)
                        .count());
    }

    @Test
    void a_link_works_in_its_tenant_and_its_time_only() {
        assertInstanceOf(RegisterResult.MailSent.class, register(PASSWORD, World.NO_PROFILE));
        String token = lastToken();
        assertEquals(VerifyEmailResult.INVALID, verifyEmail().execute(World.OTHER_TENANT, token, World.CLIENT));
        assertEquals(VerifyEmailResult.INVALID, verify("nonsense"));
        assertEquals(VerifyEmailResult.INVALID, verify("A".repeat(43)));
        world.clock.advance(Duration.ofDays(1));
        assertEquals(VerifyEmailResult.EXPIRED, verify(token));
    }

    @Test
    void a_newer_link_supersedes_the_older_one() {
        assertInstanceOf(RegisterResult.MailSent.class, register(PASSWORD, World.NO_PROFILE));
        String first = lastToken();
        resend(EMAIL);
        String second = lastToken();
        assertEquals(VerifyEmailResult.EXPIRED, verify(first));
        assertEquals(VerifyEmailResult.VERIFIED, verify(second));
        assertEquals(VerifyEmailResult.VERIFIED, verify(first), "the address is confirmed by now");
    }

    @Test
    void nothing_is_sent_again_to_unknown_confirmed_or_disabled_ones_or_too_often() {
        resend(EMAIL);
        world.user("ines@calder.studio", PASSWORD);
        resend(EMAIL);
        world.accounts.disable(World.TENANT, world.unverified("off@calder.studio", PASSWORD));
        resend(new Email("off@calder.studio"));
        world.unverified("waiting@calder.studio", PASSWORD);
        mailsMayGo = false;
        resend(new Email("waiting@calder.studio"));
        assertTrue(world.mailed.isEmpty());
        assertNull(world.accounts.byEmail(World.OTHER_TENANT, EMAIL));
    }

    private RegisterResult register(String password, Profile profile) {
        return register(world.hasher, password, profile);
    }

    private RegisterResult register(PasswordHasher hasher, String password, Profile profile) {
        return new Register(
                        world.accounts,
                        world.accounts,
                        hasher,
                        sendVerification(),
                        world.passwordCheck,
                        world.links,
                        new TellOwner(
                                world.accounts,
                                world.links,
                                world.issueLink,
                                world.mails,
                                world.policyBook,
                                world.audit),
                        (tenant, purpose, to) -> mailsMayGo,
                        world.audit,
                        world.transactions,
                        world.policyBook,
                        world.ids,
                        world.randomBytes,
                        world.clock)
                .execute(new RegisterCommand(
                        World.TENANT, EMAIL, new PresentedPassword(password), profile, World.CLIENT));
    }

    private SendVerification sendVerification() {
        return new SendVerification(world.issueLink, world.mails, world.audit);
    }

    private void resend(Email email) {
        new ResendVerification(
                        world.accounts,
                        sendVerification(),
                        (tenant, purpose, to) -> mailsMayGo,
                        world.background,
                        world.transactions)
                .execute(World.TENANT, email, World.CLIENT);
        world.work();
    }

    private VerifyEmail verifyEmail() {
        return new VerifyEmail(world.links, world.accounts, world.transactions, world.audit);
    }

    private VerifyEmailResult verify(String token) {
        return verifyEmail().execute(World.TENANT, token, World.CLIENT);
    }

    private boolean opens(String password) {
        User user = world.accounts.byEmail(World.TENANT, EMAIL);
        assertNotNull(user);
        return world.hasher.matches(
                new PresentedPassword(password),
                world.accounts.latest(World.TENANT, user.id(), 1).getFirst());
    }

    private String lastToken() {
        return world.lastToken();
    }

    private static List<String> codes(List<FieldFault> faults) {
        return faults.stream().map(FieldFault::code).toList();
    }
}
