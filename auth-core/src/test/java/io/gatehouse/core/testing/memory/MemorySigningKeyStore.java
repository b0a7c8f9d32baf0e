package io.gatehouse.core.testing.memory;

import io.gatehouse.core.token.SigningKeyStore;
import io.gatehouse.core.token.StoredKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Signing keys that all nodes of one test share. */
public final class MemorySigningKeyStore implements SigningKeyStore {
    private final List<StoredKey> keys = new ArrayList<>();

    @Override
    public synchronized List<StoredKey> published(Instant now) {
        return keys.stream().filter(key -> key.publishedUntil().isAfter(now)).toList();
    }

    @Override
    public synchronized List<StoredKey> extend(Instant now, Function<List<StoredKey>, @Nullable StoredKey> plan) {
        StoredKey added = plan.apply(published(now));
        if (added != null) {
            keys.add(added);
        }
        return published(now);
    }

    @Override
    public synchronized @Nullable List<StoredKey> revoke(
            Instant now, String kid, Function<List<StoredKey>, @Nullable StoredKey> plan) {
        boolean isPublished = published(now).stream().anyMatch(key -> key.kid().equals(kid));
        keys.replaceAll(key -> key.kid().equals(kid) && isPublished
                ? new StoredKey(
                        kid, key.algorithm(), key.publicJwk(), key.sealedPrivateKey(), key.signsFrom(), now, now)
                : key);
        return isPublished ? extend(now, plan) : null;
    }
}
