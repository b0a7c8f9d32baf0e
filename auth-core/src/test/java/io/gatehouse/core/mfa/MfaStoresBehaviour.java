package io.gatehouse.core.mfa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.core.kernel.KeyedHash;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.Rate;
import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of recovery codes, trusted devices, challenges and limits promises. */
public abstract class MfaStoresBehaviour {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Instant CHANGED = Instant.parse("2026-01-02T03:04:05.678901Z");

    protected abstract RecoveryCodes recoveryCodes();

    protected abstract TrustedDevices devices();

    protected abstract Challenges challenges();

    protected abstract AccountLimits limits();

    protected abstract UserId newUser();

    /** Lets time pass. */
    protected abstract void pass(Duration time);

    @Test
    void a_recovery_code_is_spent_once() {
        UserId user = newUser();
        recoveryCodes().replaceAll(World.TENANT, user, List.of(hash(1), hash(2)));
        List<RecoveryCodes.Unused> unused = recoveryCodes().unused(World.TENANT, user);
        assertEquals(2, unused.size());
        assertTrue(recoveryCodes().use(World.TENANT, user, unused.getFirst().id()));
        assertFalse(recoveryCodes().use(World.TENANT, user, unused.getFirst().id()));
        List<RecoveryCodes.Unused> left = recoveryCodes().unused(World.TENANT, user);
        assertEquals(
                List.of(unused.getLast().id()),
                left.stream().map(RecoveryCodes.Unused::id).toList());
        assertArrayEquals(unused.getLast().code().hash(), left.getFirst().code().hash());
        assertEquals(unused.getLast().code().keyId(), left.getFirst().code().keyId());
        assertEquals(2, recoveryCodes().issued(World.TENANT, user), "how many there were");
    }

    @Test
    void new_recovery_codes_replace_all_earlier_ones() {
        UserId user = newUser();
        recoveryCodes().replaceAll(World.TENANT, user, List.of(hash(1), hash(2)));
        UUID old = recoveryCodes().unused(World.TENANT, user).getFirst().id();
        recoveryCodes().replaceAll(World.TENANT, user, List.of(hash(3)));
        assertEquals(1, recoveryCodes().unused(World.TENANT, user).size());
        assertEquals(1, recoveryCodes().issued(World.TENANT, user));
        assertFalse(recoveryCodes().use(World.TENANT, user, old));
        recoveryCodes().removeAll(World.TENANT, user);
        assertEquals(0, recoveryCodes().issued(World.TENANT, user));
        assertTrue(recoveryCodes().unused(World.TENANT, user).isEmpty());
    }

    @Test
    void recovery_codes_belong_to_their_user_and_tenant() {
        UserId user = newUser();
        UserId other = newUser();
        recoveryCodes().replaceAll(World.TENANT, user, List.of(hash(1)));
        UUID id = recoveryCodes().unused(World.TENANT, user).getFirst().id();
        assertFalse(recoveryCodes().use(World.TENANT, other, id));
        assertFalse(recoveryCodes().use(World.OTHER_TENANT, user, id));
        recoveryCodes().removeAll(World.OTHER_TENANT, user);
        recoveryCodes().removeAll(World.TENANT, other);
        assertEquals(1, recoveryCodes().unused(World.TENANT, user).size());
        assertTrue(recoveryCodes().unused(World.OTHER_TENANT, user).isEmpty());
    }

    @Test
    void a_device_is_trusted_until_its_time_is_over() {
        UserId user = newUser();
        assertFalse(devices().isTrusted(World.TENANT, user, device(1)));
        devices().trust(World.TENANT, user, device(1), "A Browser", Duration.ofDays(30));
        assertTrue(devices().isTrusted(World.TENANT, user, device(1)));
        assertFalse(devices().isTrusted(World.TENANT, user, device(2)));
        assertFalse(devices().isTrusted(World.TENANT, newUser(), device(1)));
        assertFalse(devices().isTrusted(World.OTHER_TENANT, user, device(1)));
        UUID id = devices().list(World.TENANT, user).getFirst().id();
        pass(Duration.ofDays(30));
        assertFalse(devices().isTrusted(World.TENANT, user, device(1)));
        assertTrue(devices().list(World.TENANT, user).isEmpty());
        assertFalse(devices().remove(World.TENANT, user, id));
    }

