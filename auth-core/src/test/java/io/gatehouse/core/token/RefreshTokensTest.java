package io.gatehouse.core.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.testing.World;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokensTest {
    private static final SessionId SESSION = new SessionId(new UUID(3, 4));

    private final RefreshTokens tokens = tokens(1);

    @Test
    void a_text_is_ghr_and_94_letters() {
        assertTrue(tokens.write(tokens.first(SESSION)).matches("ghr_[A-Za-z0-9_-]{94}"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 22, 333, 4444})
    void what_was_written_reads_back(long seed) {
        Random random = new Random(seed);
        RefreshToken token = tokens.first(new SessionId(new UUID(random.nextLong(), random.nextLong())));
        for (int generation = 1; generation < 50; generation++) {
            RefreshToken back = read(tokens.write(token));
            assertEquals(generation, back.generation(), () -> "seed " + seed);
            assertEquals(token.session(), back.session(), () -> "seed " + seed);
            assertArrayEquals(token.secret(), back.secret(), () -> "seed " + seed);
            token = tokens.successor(token);
        }
    }

    @Test
    void every_changed_letter_is_refused() {
        String text = tokens.write(tokens.first(SESSION));
        for (int at = 0; at < text.length(); at++) {
            for (String letter : List.of("A", "a", "0", "_", "-", ".", "=", "~", " ")) {
                if (!text.startsWith(letter, at)) {
                    String changed = text.substring(0, at) + letter + text.substring(at + 1);
                    assertNull(tokens.read(changed), changed);
                }
            }
        }
    }

    @Test
    void every_flipped_bit_is_refused() {
        byte[] bytes = Base64.getUrlDecoder()
                .decode(tokens.write(tokens.first(SESSION)).substring(4));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertNull(
                    tokens.read("ghr_" + Base64.getUrlEncoder().withoutPadding().encodeToString(flipped)),
                    "bit " + bit);
        }
    }

    @Test
    void another_spelling_of_the_same_bytes_is_refused() {
        String text = tokens.write(tokens.first(SESSION));
        byte[] bytes = Base64.getUrlDecoder().decode(text.substring(4));
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int spellings = 0;
        for (int last = 0; last < alphabet.length(); last++) {
            String other = text.substring(0, text.length() - 1) + alphabet.charAt(last);
            if (!other.equals(text)
                    && Arrays.equals(bytes, Base64.getUrlDecoder().decode(other.substring(4)))) {
                spellings++;
                assertNull(tokens.read(other), other);
            }
        }
        assertTrue(spellings > 0, "the decoder has spare bits");
        assertNull(tokens.read(text + "="));
        assertNull(tokens.read(text.toUpperCase(java.util.Locale.ROOT)));
        assertNull(tokens.read(" " + text));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 66})
    void noise_of_any_length_is_refused(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder noise = new StringBuilder(random.nextBoolean() ? "ghr_" : "");
            int length = random.nextBoolean() ? 94 : random.nextInt(200);
            for (int i = 0; i < length; i++) {
                noise.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : 'A' + random.nextInt(26)));
            }
            assertNull(tokens.read(noise.toString()), () -> "seed " + seed);
        }
    }

    @Test
    void a_parent_has_one_successor_on_every_node() {
        RefreshToken parent = tokens.first(SESSION);
        RefreshToken sameParent = read(tokens.write(parent));
        RefreshTokens otherNode = tokens(99);
        assertEquals(tokens.write(tokens.successor(parent)), otherNode.write(otherNode.successor(sameParent)));
    }

    @Test
    void successors_differ_by_session_generation_and_parent() {
        byte[] secret = new byte[32];
        byte[] one = tokens.successor(new RefreshToken(1, SESSION, 1, secret)).secret();
        byte[] byGeneration =
                tokens.successor(new RefreshToken(1, SESSION, 2, secret)).secret();
        byte[] bySession = tokens.successor(new RefreshToken(1, new SessionId(new UUID(3, 5)), 1, secret))
                .secret();
        assertFalse(Arrays.equals(one, byGeneration));
        assertFalse(Arrays.equals(one, bySession));
        assertFalse(Arrays.equals(one, secret));
    }

    @Test
    void a_session_keeps_the_key_it_was_born_with() {
        RefreshToken old = tokens.first(SESSION);
        RefreshTokens rotated = new RefreshTokens(World.keys(2, 1), length -> new byte[length]);
        RefreshToken read = rotated.read(tokens.write(old));
        assertNotNull(read);
        assertEquals(1, rotated.successor(read).keyId());
        assertEquals(tokens.write(tokens.successor(old)), rotated.write(rotated.successor(read)));
        assertEquals(2, rotated.first(SESSION).keyId());
    }

    @Test
    void tokens_of_an_unknown_key_are_refused_when_read_and_a_fault_when_written() {
        RefreshTokens others = new RefreshTokens(World.keys(2), length -> new byte[length]);
        assertNull(others.read(tokens.write(tokens.first(SESSION))));
        assertThrows(IllegalStateException.class, () -> others.write(tokens.first(SESSION)));
    }

    @Test
    void the_last_generation_has_no_successor() {
        RefreshToken last = new RefreshToken(1, SESSION, Integer.MAX_VALUE, new byte[32]);
        assertThrows(ArithmeticException.class, () -> tokens.successor(last));
    }

    @Test
    void a_printed_token_tells_no_secret() {
        RefreshToken token = tokens.first(SESSION);
        assertEquals("RefreshToken[session=" + SESSION + ", generation=1]", token.toString());
        assertNotEquals(tokens.write(token), token.toString());
    }

    private RefreshToken read(String text) {
        @Nullable RefreshToken read = tokens.read(text);
        assertNotNull(read);
        return read;
    }

    private static RefreshTokens tokens(long seed) {
        return new World(seed).refreshTokens;
    }
}
