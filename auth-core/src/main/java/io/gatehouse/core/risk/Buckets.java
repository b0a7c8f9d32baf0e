package io.gatehouse.core.risk;

import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.kit.secret.KeyRing;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Names of buckets: keyed hashes, so that the table does not tell who has an account. A changed key forgets the counts, no more. */
public final class Buckets {
    private final byte[] key;

    public Buckets(KeyRing master) {
        this.key = master.derive("lockout").active().bytes();
    }

    /** The account as strange devices see it: its address and its username count together. */
    public byte[] ofAccount(UserId user) {
        return hash("account", user.toString());
    }

    /** The account on one device. */
    public byte[] ofDevice(UserId user, byte[] deviceHash) {
        return hash("device", user + " " + java.util.HexFormat.of().formatHex(deviceHash));
    }

    /** A name that nobody has. */
    public byte[] ofName(String typed) {
        return hash("name", typed.strip().toLowerCase(Locale.ROOT));
    }

    private byte[] hash(String kind, String value) {
        return Hashes.hmacSha256(key, (kind + ":" + value).getBytes(StandardCharsets.UTF_8));
    }
}
