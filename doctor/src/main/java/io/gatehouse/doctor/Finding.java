package io.gatehouse.doctor;

/**
 * What an examination found.
 *
 * @param sentence what was seen; never a cookie's or a token's value
 */
record Finding(Verdict verdict, String sentence) {
    static Finding pass(String sentence) {
        return new Finding(Verdict.PASS, sentence);
    }

    static Finding fail(String sentence) {
        return new Finding(Verdict.FAIL, sentence);
    }

    static Finding skip(String sentence) {
        return new Finding(Verdict.SKIP, sentence);
    }

    /** Passes when the condition holds. */
    static Finding of(boolean holds, String good, String bad) {
        return holds ? pass(good) : fail(bad);
    }

    /** Whether it holds. */
    enum Verdict {
        PASS,
        FAIL,
        /** It could not be looked at; the sentence says what was missing. */
        SKIP
    }
}
