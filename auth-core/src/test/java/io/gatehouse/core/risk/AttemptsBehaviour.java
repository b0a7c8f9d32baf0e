package io.gatehouse.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.DeviceHash;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.risk.Attempts.Reservation;
import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of failed sign-ins and known devices must do, as the lockout uses them. */
abstract class AttemptsBehaviour {
    private static final String NAME = "ines@calder.studio";
    private static final Client OWNER = World.CLIENT;
    private static final Client STRANGER = new Client("198.51.100.9", "Another", "device-9", "request-9", "en");

    abstract Attempts attempts();

    abstract KnownDevices devices();

    abstract UserId newUser();

    /** Lets time pass for what the store remembers. */
    abstract void pass(Duration time);

    @Test
    void the_fifth_failure_locks_and_the_sixth_attempt_is_refused() {
        for (@Nullable UserId user : new UserId[] {null, newUser()}) {
            for (int failure = 1; failure <= 4; failure++) {
                assertNull(fail(user));
            }
            assertEquals(Duration.ofMinutes(15), fail(user));
            Duration left = assertInstanceOf(Reservation.Locked.class, reserve(NAME, user, STRANGER))
                    .left();
            assertTrue(left.isPositive() && left.compareTo(Duration.ofMinutes(15)) <= 0, left::toString);
        }
    }

    @Test
    void each_lock_is_longer_the_last_one_repeats_and_a_day_of_peace_forgets_them() {
        UserId user = newUser();
        List<Duration> locks = List.of(
                Duration.ofMinutes(15),
                Duration.ofMinutes(30),
                Duration.ofHours(1),
                Duration.ofHours(24),
                Duration.ofHours(24));
        for (Duration lock : locks) {
            assertEquals(lock, lock(user));
            pass(lock.plusSeconds(1));
        }
        pass(Duration.ofHours(24));
        assertEquals(Duration.ofMinutes(15), lock(user));
    }

    @Test
    void failures_are_forgotten_after_a_day_without_another() {
        UserId user = newUser();
        for (int failure = 1; failure <= 4; failure++) {
            assertNull(fail(user));
        }
        pass(Duration.ofHours(25));
        assertNull(fail(user));
    }

    @Test
    void a_known_device_counts_apart_from_strangers() {
        UserId user = newUser();
        devices().remember(World.TENANT, user, device(OWNER), null);
        assertEquals(Duration.ofMinutes(15), lock(user));
        assertInstanceOf(Reservation.Locked.class, reserve(NAME, user, STRANGER));
        assertTrue(open(NAME, user, OWNER).isKnownDevice());
        devices().forgetAll(World.TENANT, user);
        assertInstanceOf(Reservation.Locked.class, reserve(NAME, user, OWNER));
    }

    @Test
    void the_names_of_one_account_count_together_and_tenants_apart() {
        UserId user = newUser();
        assertEquals(Duration.ofMinutes(15), lock(user));
        assertInstanceOf(Reservation.Locked.class, reserve("ines_calder", user, STRANGER));
        assertInstanceOf(Reservation.Open.class, reserve(NAME, newUser(), STRANGER));
        assertEquals(Duration.ofMinutes(15), lock("nobody", null, STRANGER));
        assertInstanceOf(Reservation.Locked.class, reserve(" NoBody ", null, STRANGER));
        assertInstanceOf(Reservation.Open.class, lockout().reserve(World.OTHER_TENANT, "nobody", null, STRANGER));
    }

    @Test
    void a_success_forgets_the_failures() {
        UserId user = newUser();
        for (int round = 0; round < 3; round++) {
            for (int failure = 1; failure <= 4; failure++) {
                assertNull(fail(user));
            }
            lockout().succeeded(World.TENANT, open(NAME, user, STRANGER));
        }
        assertNull(fail(user));
    }

    @Test
    void an_attempt_that_was_not_made_does_not_count() {
        UserId user = newUser();
        for (int round = 0; round < 10; round++) {
            lockout().giveBack(World.TENANT, open(NAME, user, STRANGER));
        }
        for (int failure = 1; failure <= 4; failure++) {
            assertNull(fail(user));
        }
        assertEquals(Duration.ofMinutes(15), fail(user));
    }