    @Test
    void a_device_trusted_again_is_one_device_and_lasts_longer() {
        UserId user = newUser();
        devices().trust(World.TENANT, user, device(1), null, Duration.ofDays(30));
        pass(Duration.ofDays(20));
        devices().trust(World.TENANT, user, device(2), "Another", Duration.ofDays(30));
        pass(Duration.ofSeconds(1));
        devices().trust(World.TENANT, user, device(1), "A Browser", Duration.ofDays(30));
        List<TrustedDevice> list = devices().list(World.TENANT, user);
        assertEquals(2, list.size());
        assertEquals("A Browser", list.getFirst().userAgent(), "the latest first");
        assertArrayEquals(device(1), list.getFirst().deviceHash());
        assertEquals(
                Duration.ofDays(30),
                Duration.between(list.getFirst().trustedAt(), list.getFirst().trustedUntil()));
        pass(Duration.ofDays(20));
        assertTrue(devices().isTrusted(World.TENANT, user, device(1)));
    }

    @Test
    void trust_is_taken_from_one_device_or_from_all() {
        UserId user = newUser();
        devices().trust(World.TENANT, user, device(1), null, Duration.ofDays(30));
        devices().trust(World.TENANT, user, device(2), null, Duration.ofDays(30));
        UUID first = devices().list(World.TENANT, user).getFirst().id();
        assertFalse(devices().remove(World.TENANT, newUser(), first));
        assertFalse(devices().remove(World.OTHER_TENANT, user, first));
        assertTrue(devices().remove(World.TENANT, user, first));
        assertFalse(devices().remove(World.TENANT, user, first));
        devices().removeAll(World.OTHER_TENANT, user);
        assertEquals(1, devices().list(World.TENANT, user).size());
        devices().removeAll(World.TENANT, user);
        assertTrue(devices().list(World.TENANT, user).isEmpty());
    }

    @Test
    void a_challenge_is_found_as_it_was_opened() {
        Challenge opened = challenge(newUser(), device(1), new KeyedHash(7, device(9)));
        challenges().open(opened);
        Challenge found = challenges().find(World.TENANT, opened.referenceHash());
        assertNotNull(found);
        assertEquals(opened.id(), found.id());
        assertEquals(opened.user(), found.user());
        assertEquals(opened.tenant(), found.tenant());
        assertEquals(List.of(ChallengeMethod.EMAIL_CODE), found.methods());
        assertEquals(List.of("pwd"), found.amr());
        assertTrue(found.rememberMe());
        assertEquals(CHANGED, found.passwordChangedAt());
        assertArrayEquals(device(1), found.deviceHash());
        KeyedHash code = found.emailCode();
        assertNotNull(code);
        assertEquals(7, code.keyId());
        assertArrayEquals(device(9), code.hash());
        assertFalse(found.left().compareTo(LIFE) > 0 || found.left().isNegative());
        assertNull(challenges().find(World.OTHER_TENANT, opened.referenceHash()));
        assertNull(challenges().find(World.TENANT, device(3)));
    }

    @Test
    void a_challenge_of_a_client_without_a_device_names_none() {
        Challenge opened = challenge(newUser(), null, null);
        challenges().open(opened);
        Challenge found = challenges().find(World.TENANT, opened.referenceHash());
        assertNotNull(found);
        assertNull(found.deviceHash());
        assertNull(found.emailCode());
        assertEquals(List.of(ChallengeMethod.TOTP, ChallengeMethod.RECOVERY_CODE), found.methods());
    }

    @Test
    void a_challenge_is_completed_once() {
        Challenge challenge = challenge(newUser(), null, null);
        challenges().open(challenge);
        challenges().complete(World.OTHER_TENANT, challenge.id());
        assertFalse(challenges().hold(World.OTHER_TENANT, challenge.id()));
        assertTrue(challenges().hold(World.TENANT, challenge.id()));
        challenges().complete(World.TENANT, challenge.id());
        assertFalse(challenges().hold(World.TENANT, challenge.id()));
        assertNull(challenges().find(World.TENANT, challenge.referenceHash()));
        assertFalse(challenges().attempt(World.TENANT, challenge.id(), 5));
    }

