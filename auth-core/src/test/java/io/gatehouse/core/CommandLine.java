package io.gatehouse.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The operator's command line as a test types into it. */
final class CommandLine {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Map<String, String> env = Map.of();

    /** The environment of what is run from now on. */
    void env(Map<String, String> variables) {
        env = variables;
    }

    /** Runs a command and returns its exit code. */
    int run(String... args) {
        return type("", args);
    }

    /** The same with something on standard input. */
    int type(String typed, String... args) {
        out.reset();
        err.reset();
        return App.run(
                List.of(args),
                env,
                new ByteArrayInputStream(typed.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }

    /** What the last command wrote to standard output. */
    String out() {
        return out.toString(UTF_8);
    }

    /** What it wrote to standard error. */
    String err() {
        return err.toString(UTF_8);
    }

    /** All of it. */
    String said() {
        return out() + err();
    }
}
