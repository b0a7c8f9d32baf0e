package io.gatehouse.core.kernel;

/**
 * What may stand as a name. Names travel into mails and onto other people's screens: control characters and text-direction overrides would
 * travel along, and half of a surrogate pair is a letter that no database keeps.
 */
public final class PrintableName {
    private PrintableName() {}

    /** Whether a text is a name: something to be seen, and nothing that cannot be. */
    public static boolean isOne(String text) {
        return !text.isBlank() && text.codePoints().allMatch(PrintableName::isPrintable);
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                // Two joiners are of class FORMAT, and scripts such as Persian need them.
                codePoint == 0x200C || codePoint == 0x200D;
            default -> true;
        };
    }
}