    @Test
    void a_challenge_waits_no_longer_than_its_life() {
        Challenge challenge = challenge(newUser(), null, null);
        challenges().open(challenge);
        pass(LIFE);
        assertNull(challenges().find(World.TENANT, challenge.referenceHash()));
        assertFalse(challenges().attempt(World.TENANT, challenge.id(), 5));
        assertFalse(challenges().hold(World.TENANT, challenge.id()));
    }

    @Test
    void a_challenge_takes_so_many_tries_and_no_more() {
        Challenge challenge = challenge(newUser(), null, null);
        challenges().open(challenge);
        assertFalse(challenges().attempt(World.OTHER_TENANT, challenge.id(), 5));
        for (int time = 0; time < 5; time++) {
            assertTrue(challenges().attempt(World.TENANT, challenge.id(), 5));
        }
        assertFalse(challenges().attempt(World.TENANT, challenge.id(), 5));
    }

    @Test
    void all_challenges_of_a_person_end_together() {
        UserId user = newUser();
        Challenge mine = challenge(user, null, null);
        Challenge others = challenge(newUser(), null, null);
        challenges().open(mine);
        challenges().open(others);
        challenges().endAll(World.OTHER_TENANT, user);
        assertNotNull(challenges().find(World.TENANT, mine.referenceHash()));
        challenges().endAll(World.TENANT, user);
        assertNull(challenges().find(World.TENANT, mine.referenceHash()));
        assertNotNull(challenges().find(World.TENANT, others.referenceHash()));
    }

    @Test
    void an_account_has_so_many_places_and_each_comes_back_with_time() {
        UserId user = newUser();
        Rate rate = new Rate(3, Duration.ofMinutes(30));
        for (int time = 0; time < 3; time++) {
            assertNull(limits().take(World.TENANT, user, "code", rate));
        }
        Duration wait = limits().take(World.TENANT, user, "code", rate);
        assertNotNull(wait);
        assertTrue(wait.compareTo(Duration.ofMinutes(10)) <= 0 && wait.compareTo(Duration.ofMinutes(9)) > 0, "" + wait);
        assertNull(limits().take(World.TENANT, newUser(), "code", rate), "everybody has their own");
        pass(Duration.ofMinutes(10));
        assertNull(limits().take(World.TENANT, user, "code", rate));
        assertNotNull(limits().take(World.TENANT, user, "code", rate));
        pass(Duration.ofHours(2));
        for (int time = 0; time < 3; time++) {
            assertNull(limits().take(World.TENANT, user, "code", rate), "no more than all of them come back");
        }
        assertNotNull(limits().take(World.TENANT, user, "code", rate));
    }

    @Test
    void a_place_given_back_can_be_taken_again_and_rates_are_counted_apart() {
        UserId user = newUser();
        Rate one = new Rate(1, Duration.ofHours(1));
        Rate two = new Rate(2, Duration.ofDays(1));
        limits().giveBack(World.TENANT, user, "code", one);
        assertNull(limits().take(World.TENANT, user, "code", one));
        assertNotNull(limits().take(World.TENANT, user, "code", one));
        assertNull(limits().take(World.TENANT, user, "mail", one), "and so is what is counted");
        assertNull(limits().take(World.TENANT, user, "code", two));
        limits().giveBack(World.TENANT, user, "code", one);
        assertNull(limits().take(World.TENANT, user, "code", one));
        assertNotNull(limits().take(World.TENANT, user, "code", one));
    }

    private static Challenge challenge(UserId user, byte @Nullable [] device, @Nullable KeyedHash emailCode) {
        UUID id = UUID.randomUUID();
        return new Challenge(
                id,
                World.TENANT,
                user,
                Challenge.hash(id.toString()),
                device,
                emailCode == null
                        ? List.of(ChallengeMethod.TOTP, ChallengeMethod.RECOVERY_CODE)
                        : List.of(ChallengeMethod.EMAIL_CODE),
                List.of("pwd"),
                /* rememberMe= */ true,
                CHANGED,
                emailCode,
                LIFE);
    }

    private static KeyedHash hash(int fill) {
        return new KeyedHash(fill, device(fill));
    }

    private static byte[] device(int number) {
        return Hashes.sha256(new byte[] {(byte) number});
    }
}
