package io.gatehouse.kit.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The streams of a command, in UTF-8. Java's own write what is not ASCII as question marks where no language is set, as in a container.
 */
public final class Console {
    private Console() {}

    /** Returns standard output. */
    public static PrintStream out() {
        return utf8(FileDescriptor.out);
    }

    /** Returns standard error. */
    public static PrintStream err() {
        return utf8(FileDescriptor.err);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), /* autoFlush= */ true, StandardCharsets.UTF_8);
    }
}