    @Test
    void attempts_that_their_node_never_settled_count_for_nothing_after_a_minute() {
        UserId user = newUser();
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertInstanceOf(Reservation.Open.class, reserve(NAME, user, STRANGER));
        }
        assertInstanceOf(Reservation.Locked.class, reserve(NAME, user, STRANGER));
        pass(Duration.ofSeconds(61));
        assertNull(fail(user));
    }

    @Test
    void the_locks_of_one_account_end_on_all_its_devices() {
        UserId user = newUser();
        UserId other = newUser();
        devices().remember(World.TENANT, user, device(OWNER), null);
        assertEquals(Duration.ofMinutes(15), lock(NAME, user, OWNER));
        assertEquals(Duration.ofMinutes(15), lock(user));
        assertEquals(Duration.ofMinutes(15), lock(other));
        List<UserId> all = List.of(user, newUser(), other);
        assertEquals(Set.of(user, other), lockout().locked(World.TENANT, all));
        assertEquals(Set.of(), lockout().locked(World.OTHER_TENANT, all));
        lockout().clear(World.TENANT, user);
        assertEquals(Set.of(other), lockout().locked(World.TENANT, all));
        assertInstanceOf(Reservation.Open.class, reserve(NAME, user, STRANGER));
        assertInstanceOf(Reservation.Open.class, reserve(NAME, user, OWNER));
        assertInstanceOf(Reservation.Locked.class, reserve(NAME, other, STRANGER));
    }

    @Test
    void only_what_nobody_touched_and_no_lock_holds_is_removed() {
        UserId user = newUser();
        assertEquals(Duration.ofMinutes(15), lock(user));
        assertNull(fail(newUser()));
        pass(Duration.ofHours(24).plusSeconds(1));
        assertEquals(1, attempts().forget(Duration.ofHours(24), 100));
        pass(Duration.ofMinutes(16));
        assertEquals(1, attempts().forget(Duration.ofHours(24), 100));
    }

    @Test
    void a_hundred_guesses_at_once_get_five_attempts() throws Exception {
        UserId user = newUser();
        List<Callable<Boolean>> guesses = new ArrayList<>();
        for (int guess = 0; guess < 100; guess++) {
            guesses.add(() -> {
                if (reserve(NAME, user, STRANGER) instanceof Reservation.Open open) {
                    Duration ignored = lockout().failed(World.TENANT, open);
                    return true;
                }
                return false;
            });
        }
        int made = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> wasMade : threads.invokeAll(guesses)) {
                made += wasMade.get() ? 1 : 0;
            }
        }
        assertEquals(5, made);
    }

    @Test
    void devices_are_told_the_last_seen_first_with_the_place_that_was_last_known() {
        UserId user = newUser();
        Place bergen = new Place("NO", new Place.Point(60.4, 5.3));
        devices().remember(World.TENANT, user, device(OWNER), bergen);
        pass(Duration.ofMinutes(1));
        devices().remember(World.TENANT, user, device(STRANGER), null);
        pass(Duration.ofMinutes(1));
        devices().remember(World.TENANT, user, device(OWNER), null);
        List<KnownDevices.KnownDevice> all = devices().all(World.TENANT, user);
        assertEquals(2, all.size());
        assertEquals(bergen, all.getFirst().place());
        assertNull(all.getLast().place());
        assertTrue(devices().all(World.OTHER_TENANT, user).isEmpty());
    }

    private Lockout lockout() {
        PolicyBook policies = PolicyBook.fixed(World.policies(Map.of()));
        return new Lockout(attempts(), devices(), new Buckets(World.keys(1)), policies);
    }

    private Reservation reserve(String name, @Nullable UserId user, Client client) {
        return lockout().reserve(World.TENANT, name, user, client);
    }

    private Reservation.Open open(String name, @Nullable UserId user, Client client) {
        return assertInstanceOf(Reservation.Open.class, reserve(name, user, client));
    }

    private @Nullable Duration fail(@Nullable UserId user) {
        return fail(NAME, user, STRANGER);
    }

    private @Nullable Duration fail(String name, @Nullable UserId user, Client client) {
        return lockout().failed(World.TENANT, open(name, user, client));
    }

    private @Nullable Duration lock(UserId user) {
        return lock(NAME, user, STRANGER);
    }

    /** Guesses until it is locked; returns for how long. */
    private @Nullable Duration lock(String name, @Nullable UserId user, Client client) {
        for (int failure = 1; failure <= 4; failure++) {
            assertNull(fail(name, user, client));
        }
        return fail(name, user, client);
    }

    private static byte[] device(Client client) {
        byte[] hash = DeviceHash.of(client);
        if (hash == null) {
            throw new AssertionError("a client without a device");
        }
        return hash;
    }
}
