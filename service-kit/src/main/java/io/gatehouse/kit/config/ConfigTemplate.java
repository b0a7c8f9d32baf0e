package io.gatehouse.kit.config;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the YAML file that says what would hold without it: every key with its default, and what it means above it. */
public final class ConfigTemplate {
    private static final int WIDTH = 120;

    private final StringBuilder out = new StringBuilder();

    private ConfigTemplate() {}

    /** The file for a record; its keys stand at the top level. */
    public static String yaml(Class<?> recordType) {
        ConfigTemplate template = new ConfigTemplate();
        template.record(recordType, 0);
        return template.out.toString().strip() + "\n";
    }

    private void record(Class<?> recordType, int depth) {
        for (RecordComponent component : recordType.getRecordComponents()) {
            Class<?> type = component.getType();
            if (type.isRecord() && !Scalars.isScalar(type)) {
                comment(meaning(component, null), depth);
                out.repeat("  ", depth).append(component.getName()).append(":\n");
                record(type, depth + 1);
                blankLine();
            } else {
                comment(meaning(component, type.isEnum() ? type : null), depth);
                value(component, depth);
            }
        }
    }

    /** One, also where a record ends as the last of another. */
    private void blankLine() {
        if (!out.toString().endsWith("\n\n")) {
            out.append('\n');
        }
    }

    private void value(RecordComponent component, int depth) {
        Default fallback = component.getAnnotation(Default.class);
        boolean isList = component.getType() == List.class;
        // Without a default there is nothing to write; the key stands there to be filled in.
        boolean isOpen = fallback == null && !isList && component.getType() != Map.class;
        out.repeat("  ", depth)
                .append(isOpen ? "# " : "")
                .append(component.getName())
                .append(':');
        if (!isOpen) {
            String text = fallback == null ? "" : fallback.value();
            out.append(' ').append(isList ? list(text) : component.getType() == Map.class ? "{}" : scalar(text));
        }
        out.append('\n');
    }

    private static String list(String text) {
        return "[" + String.join(", ", text.split(",", -1)) + "]";
    }

    private static String scalar(String text) {
        boolean isPlain = text.matches("[A-Za-z0-9/][A-Za-z0-9 ._/-]*") && text.equals(text.strip());
        return isPlain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String meaning(RecordComponent component, @Nullable Class<?> choices) {
        Doc doc = component.getAnnotation(Doc.class);
        String said = doc == null ? "" : doc.value();
        return choices == null ? said : (said + " One of " + Scalars.name(choices) + ".").strip();
    }

    private void comment(String text, int depth) {
        int room = WIDTH - 2 * depth;
        StringBuilder line = new StringBuilder("#");
        for (String word : text.split(" ", -1)) {
            if (line.length() + 1 + word.length() > room) {
                out.repeat("  ", depth).append(line).append('\n');
                line = new StringBuilder("#");
            }
            line.append(' ').append(word);
        }
        if (!text.isEmpty()) {
            out.repeat("  ", depth).append(line).append('\n');
        }
    }
}
