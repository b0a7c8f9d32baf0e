package io.gatehouse.core.kernel;

import java.util.regex.Pattern;

/** A one-time code as it was meant. Apps and mails show codes in two groups, so blanks and dashes do not count. */
public final class TypedDigits {
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]");

    private TypedDigits() {}

    /** Returns what was typed without what only groups it. */
    public static String of(String typed) {
        return BETWEEN.matcher(typed).replaceAll("");
    }
}
