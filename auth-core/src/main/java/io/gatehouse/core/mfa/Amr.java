package io.gatehouse.core.mfa;

import java.util.List;
import java.util.stream.Stream;

/** How somebody proved who they are, in the words of RFC 8176, section 2. */
final class Amr {
    static final String PASSWORD = "pwd";
    static final String ONE_TIME_CODE = "otp";
    /** More than one factor was shown. */
    static final String MFA = "mfa";

    private Amr() {}

    /** What was proved before and what is proved now, each once. */
    static List<String> with(List<String> before, String... now) {
        return Stream.concat(before.stream(), Stream.of(now)).distinct().toList();
    }
}
