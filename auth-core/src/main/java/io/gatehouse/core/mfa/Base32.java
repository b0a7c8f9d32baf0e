package io.gatehouse.core.mfa;

/** Writes bytes five bits a letter (RFC 4648, section 6), for whole groups of five bytes, so without padding. */
final class Base32 {
    /** The letters that authenticator apps read. */
    static final String RFC_4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final int BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes, String alphabet) {
        if (bytes.length % BITS != 0) {
            throw new IllegalArgumentException("whole groups of five bytes only, not " + bytes.length);
        }
        StringBuilder text = new StringBuilder(bytes.length * Byte.SIZE / BITS);
        int buffer = 0;
        int held = 0;
        for (byte next : bytes) {
            buffer = buffer << Byte.SIZE | Byte.toUnsignedInt(next);
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(alphabet.charAt(buffer >>> held & 0x1f));
            }
            buffer &= (1 << held) - 1;
        }
        return text.toString();
    }
}
