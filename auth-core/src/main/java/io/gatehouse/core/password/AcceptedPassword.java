package io.gatehouse.core.password;

import io.gatehouse.core.kernel.RandomBytes;

/** A password that may be kept for one account. {@link PasswordCheck} makes those that people choose. */
public final class AcceptedPassword {
    private static final int UNGUESSABLE_LENGTH = 32;

    private final byte[] utf8;

    AcceptedPassword(byte[] utf8) {
        this.utf8 = utf8.clone();
    }

    /** Returns a password that nobody knows, for an account whose owner still has to choose one. */
    public static AcceptedPassword unguessable(RandomBytes random) {
        return new AcceptedPassword(random.next(UNGUESSABLE_LENGTH));
    }

    /** Returns the bytes to hash. */
    public byte[] utf8() {
        return utf8.clone();
    }

    @Override
    public String toString() {
        return "AcceptedPassword[redacted]";
    }
}
