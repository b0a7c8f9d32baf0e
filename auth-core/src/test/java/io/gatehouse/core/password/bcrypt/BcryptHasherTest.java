package io.gatehouse.core.password.bcrypt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.PasswordCheck;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordOwner;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.testing.World;
import io.gatehouse.kit.secret.KeyRing;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** bcrypt at its cheapest, and one step above. */
class BcryptHasherTest {
    private static final HashingThreads THREADS =
            new HashingThreads(1, 100, Duration.ofMinutes(1), Duration.ofSeconds(1), System::nanoTime);
    private static final int CHEAPEST = 4;

    private final World world = new World();
    private final AtomicInteger cost = new AtomicInteger(CHEAPEST);
    private final AtomicInteger hashes = new AtomicInteger();
    private final BcryptHasher hasher = hasher(World.keys(1));

    @AfterAll
    static void close() {
        THREADS.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "  spaces count  ",
                "Ω≈ç√∫˜µ≤≥÷ and ₀₁₂",
                "田中さんにあげて下さい",
                "👩‍👩‍👧‍👦 family of one",
                "\u202eright to left\u202c",
                "%s%n%x' OR 1=1 --",
                "ﷺ and z̵̡̧a̷l̴g̸o̵"
            })
    void any_password_opens_its_own_envelope_and_no_other_opens_it(String password) {
        PasswordEnvelope envelope = hasher.hash(accepted(password));
        assertTrue(hasher.matches(new PresentedPassword(password), envelope));
        assertFalse(hasher.matches(new PresentedPassword(password + "x"), envelope));
        assertFalse(hasher.matches(new PresentedPassword(password.substring(1)), envelope));
        assertEquals(CHEAPEST, envelope.cost());
        assertEquals(envelope, PasswordEnvelope.parse(envelope.write()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void random_passwords_of_any_length_are_told_apart_by_their_last_character(long seed) {
        Random random = new Random(seed);
        String password = random.ints(8 + random.nextInt(120), 0x20, 0x2FF)
                .filter(character -> !Character.isISOControl(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append("----padding")
                .toString();
        String shortened = password.substring(0, Math.min(password.length(), 120));
        PasswordEnvelope envelope = hasher.hash(accepted(shortened + "a"));
        assertTrue(hasher.matches(new PresentedPassword(shortened + "a"), envelope), "seed " + seed);
        assertFalse(hasher.matches(new PresentedPassword(shortened + "b"), envelope), "seed " + seed);
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @Test
    void what_stands_behind_the_seventy_second_byte_counts() {
        String long127 = "x".repeat(127);
        PasswordEnvelope envelope = hasher.hash(accepted(long127 + "1"));
        assertTrue(hasher.matches(new PresentedPassword(long127 + "1"), envelope));
        assertFalse(hasher.matches(new PresentedPassword(long127 + "2"), envelope));
        assertFalse(hasher.matches(new PresentedPassword("x".repeat(72)), envelope));
    }

    @Test
    void what_stands_behind_a_nul_counts() {
        PasswordEnvelope envelope = hasher.hash(accepted("before the end"));
        assertFalse(hasher.matches(new PresentedPassword("before the end\u0000"), envelope));
        assertFalse(hasher.matches(new PresentedPassword("before the end\u0000anything"), envelope));
        assertFalse(hasher.matches(new PresentedPassword("\u0000before the end"), envelope));
    }

    @Test
    void half_a_character_opens_nothing_and_costs_the_same() {
        PasswordEnvelope envelope = hasher.hash(accepted("a question?"));
        int paid = hashes.get();
        assertFalse(hasher.matches(new PresentedPassword("a question\ud83e"), envelope));
        assertFalse(hasher.matches(new PresentedPassword("\ud83e"), null));
        assertEquals(paid + 1, hashes.get(), "the decoy's salt");
    }

    @Test
    void two_envelopes_of_one_password_differ() {
        assertNotEquals(hasher.hash(accepted("correct horse")), hasher.hash(accepted("correct horse")));
    }

    @Test
    void two_spellings_of_one_password_open_it() {
        PasswordEnvelope envelope = hasher.hash(accepted("caf\u00e9 au lait"));
        assertTrue(hasher.matches(new PresentedPassword("cafe\u0301 au lait"), envelope));
    }

    @Test
    void nobodys_password_is_compared_with_a_decoy() {
        int paid = hashes.get();
        assertFalse(hasher.matches(new PresentedPassword("anything at all"), null));
        assertEquals(paid + 1, hashes.get());
    }

    @Test
    void a_cheaper_envelope_takes_as_long_as_todays() {
        PasswordEnvelope old = hasher.hash(accepted("correct horse"));
        cost.set(CHEAPEST + 3);
        int paid = hashes.get();
        assertTrue(hasher.matches(new PresentedPassword("correct horse"), old));
        // 2^4 for the comparison and 2^4 + 2^5 + 2^6 beside it make the 2^7 of today.
        assertEquals(paid + 3, hashes.get());
    }

    @Test
    void an_envelope_is_outdated_when_the_cost_has_grown_or_the_pepper_has_changed() {
        PasswordEnvelope envelope = hasher.hash(accepted("correct horse"));
        assertFalse(hasher.isOutdated(envelope));
        cost.incrementAndGet();
        assertTrue(hasher.isOutdated(envelope));
        cost.set(CHEAPEST);
        BcryptHasher rotated = hasher(World.keys(2, 1));
        assertTrue(rotated.isOutdated(envelope));
        assertTrue(rotated.matches(new PresentedPassword("correct horse"), envelope), "old peppers still open");
        assertEquals(2, rotated.hash(accepted("correct horse")).pepperId());
    }

    @Test
    void the_pepper_is_part_of_the_password() {
        PasswordEnvelope envelope = hasher.hash(accepted("correct horse"));
        PasswordEnvelope moved = new PasswordEnvelope(2, envelope.bcrypt());
        assertFalse(hasher(World.keys(2)).matches(new PresentedPassword("correct horse"), moved));
    }

    @Test
    void a_pepper_that_is_gone_is_a_fault_and_not_a_wrong_password() {
        PasswordEnvelope envelope = hasher.hash(accepted("correct horse"));
        BcryptHasher withoutIt = hasher(World.keys(2));
        IllegalStateException fault = assertThrows(
                IllegalStateException.class, () -> withoutIt.matches(new PresentedPassword("correct horse"), envelope));
        assertTrue(String.valueOf(fault.getCause()).contains("pepper 1 is gone"));
    }

    private BcryptHasher hasher(KeyRing keys) {
        return new BcryptHasher(THREADS, keys, cost::get, length -> {
            hashes.incrementAndGet();
            return world.randomBytes.next(length);
        });
    }

    private AcceptedPassword accepted(String password) {
        PasswordOwner nobody = new PasswordOwner(World.TENANT, null, "password", false, List.of());
        return assertInstanceOf(
                        PasswordCheck.Verdict.Accepted.class,
                        world.passwordCheck.execute(new PresentedPassword(password), world.policies.password(), nobody))
                .password();
    }
}
