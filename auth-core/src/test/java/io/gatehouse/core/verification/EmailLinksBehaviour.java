package io.gatehouse.core.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.verification.EmailLink.State;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store of mailed links promises. */
public abstract class EmailLinksBehaviour {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Email ADDRESS = new Email("new@calder.studio");

    protected abstract EmailLinks links();

    /** Adds a user of the first tenant. */
    protected abstract UserId newUser();

    /** Lets time pass. */
    protected abstract void pass(Duration time);

    @ParameterizedTest
    @EnumSource
    void a_link_is_good_for_its_own_purpose_in_its_own_tenant_and_once(LinkPurpose purpose) {
        UserId user = newUser();
        byte[] hash = keep(user, purpose);
        EmailLink link = links().find(World.TENANT, purpose, hash);
        assertNotNull(link);
        assertEquals(user, link.user());
        assertEquals(State.OPEN, link.state());
        assertEquals(carriesAddress(purpose) ? ADDRESS : null, link.address());
        assertNull(links().find(World.OTHER_TENANT, purpose, hash));
        assertFalse(links().use(World.OTHER_TENANT, purpose, hash));
        for (LinkPurpose other : LinkPurpose.values()) {
            if (other != purpose) {
                assertNull(links().find(World.TENANT, other, hash), other.name());
                assertFalse(links().use(World.TENANT, other, hash), other.name());
            }
        }
        assertTrue(links().use(World.TENANT, purpose, hash));
        assertFalse(links().use(World.TENANT, purpose, hash));
        assertEquals(State.USED, state(purpose, hash));
    }

    @Test
    void an_unknown_link_is_nobodys() {
        assertNull(links().find(World.TENANT, LinkPurpose.UNLOCK, hash()));
        assertFalse(links().use(World.TENANT, LinkPurpose.UNLOCK, hash()));
    }

    @ParameterizedTest
    @EnumSource
    void a_newer_link_supersedes_the_older_unless_each_stands_alone(LinkPurpose purpose) {
        UserId user = newUser();
        byte[] older = keep(user, purpose);
        byte[] newer = keep(user, purpose);
        assertEquals(purpose.standsAlone() ? State.OPEN : State.SUPERSEDED, state(purpose, older));
        assertEquals(State.OPEN, state(purpose, newer));
        assertEquals(purpose.standsAlone(), links().use(World.TENANT, purpose, older));
    }

    @Test
    void another_purpose_and_another_user_keep_their_links() {
        UserId user = newUser();
        byte[] reset = keep(user, LinkPurpose.PASSWORD_RESET);
        byte[] others = keep(newUser(), LinkPurpose.UNLOCK);
        keep(user, LinkPurpose.UNLOCK);
        assertEquals(State.OPEN, state(LinkPurpose.PASSWORD_RESET, reset));
        assertEquals(State.OPEN, state(LinkPurpose.UNLOCK, others));
    }

    @Test
    void a_link_runs_out() {
        byte[] hash = keep(newUser(), LinkPurpose.PASSWORD_RESET);
        pass(HOUR.minusMinutes(1));
        assertEquals(State.OPEN, state(LinkPurpose.PASSWORD_RESET, hash));
        pass(Duration.ofMinutes(2));
        assertEquals(State.EXPIRED, state(LinkPurpose.PASSWORD_RESET, hash));
        assertFalse(links().use(World.TENANT, LinkPurpose.PASSWORD_RESET, hash));
    }

    @ParameterizedTest
    @EnumSource
    void open_links_of_a_purpose_can_be_made_useless(LinkPurpose purpose) {
        UserId user = newUser();
        byte[] hash = keep(user, purpose);
        byte[] verify = keep(user, purpose == LinkPurpose.UNLOCK ? LinkPurpose.VERIFY_EMAIL : LinkPurpose.UNLOCK);
        assertFalse(links().supersede(World.OTHER_TENANT, user, purpose));
        assertTrue(links().supersede(World.TENANT, user, purpose));
        assertFalse(links().supersede(World.TENANT, user, purpose));
        assertFalse(links().use(World.TENANT, purpose, hash));
        assertTrue(links().use(
                        World.TENANT,
                        purpose == LinkPurpose.UNLOCK ? LinkPurpose.VERIFY_EMAIL : LinkPurpose.UNLOCK,
                        verify));
    }

