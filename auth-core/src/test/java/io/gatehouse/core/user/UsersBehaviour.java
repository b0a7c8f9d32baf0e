package io.gatehouse.core.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.login.SignInAccounts;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.user.Users.Added;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of accounts promises, with their passwords and addresses. */
public abstract class UsersBehaviour {
    private static final PasswordEnvelope FIRST = new PasswordEnvelope.Own(1, "$2a$10$" + "a".repeat(53));
    private static final PasswordEnvelope SECOND = new PasswordEnvelope.Own(2, "$2a$12$" + "b".repeat(53));

    protected abstract Users users();

    protected abstract Credentials credentials();

    protected abstract SignInAccounts accounts();

    protected abstract Mails.Addressees addressees();

    @Test
    void an_account_is_found_by_id_and_by_any_spelling_of_its_address() {
        Profile profile = new Profile(new Username("Ines_C"), "Inés", "Calder-Ødegård", LocalDate.of(1990, 2, 28));
        UserId id = added("Ines@Find.Example", profile, World.TENANT);
        User user = users().byEmail(World.TENANT, new Email("INES@find.EXAMPLE"));
        assertNotNull(user);
        assertEquals(id, user.id());
        assertEquals("Ines@Find.Example", user.email().value());
        assertEquals("Inés", user.firstName());
        assertEquals("Calder-Ødegård", user.lastName());
        assertEquals(LocalDate.of(1990, 2, 28), user.dateOfBirth());
        assertEquals(new Username("Ines_C"), user.username());
        assertEquals(List.of("user"), user.roles());
        assertEquals("de", user.language());
        assertFalse(user.emailVerified());
        assertFalse(user.disabled());
        assertEquals(user, users().byId(World.TENANT, id));
    }

    @Test
    void an_account_from_elsewhere_is_as_it_was_there() {
        UserId id = new UserId(UUID.randomUUID());
        Past past = new Past(true, true, Instant.parse("2019-05-06T07:08:09Z"));
        NewUser brought =
                new NewUser(id, World.TENANT, new Email("brought@x.example"), World.NO_PROFILE, "en", List.of());
        assertEquals(Added.ADDED, users().bring(brought, past));
        credentials().setPassword(World.TENANT, id, FIRST);
        User user = users().byId(World.TENANT, id);
        assertNotNull(user);
        assertTrue(user.emailVerified());
        assertTrue(user.disabled());
        assertEquals(past.createdAt(), user.createdAt());
        assertTrue(user.passwordChangedAt().isAfter(user.createdAt()));
        NewUser again = new NewUser(
                new UserId(UUID.randomUUID()), World.TENANT, brought.email(), World.NO_PROFILE, "en", List.of());
        assertEquals(Added.EMAIL_TAKEN, users().bring(again, Past.NONE));
    }

    @Test
    void another_tenant_sees_nothing_and_may_have_the_same_address_and_name() {
        Profile named = new Profile(new Username("both"), null, null, null);
        UserId here = added("both@two.example", named, World.TENANT);
        UserId there = added("both@two.example", named, World.OTHER_TENANT);
        assertNull(users().byId(World.OTHER_TENANT, here));
        assertNull(users().byId(World.TENANT, there));
        assertNull(addressees().find(World.OTHER_TENANT, here));
        User found = users().byEmail(World.OTHER_TENANT, new Email("both@two.example"));
        assertNotNull(found);
        assertEquals(there, found.id());
    }

    @Test
    void an_address_and_a_name_are_taken_in_any_case() {
        Profile named = new Profile(new Username("Taken_1"), null, null, null);
        added("taken@one.example", named, World.TENANT);
        assertEquals(Added.EMAIL_TAKEN, add("TAKEN@ONE.example", World.NO_PROFILE));
        Profile sameName = new Profile(new Username("tAKEN_1"), null, null, null);
        assertEquals(Added.USERNAME_TAKEN, add("free@one.example", sameName));
        assertNull(users().byEmail(World.TENANT, new Email("free@one.example")));
    }

    @Test
    void a_name_is_not_taken_by_oneself() {
        Profile named = new Profile(new Username("self_1"), null, null, null);
        UserId self = added("self@one.example", named, World.TENANT);
        assertTrue(users().isUsernameTaken(World.TENANT, new Username("SELF_1"), null));
        assertFalse(users().isUsernameTaken(World.TENANT, new Username("SELF_1"), self));
        assertFalse(users().isUsernameTaken(World.OTHER_TENANT, new Username("SELF_1"), null));
    }

