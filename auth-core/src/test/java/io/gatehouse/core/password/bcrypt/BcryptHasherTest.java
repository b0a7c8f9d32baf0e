package io.gatehouse.core.password.bcrypt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.ForeignHash;
import io.gatehouse.core.password.PasswordCheck;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordOwner;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.testing.World;
import io.gatehouse.kit.secret.KeyRing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** bcrypt at its cheapest, and one step above. */
class BcryptHasherTest {
    private static final HashingThreads THREADS =
            new HashingThreads(1, 100, Duration.ofMinutes(1), Duration.ofSeconds(1), System::nanoTime);
    private static final int CHEAPEST = 4;
    private static final String TIDAL = "$2b$04$abcdefghijklmnopqrstuu9FYH1QSTnmDcWSwM9ufRmCZ4ovaHk3q";

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
        PasswordEnvelope moved = new PasswordEnvelope.Own(
                2, assertInstanceOf(PasswordEnvelope.Own.class, envelope).bcrypt());
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

    /** Made by crypt(3) of libxcrypt: what PHP, Ruby, Python and the C world have in their databases. */
    @ParameterizedTest
    @CsvSource({
        "tidal Lantern 42, 9FYH1QSTnmDcWSwM9ufRmCZ4ovaHk3q",
        "Größe ist nicht alles ✓, vG.bhsnfaUXVXIzCFsUo1/2/Xbfn8oe"
    })
    void a_hash_from_another_system_opens_to_its_password_and_to_no_other(String password, String result) {
        for (String version : List.of("2a", "2b", "2y")) {
            PasswordEnvelope adopted = hasher.adopt(foreign("$" + version + "$04$abcdefghijklmnopqrstuu" + result));
            assertEquals(adopted, PasswordEnvelope.parse(adopted.write()));
            assertEquals(CHEAPEST, adopted.cost());
            assertFalse(adopted.write().contains(result), "only its seal is kept");
            assertTrue(hasher.matches(new PresentedPassword(password), adopted));
            assertFalse(hasher.matches(new PresentedPassword(password + "x"), adopted));
            assertFalse(hasher.matches(new PresentedPassword(password.substring(1)), adopted));
            assertFalse(hasher.matches(new PresentedPassword(""), adopted));
            assertTrue(hasher.isOutdated(adopted), "the next sign-in makes it our own");
        }
    }

    @Test
    void what_stood_behind_the_seventy_second_byte_there_counts_as_little_here() {
        PasswordEnvelope whole = hasher.adopt(foreign("$2b$04$abcdefghijklmnopqrstuu.gc7UY/21CSNJGJg21jJzx9QiOpJ9bO"));
        assertTrue(hasher.matches(new PresentedPassword("x".repeat(71)), whole));
        assertFalse(hasher.matches(new PresentedPassword("x".repeat(72)), whole));
        PasswordEnvelope cut = hasher.adopt(foreign("$2y$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i"));
        assertTrue(hasher.matches(new PresentedPassword("x".repeat(72)), cut));
        assertTrue(hasher.matches(new PresentedPassword("x".repeat(72) + "tail"), cut));
        assertTrue(hasher.matches(new PresentedPassword("x".repeat(300)), cut));
        assertFalse(hasher.matches(new PresentedPassword("x".repeat(71)), cut));
    }

    @Test
    void a_nul_opens_no_imported_password() {
        PasswordEnvelope adopted = hasher.adopt(foreign(TIDAL));
        assertFalse(hasher.matches(new PresentedPassword("tidal Lantern 42\u0000"), adopted));
        assertFalse(hasher.matches(new PresentedPassword("tidal Lantern 42\u0000anything"), adopted));
        assertFalse(hasher.matches(new PresentedPassword("tidal Lantern 42\ud83e"), adopted), "half a character");
    }

    @Test
    void an_imported_password_is_compared_as_it_was_typed_there() {
        byte[] salt = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);
        String decomposed = "cafe\u0301 au lait";
        byte[] hash = BCrypt.withDefaults().hash(CHEAPEST, salt, decomposed.getBytes(StandardCharsets.UTF_8));
        PasswordEnvelope adopted = hasher.adopt(foreign(new String(hash, StandardCharsets.US_ASCII)));
        assertTrue(hasher.matches(new PresentedPassword(decomposed), adopted));
        assertFalse(hasher.matches(new PresentedPassword("caf\u00e9 au lait"), adopted));
    }

    @Test
    void an_imported_password_takes_as_long_as_todays_whatever_was_typed() {
        PasswordEnvelope adopted = hasher.adopt(foreign(TIDAL));
        cost.set(CHEAPEST + 3);
        int paid = hashes.get();
        for (String typed : List.of("tidal Lantern 42", "wrong", "a\u0000b", "half \ud83e")) {
            boolean isRight = hasher.matches(new PresentedPassword(typed), adopted);
            assertEquals(typed.equals("tidal Lantern 42"), isRight);
        }
        // The comparison itself needs no new salt.
        assertEquals(paid + 4 * 3, hashes.get());
    }

    @Test
    void the_pepper_is_part_of_an_imported_password_too() {
        PasswordEnvelope.Imported adopted =
                assertInstanceOf(PasswordEnvelope.Imported.class, hasher.adopt(foreign(TIDAL)));
        PasswordEnvelope moved = new PasswordEnvelope.Imported(2, adopted.settings(), adopted.seal());
        assertFalse(hasher(World.keys(2)).matches(new PresentedPassword("tidal Lantern 42"), moved));
        assertTrue(hasher(World.keys(2, 1)).matches(new PresentedPassword("tidal Lantern 42"), adopted));
        assertThrows(
                IllegalStateException.class,
                () -> hasher(World.keys(2)).matches(new PresentedPassword("tidal Lantern 42"), adopted));
    }

    @Test
    void nobodys_hash_opens_to_nothing() {
        ForeignHash nobodys = ForeignHash.unguessable(world.randomBytes, CHEAPEST);
        PasswordEnvelope adopted = hasher.adopt(nobodys);
        assertEquals(adopted, PasswordEnvelope.parse(adopted.write()));
        assertFalse(hasher.matches(new PresentedPassword("anything at all"), adopted));
        assertNotEquals(
                nobodys.settings(),
                ForeignHash.unguessable(world.randomBytes, CHEAPEST).settings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$2x$04$abcdefghijklmnopqrstuu9FYH1QSTnmDcWSwM9ufRmCZ4ovaHk3q",
                "$2$04$abcdefghijklmnopqrstuu9FYH1QSTnmDcWSwM9ufRmCZ4ovaHk3q",
                "$2b$03$abcdefghijklmnopqrstuu9FYH1QSTnmDcWSwM9ufRmCZ4ovaHk3q",
                "$2b$32$abcdefghijklmnopqrstuu9FYH1QSTnmDcWSwM9ufRmCZ4ovaHk3q",
                "$2b$04$abcdefghijklmnopqrstuu9FYH1QSTnmDcWSwM9ufRmCZ4ovaHk3",
                "$2b$04$abcdefghijklmnopqrstuu9FYH1QSTnmDcWSwM9ufRmCZ4ovaHk3q\n",
                "$2b$04$abcdefghijklmnopqrst=u9FYH1QSTnmDcWSwM9ufRmCZ4ovaHk3q",
                "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b4dWRWJTmaaJObG",
                "5f4dcc3b5aa765d61d8327deb882cf99"
            })
    void what_is_no_bcrypt_hash_is_not_taken_for_one(String text) {
        assertNull(ForeignHash.parse(text));
    }

    private static ForeignHash foreign(String text) {
        return Objects.requireNonNull(ForeignHash.parse(text));
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
