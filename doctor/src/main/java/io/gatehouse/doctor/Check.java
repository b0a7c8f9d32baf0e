package io.gatehouse.doctor;

import java.io.IOException;

/**
 * One thing that must or should hold.
 *
 * @param source where it is demanded: document and section
 */
record Check(String name, Level level, String source, Examination examination) {
    static Check must(String name, String source, Examination examination) {
        return new Check(name, Level.MUST, source, examination);
    }

    static Check should(String name, String source, Examination examination) {
        return new Check(name, Level.SHOULD, source, examination);
    }

    /** How hard the demand is (RFC 2119). */
    enum Level {
        MUST,
        SHOULD
    }

    /** Looks, and says what it found. */
    @FunctionalInterface
    interface Examination {
        Finding examine(Deployment deployment) throws IOException, InterruptedException;
    }
}
