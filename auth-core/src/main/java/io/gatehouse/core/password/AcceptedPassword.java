package io.gatehouse.core.password;

/** A password that the policy has accepted for one account. Only {@link PasswordCheck} makes one. */
public final class AcceptedPassword {
    private final byte[] utf8;

    AcceptedPassword(byte[] utf8) {
        this.utf8 = utf8.clone();
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