    @Test
    void a_profile_is_replaced_and_may_be_emptied() {
        UserId id = added("profile@one.example", World.NO_PROFILE, World.TENANT);
        users().updateProfile(World.TENANT, id, new Profile(new Username("profile_1"), "A", "B", null));
        assertEquals("A", user(id).firstName());
        users().updateProfile(World.OTHER_TENANT, id, new Profile(null, "X", "X", null));
        assertEquals("A", user(id).firstName());
        users().updateProfile(World.TENANT, id, World.NO_PROFILE);
        assertNull(user(id).firstName());
        assertNull(user(id).username());
    }

    @Test
    void a_taken_name_is_refused_when_a_profile_changes() {
        added("owner@one.example", new Profile(new Username("owned"), null, null, null), World.TENANT);
        UserId id = added("wisher@one.example", World.NO_PROFILE, World.TENANT);
        assertThrows(
                Users.UsernameTaken.class,
                () -> users().updateProfile(World.TENANT, id, new Profile(new Username("OWNED"), null, null, null)));
        assertNull(user(id).username());
    }

    @Test
    void an_address_is_marked_as_verified() {
        UserId id = added("verify@one.example", World.NO_PROFILE, World.TENANT);
        users().markEmailVerified(World.OTHER_TENANT, id);
        assertFalse(user(id).emailVerified());
        users().markEmailVerified(World.TENANT, id);
        users().markEmailVerified(World.TENANT, id);
        assertTrue(user(id).emailVerified());
    }

    @Test
    void an_address_is_changed_to_one_that_is_confirmed_and_free() {
        UserId id = added("before@one.example", World.NO_PROFILE, World.TENANT);
        UserId owner = added("owner-of@one.example", World.NO_PROFILE, World.TENANT);
        users().changeEmail(World.OTHER_TENANT, id, new Email("after@one.example"));
        assertEquals("before@one.example", user(id).email().value());
        users().changeEmail(World.TENANT, id, new Email("After@one.example"));
        assertEquals("After@one.example", user(id).email().value());
        assertTrue(user(id).emailVerified());
        assertNull(users().byEmail(World.TENANT, new Email("before@one.example")));
        assertThrows(
                Users.EmailTaken.class, () -> users().changeEmail(World.TENANT, id, new Email("OWNER-of@one.example")));
        assertEquals("After@one.example", user(id).email().value());
        assertEquals("owner-of@one.example", user(owner).email().value());
    }

    @Test
    void an_account_is_held_in_its_own_tenant_and_seen_as_it_is_by_then() {
        UserId id = added("held@one.example", World.NO_PROFILE, World.TENANT);
        assertEquals(user(id), users().hold(World.TENANT, id));
        assertNull(users().hold(World.OTHER_TENANT, id));
        assertNull(users().hold(World.TENANT, new UserId(UUID.randomUUID())));
    }

    @Test
    void a_sign_in_sees_the_password_in_force_by_address_and_by_name() {
        Profile named = new Profile(new Username("signer"), null, null, null);
        UserId id = added("signer@one.example", named, World.TENANT);
        credentials().setPassword(World.TENANT, id, SECOND);
        SignInAccounts.Account byEmail = accounts().byEmail(World.TENANT, new Email("Signer@one.example"));
        SignInAccounts.Account byName = accounts().byUsername(World.TENANT, new Username("SIGNER"));
        assertNotNull(byEmail);
        assertEquals(SECOND, byEmail.password());
        assertEquals(byEmail, byName);
        assertNull(accounts().byEmail(World.OTHER_TENANT, new Email("signer@one.example")));
        assertNull(accounts().byUsername(World.OTHER_TENANT, new Username("signer")));
        assertNull(accounts().byUsername(World.TENANT, new Username("nobody_1")));
    }

    @Test
    void mail_goes_to_the_address_in_its_owners_language() {
        UserId id = added("reader@one.example", World.NO_PROFILE, World.TENANT);
        assertEquals(
                new Mails.Addressee(new Email("reader@one.example"), "de"),
                addressees().find(World.TENANT, id));
        assertNull(addressees().find(World.TENANT, new UserId(UUID.randomUUID())));
    }

    private User user(UserId id) {
        @Nullable User user = users().byId(World.TENANT, id);
        assertNotNull(user);
        return user;
    }

    private Added add(String email, Profile profile) {
        return users().add(new NewUser(
                new UserId(UUID.randomUUID()), World.TENANT, new Email(email), profile, "de", List.of("user")));
    }

    @com.google.errorprone.annotations.CanIgnoreReturnValue
    private UserId added(String email, Profile profile, TenantId tenant) {
        UserId id = new UserId(UUID.randomUUID());
        assertEquals(
                Added.ADDED, users().add(new NewUser(id, tenant, new Email(email), profile, "de", List.of("user"))));
        credentials().setPassword(tenant, id, FIRST);
        return id;
    }
}
