package io.gatehouse.kit.config;

import io.vertx.core.json.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints a bound record as the YAML that would give it again, with every secret as {@code ******}. */
public final class ConfigPrinter {
    private static final String HIDDEN = "******";

    private final StringBuilder out = new StringBuilder();

    private ConfigPrinter() {}

    /** The effective configuration; absent values are left out. */
    public static String print(Record config) {
        ConfigPrinter printer = new ConfigPrinter();
        printer.record(config, 0);
        return printer.out.toString();
    }

    /** Hands over every value with its dotted key: a list of scalars as one value, other items by their index. */
    static void walk(String key, @Nullable Object value, BiConsumer<String, String> taker) {
        switch (value) {
            case null -> {}
            case Record inner
            when !inner.getClass().isAnnotationPresent(TextValue.class) -> {
                for (RecordComponent component : inner.getClass().getRecordComponents()) {
                    walk(Keys.join(key, component.getName()), read(component, inner), taker);
                }
            }
            case List<?> list
            when list.stream().allMatch(item -> Scalars.isScalar(item.getClass())) ->
                taker.accept(key, list.stream().map(ConfigPrinter::scalar).collect(Collectors.joining(", ", "[", "]")));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    walk(Keys.join(key, Integer.toString(i)), list.get(i), taker);
                }
            }
            case Map<?, ?> map -> map.forEach((name, item) -> walk(Keys.join(key, String.valueOf(name)), item, taker));
            default -> taker.accept(key, scalar(value));
        }
    }

    private void record(Record value, int depth) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            entry(component.getName(), read(component, value), depth);
        }
    }

    private void entry(String name, @Nullable Object value, int depth) {
        if (value == null) {
            return;
        }
        out.repeat("  ", depth).append(name).append(':');
        nested(value, depth);
    }

    private void nested(Object value, int depth) {
        switch (value) {
            case Record inner
            when !inner.getClass().isAnnotationPresent(TextValue.class) -> {
                out.append('\n');
                record(inner, depth + 1);
            }
            case List<?> list when list.isEmpty() -> out.append(" []\n");
            case List<?> list -> {
                out.append('\n');
                for (Object item : list) {
                    out.repeat("  ", depth + 1).append('-');
                    nested(item, depth + 1);
                }
            }
            case Map<?, ?> map when map.isEmpty() -> out.append(" {}\n");
            case Map<?, ?> map -> {
                out.append('\n');
                map.forEach((key, item) -> entry(String.valueOf(key), item, depth + 1));
            }
            default -> out.append(' ').append(scalar(value)).append('\n');
        }
    }

    private static String scalar(Object value) {
        if (Scalars.isSecret(value.getClass())) {
            return HIDDEN;
        }
        return switch (value) {
            case Enum<?> constant -> Keys.kebab(constant);
            case Duration duration -> duration(duration);
            // JSON's quoting is YAML's double-quoted style.
            case String text -> Json.encode(text);
            default -> value.toString();
        };
    }

    private static String duration(Duration value) {
        if (value.toMillisPart() != 0) {
            return value.toMillis() + "ms";
        }
        if (value.toSecondsPart() != 0 || value.isZero()) {
            return value.toSeconds() + "s";
        }
        if (value.toMinutesPart() != 0) {
            return value.toMinutes() + "m";
        }
        return value.toHoursPart() != 0 ? value.toHours() + "h" : value.toDays() + "d";
    }

    private static @Nullable Object read(RecordComponent component, Record value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("While reading " + component.getName(), e);
        }
    }
}
