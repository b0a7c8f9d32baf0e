package io.gatehouse.kit.config;

import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Secret;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns one piece of text into a value of the type that a record asks for. */
final class Scalars {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
    private static final int LONGEST_QUOTE = 60;

    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.ofEntries(
            Map.entry(String.class, text -> text),
            Map.entry(int.class, text -> number(text, Integer::valueOf, "a whole number")),
            Map.entry(Integer.class, text -> number(text, Integer::valueOf, "a whole number")),
            Map.entry(long.class, text -> number(text, Long::valueOf, "a whole number")),
            Map.entry(Long.class, text -> number(text, Long::valueOf, "a whole number")),
            Map.entry(double.class, text -> number(text, Double::valueOf, "a number")),
            Map.entry(Double.class, text -> number(text, Double::valueOf, "a number")),
            Map.entry(boolean.class, Scalars::bool),
            Map.entry(Boolean.class, Scalars::bool),
            Map.entry(Duration.class, Scalars::duration),
            Map.entry(URI.class, Scalars::uri),
            Map.entry(Path.class, Scalars::path),
            Map.entry(Secret.class, Secret::ofUtf8),
            Map.entry(KeyRing.class, KeyRing::parse));

    private Scalars() {}

    static boolean isScalar(Class<?> type) {
        return type.isEnum() || PARSERS.containsKey(type) || type.isAnnotationPresent(TextValue.class);
    }

    static boolean isSecret(Class<?> type) {
        return type == Secret.class || type == KeyRing.class;
    }

    /**
     * The value.
     *
     * @throws IllegalArgumentException with a sentence for the operator; it never quotes a secret
     */
    static Object parse(Class<?> type, String text) {
        if (type.isEnum()) {
            return constant(type, text);
        }
        if (type.isAnnotationPresent(TextValue.class)) {
            return textValue(type, text.strip());
        }
        Function<String, Object> parser = PARSERS.get(type);
        if (parser == null) {
            throw new IllegalStateException("Configuration cannot hold a " + type.getName());
        }
        return parser.apply(text);
    }

    /** What the reference calls the type. */
    static String name(Class<?> type) {
        if (type.isEnum()) {
            return choices(type);
        }
        TextValue named = type.getAnnotation(TextValue.class);
        if (named != null) {
            return named.value();
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "whole number";
        }
        if (type == double.class || type == Double.class) {
            return "number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "text";
            case "KeyRing" -> "keys";
            case "URI" -> "URL";
            default -> type.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static Object textValue(Class<?> type, String text) {
        try {
            return type.getMethod("parse", String.class).invoke(null, text);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("While parsing a " + type.getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " needs a public static parse(String)", e);
        }
    }

    private static Object number(String text, Function<String, Object> parser, String what) {
        try {
            return parser.apply(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(quote(text) + " is not " + what + ".", e);
        }
    }

    private static Object bool(String text) {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(quote(text) + " is neither true nor false.");
        };
    }

    private static Duration duration(String text) {
        Matcher matcher = SHORT_DURATION.matcher(text.strip());
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        try {
            Duration parsed = Duration.parse(text.strip());
            if (!parsed.isNegative()) {
                return parsed;
            }
        } catch (DateTimeParseException e) {
            // Said below, in the same words as for a negative one.
        }
        throw new IllegalArgumentException(
                quote(text) + " is not a duration such as 500ms, 30s, 15m, 12h, 30d or PT15M.");
    }

    private static URI uri(String text) {
        try {
            URI uri = URI.create(text.strip());
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below, in the same words as for a relative one.
        }
        throw new IllegalArgumentException(quote(text) + " is not an absolute URL.");
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(quote(text) + " is not a path.", e);
        }
    }

    private static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            Enum<?> candidate = (Enum<?>) constant;
            if (Keys.kebab(candidate).equals(text)
                    || Keys.kebab(candidate).replace('-', '_').equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(quote(text) + " is not one of " + choices(type) + ".");
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> Keys.kebab((Enum<?>) constant))
                .collect(Collectors.joining(", "));
    }

    private static String quote(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return '"'
                + (printable.length() > LONGEST_QUOTE ? printable.substring(0, LONGEST_QUOTE) + "…" : printable)
                + '"';
    }
}
