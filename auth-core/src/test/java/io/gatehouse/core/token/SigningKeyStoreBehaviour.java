package io.gatehouse.core.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.gatehouse.core.policy.Signing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every store of signing keys promises. Each test has an empty one. */
public abstract class SigningKeyStoreBehaviour {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    protected abstract SigningKeyStore store();

    @Test
    void a_key_is_read_as_it_was_added() {
        StoredKey key = key("key-number-one", NOW, Duration.ofDays(30));
        assertEquals(List.of("key-number-one"), kids(store().extend(NOW, published -> key)));
        StoredKey read = store().published(NOW).getFirst();
        assertEquals(key.publicJwk(), read.publicJwk());
        assertArrayEquals(key.sealedPrivateKey(), read.sealedPrivateKey());
        assertEquals(key.signsFrom(), read.signsFrom());
        assertEquals(key.signsUntil(), read.signsUntil());
        assertEquals(key.publishedUntil(), read.publishedUntil());
    }

    @ParameterizedTest
    @CsvSource({"key-for-es256, ES256", "key-for-rsa, RS256"})
    void a_key_keeps_its_algorithm(String kid, Signing algorithm) {
        add(key(kid, NOW, Duration.ofDays(30)));
        assertEquals(algorithm, store().published(NOW).getFirst().algorithm());
    }

    @Test
    void a_plan_sees_what_is_published_and_may_add_nothing() {
        add(key("key-number-one", NOW, Duration.ofDays(30)));
        assertEquals(List.of("key-number-one"), kids(store().extend(NOW, published -> {
            assertEquals(List.of("key-number-one"), kids(published));
            return null;
        })));
    }

    @Test
    void the_key_that_was_made_last_comes_last_whenever_it_signs() {
        add(key("key-of-later", NOW.plus(Duration.ofDays(30)), Duration.ofDays(30)));
        add(key("key-of-now", NOW, Duration.ofDays(30)));
        assertEquals(List.of("key-of-later", "key-of-now"), kids(store().published(NOW)));
    }

    @Test
    void a_key_whose_last_token_has_expired_is_published_no_longer() {
        add(key("key-of-old", NOW, Duration.ofDays(30)));
        Instant end = store().published(NOW).getFirst().publishedUntil();
        assertEquals(1, store().published(end.minusMillis(1)).size());
        assertEquals(0, store().published(end).size());
    }

    @Test
    void a_revoked_key_is_published_no_longer_and_another_takes_its_place_at_once() {
        add(key("key-of-thieves", NOW, Duration.ofDays(30)));
        add(key("key-of-later", NOW.plus(Duration.ofDays(29)), Duration.ofDays(30)));
        Instant later = NOW.plusSeconds(60);
        StoredKey next = key("key-of-now", later, Duration.ofDays(30));
        List<StoredKey> left = store().revoke(later, "key-of-thieves", published -> {
            assertEquals(List.of("key-of-later"), kids(published));
            return next;
        });
        assertEquals(List.of("key-of-later", "key-of-now"), left == null ? List.of() : kids(left));
        assertEquals(List.of("key-of-later", "key-of-now"), kids(store().published(later)));
    }

    @Test
    void a_key_that_has_not_signed_yet_can_be_revoked_and_one_that_is_not_published_cannot() {
        add(key("key-of-later", NOW.plus(Duration.ofDays(29)), Duration.ofDays(30)));
        assertEquals(List.of(), store().revoke(NOW, "key-of-later", published -> null));
        assertNull(store().revoke(NOW, "key-of-later", published -> {
            throw new AssertionError("nothing was revoked");
        }));
        assertNull(store().revoke(NOW, "key-of-nobody", published -> key("key-of-now", NOW, Duration.ofDays(30))));
        assertEquals(List.of(), store().published(NOW));
    }

    @Test
    void of_many_nodes_that_plan_at_once_one_adds_the_key() throws Exception {
        SigningKeyStore store = store();
        Callable<List<StoredKey>> node = () -> store.extend(
                NOW, published -> published.isEmpty() ? key("the-only-key", NOW, Duration.ofDays(30)) : null);
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<StoredKey>> outcome :
                    nodes.invokeAll(Stream.generate(() -> node).limit(8).toList())) {
                assertEquals(List.of("the-only-key"), kids(outcome.get()));
            }
        }
    }

    private void add(StoredKey key) {
        List<StoredKey> _ = store().extend(NOW, published -> key);
    }

    private static List<String> kids(List<StoredKey> keys) {
        return keys.stream().map(StoredKey::kid).toList();
    }

    private static StoredKey key(String kid, Instant signsFrom, Duration life) {
        Instant signsUntil = signsFrom.plus(life);
        return new StoredKey(
                kid,
                kid.contains("rsa") ? Signing.RS256 : Signing.ES256,
                "{\"kid\":\"" + kid + "\"}",
                new byte[] {1, 2, 3},
                signsFrom,
                signsUntil,
                signsUntil.plus(Duration.ofHours(1)));
    }
}
