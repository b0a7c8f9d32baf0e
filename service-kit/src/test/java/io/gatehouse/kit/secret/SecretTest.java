package io.gatehouse.kit.secret;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final byte[] AAD = "session".getBytes(StandardCharsets.UTF_8);
    private static final String KEY_1 = key(1);
    private static final String KEY_2 = key(2);

    @Test
    void a_secret_is_not_printed_and_not_told_by_its_hash() {
        Secret secret = Secret.ofUtf8("hunter2");

        assertEquals("Secret[redacted]", secret.toString());
        assertEquals(Secret.ofUtf8("other").hashCode(), secret.hashCode());
        assertEquals("hunter2", secret.utf8());
        assertEquals(Secret.ofUtf8("hunter2"), secret);
        assertNotEquals(Secret.ofUtf8("hunter3"), secret);
        assertTrue(secret.sameAs(Secret.ofUtf8("hunter2")));
        assertFalse(secret.sameAs(Secret.ofUtf8("hunter")));
    }

    @Test
    void changing_the_bytes_given_out_does_not_change_the_secret() {
        Secret secret = Secret.ofUtf8("hunter2");
        secret.bytes()[0] = 'X';

        assertEquals("hunter2", secret.utf8());
    }

    @Test
    void the_first_key_is_active_and_the_others_are_found_by_id() {
        KeyRing ring = KeyRing.parse("7:" + KEY_2 + ", 1:" + KEY_1);

        assertEquals(7, ring.active().id());
        assertArrayEquals(
                Base64.getDecoder().decode(KEY_1), requireNonNull(ring.byId(1)).bytes());
        assertNull(ring.byId(2));
        assertEquals("KeyRing[7, 1]", ring.toString());
        assertEquals("Key[7, redacted]", ring.active().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c2VjcmV0c2VjcmV0|Write keys as id:base64",
                "0:c2VjcmV0c2VjcmV0|from 1 to 255",
                "256:c2VjcmV0c2VjcmV0|from 1 to 255",
                "c2VjcmV0:c2VjcmV0c2VjcmV0|from 1 to 255",
                "1:c2VjcmV0c2VjcmV0!|not base64",
                "1:c2VjcmV0c2VjcmV0|too short",
            })
    void a_faulty_ring_is_refused_without_quoting_it(String text, String sentence) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> KeyRing.parse(text));

        assertTrue(String.valueOf(refusal.getMessage()).contains(sentence), refusal.getMessage());
        assertFalse(String.valueOf(refusal.getMessage()).contains("c2VjcmV0"));
        assertNull(refusal.getCause());
    }

    @Test
    void an_id_may_not_stand_twice() {
        assertThrows(IllegalArgumentException.class, () -> KeyRing.parse("1:" + KEY_1 + ",1:" + KEY_2));
    }

    @Test
    void derived_rings_differ_by_label_and_stay_the_same_for_one() {
        KeyRing ring = KeyRing.parse("2:" + KEY_2 + ",1:" + KEY_1);
        byte[] cookies = ring.derive("cookies").active().bytes();

        assertArrayEquals(cookies, ring.derive("cookies").active().bytes());
        assertFalse(
                java.util.Arrays.equals(cookies, ring.derive("links").active().bytes()));
        assertFalse(java.util.Arrays.equals(cookies, ring.active().bytes()));
        assertEquals(32, requireNonNull(ring.derive("cookies").byId(1)).bytes().length);
    }

    /** The value was computed with RFC 5869's own steps, HMAC by HMAC: a zero salt, then one block of expansion. */
    @Test
    void derivation_is_hkdf_sha256() throws Exception {
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(new byte[32], "HmacSHA256"));
        byte[] extracted = mac.doFinal(Base64.getDecoder().decode(KEY_1));
        mac.init(new javax.crypto.spec.SecretKeySpec(extracted, "HmacSHA256"));
        mac.update("label".getBytes(StandardCharsets.UTF_8));
        byte[] expected = mac.doFinal(new byte[] {1});

        assertArrayEquals(
                expected, KeyRing.parse("1:" + KEY_1).derive("label").active().bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 1000})
    void what_was_sealed_opens_again(int length) {
        Sealer sealer = sealer("1:" + KEY_1);
        byte[] plain = new byte[length];
        new Random(length).nextBytes(plain);

        byte[] sealed = sealer.seal(plain, AAD);

        assertEquals(1 + 12 + length + 16, sealed.length);
        assertEquals(1, sealed[0]);
        assertArrayEquals(plain, requireNonNull(sealer.open(sealed, AAD)));
    }

    @Test
    void no_changed_byte_goes_unnoticed() {
        Sealer sealer = sealer("1:" + KEY_1);
        byte[] sealed = sealer.seal("hello".getBytes(StandardCharsets.UTF_8), AAD);

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertNull(sealer.open(changed, AAD), "byte " + i);
        }
    }

    @Test
    void nothing_opens_for_another_purpose_key_or_length() {
        Sealer sealer = sealer("1:" + KEY_1);
        byte[] sealed = sealer.seal(AAD, AAD);

        assertNull(sealer.open(sealed, "other".getBytes(StandardCharsets.UTF_8)));
        assertNull(sealer("1:" + KEY_2).open(sealed, AAD));
        assertNull(sealer("2:" + KEY_1).open(sealed, AAD));
        assertNull(sealer.open(new byte[0], AAD));
        assertNull(sealer.open(java.util.Arrays.copyOf(sealed, 28), AAD));
    }

    @Test
    void an_old_key_still_opens_after_a_new_one_has_become_active() {
        byte[] sealed = sealer("1:" + KEY_1).seal(AAD, AAD);

        assertArrayEquals(
                AAD, requireNonNull(sealer("2:" + KEY_2 + ",1:" + KEY_1).open(sealed, AAD)));
    }

    @Test
    void equal_values_are_sealed_differently() {
        Sealer sealer = sealer("1:" + KEY_1);

        assertFalse(java.util.Arrays.equals(sealer.seal(AAD, AAD), sealer.seal(AAD, AAD)));
    }

    @Test
    void a_longer_key_must_be_derived_first() {
        KeyRing longRing = KeyRing.parse("1:" + Base64.getEncoder().encodeToString(new byte[48]));

        assertThrows(IllegalArgumentException.class, () -> new Sealer(longRing, new SecureRandom()));
        assertNotNull(new Sealer(longRing.derive("cookies"), new SecureRandom()));
    }

    private static Sealer sealer(String ring) {
        return new Sealer(KeyRing.parse(ring), new SecureRandom());
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
