package io.gatehouse.bench;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What was measured, as Markdown: printed as it comes and kept at the end. */
final class Report {
    /** The columns of a load's figures behind its name. */
    static final String COLUMNS = " | a second | p50 ms | p99 ms | CPU µs each | failed |";

    static final String RULE = "|---|---|---|---|---|---|";

    private final StringBuilder text = new StringBuilder();

    @FormatMethod
    void say(@FormatString String format, Object... values) {
        print(String.format(Locale.ROOT, format, values));
    }

    void print(String line) {
        System.out.println(line);
        text.append(line).append('\n');
    }

    void keep() throws IOException {
        Path results = Files.createDirectories(Path.of("bench", "results"));
        Files.writeString(results.resolve("latest.md"), text);
    }
}
