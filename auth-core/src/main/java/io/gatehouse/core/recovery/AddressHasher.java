package io.gatehouse.core.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.kit.secret.KeyRing;

/**
 * Names the address that an unlock code was asked for with, by a keyed hash: the table does not tell whom strangers tried. Once the key is
 * replaced, codes that are on their way no longer work and are asked for again.
 */
public final class AddressHasher {
    private final byte[] key;

    public AddressHasher(KeyRing keys) {
        this.key = keys.active().bytes();
    }

    byte[] hash(Email address) {
        return Hashes.hmacSha256(key, address.key().getBytes(UTF_8));
    }
}