    @Test
    void a_used_link_stays_used() {
        UserId user = newUser();
        byte[] hash = keep(user, LinkPurpose.UNLOCK);
        assertTrue(links().use(World.TENANT, LinkPurpose.UNLOCK, hash));
        assertFalse(links().supersede(World.TENANT, user, LinkPurpose.UNLOCK));
        assertEquals(State.USED, state(LinkPurpose.UNLOCK, hash));
    }

    @ParameterizedTest
    @EnumSource
    void an_address_is_awaited_while_a_notice_leads_back_to_it(LinkPurpose purpose) {
        UserId user = newUser();
        Email address = new Email(purpose.name() + "@awaited.example");
        byte[] hash = hash();
        links().replace(World.TENANT, user, purpose, hash, HOUR, carriesAddress(purpose) ? address : null);
        Email spelledOtherwise = new Email(address.value().toLowerCase(java.util.Locale.ROOT));
        assertEquals(purpose.standsAlone(), links().isAwaited(World.TENANT, spelledOtherwise));
        assertFalse(links().isAwaited(World.OTHER_TENANT, address));
        assertTrue(links().use(World.TENANT, purpose, hash));
        assertFalse(links().isAwaited(World.TENANT, address));
        links().replace(World.TENANT, user, purpose, hash(), HOUR, carriesAddress(purpose) ? address : null);
        pass(HOUR.plusSeconds(1));
        assertFalse(links().isAwaited(World.TENANT, address));
    }

    @ParameterizedTest
    @EnumSource
    void notices_that_went_elsewhere_since_then_can_be_made_useless(LinkPurpose purpose) {
        UserId user = newUser();
        byte[] before = keep(user, purpose);
        pass(Duration.ofMinutes(1));
        byte[] since = keep(user, purpose);
        byte[] others = keep(newUser(), purpose);
        EmailLink first = links().find(World.TENANT, purpose, since);
        assertNotNull(first);
        Email elsewhere = new Email("back@calder.studio");
        links().supersedeNotices(World.OTHER_TENANT, user, elsewhere, first.createdAt());
        links().supersedeNotices(World.TENANT, user, new Email("NEW@calder.studio"), first.createdAt());
        assertEquals(State.OPEN, state(purpose, since));
        links().supersedeNotices(World.TENANT, user, elsewhere, first.createdAt());
        assertEquals(purpose.standsAlone() ? State.SUPERSEDED : State.OPEN, state(purpose, since));
        assertEquals(purpose.standsAlone() ? State.OPEN : State.SUPERSEDED, state(purpose, before));
        assertEquals(State.OPEN, state(purpose, others));
    }

    @com.google.errorprone.annotations.CanIgnoreReturnValue
    private byte[] keep(UserId user, LinkPurpose purpose) {
        byte[] hash = hash();
        links().replace(World.TENANT, user, purpose, hash, HOUR, carriesAddress(purpose) ? ADDRESS : null);
        return hash;
    }

    private State state(LinkPurpose purpose, byte[] hash) {
        EmailLink link = links().find(World.TENANT, purpose, hash);
        assertNotNull(link);
        return link.state();
    }

    private static boolean carriesAddress(LinkPurpose purpose) {
        return purpose == LinkPurpose.EMAIL_CHANGE || purpose.standsAlone();
    }

    private static byte[] hash() {
        byte[] hash = new byte[32];
        ThreadLocalRandom.current().nextBytes(hash);
        return hash;
    }
}
