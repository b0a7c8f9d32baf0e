package io.gatehouse.core.kernel;

import java.nio.ByteBuffer;
import java.util.Locale;

/** Six digits for a mail. Few, because they are typed; the tries are fewer. */
public final class EmailCode {
    private static final int BOUND = 1_000_000;

    private final String digits;

    private EmailCode(String digits) {
        this.digits = digits;
    }

    /** Takes the rest of 63 bits: no code is likelier than another by more than one in 10^12. */
    public static EmailCode fresh(RandomBytes random) {
        long number = ByteBuffer.wrap(random.next(Long.BYTES)).getLong() & Long.MAX_VALUE;
        return new EmailCode(String.format(Locale.ROOT, "%06d", number % BOUND));
    }

    public String digits() {
        return digits;
    }

    @Override
    public String toString() {
        return "EmailCode[redacted]";
    }
}
