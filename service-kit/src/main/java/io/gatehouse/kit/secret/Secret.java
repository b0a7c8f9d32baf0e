package io.gatehouse.kit.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A value that is never printed and is compared in constant time. */
public final class Secret {
    private final byte[] value;

    private Secret(byte[] value) {
        this.value = value;
    }

    public static Secret ofUtf8(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    public String utf8() {
        return new String(value, StandardCharsets.UTF_8);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return value.clone();
    }

    /** Compares without telling by its duration where the two differ. */
    public boolean sameAs(Secret other) {
        return MessageDigest.isEqual(value, other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && sameAs(secret);
    }

    /** One for all: a hash of the value would travel into dumps and logs of hash tables. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[redacted]";
    }
}
