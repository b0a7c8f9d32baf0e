package io.gatehouse.gateway.kernel;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A path on our own origin, safe to redirect to. Browsers repair what they are given: they drop tabs and line breaks, and read a
 * backslash as a slash, so whatever they could read as another host is refused.
 */
public record SameOriginPath(String value) {
    private static final int LONGEST = 2_048;

    /** Returns the path, or null when the text is anything else. */
    public static @Nullable SameOriginPath of(@Nullable String text) {
        if (text == null || text.length() > LONGEST || !text.startsWith("/") || text.startsWith("//")) {
            return null;
        }
        boolean isPlain =
                text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\' && c != '"' && c != '<' && c != '>');
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        if (!isPlain || lower.startsWith("/%2f") || lower.startsWith("/%5c") || lower.startsWith("/%09")) {
            return null;
        }
        try {
            URI uri = new URI(text);
            boolean isPath = uri.getScheme() == null && uri.getRawAuthority() == null && uri.getRawPath() != null;
            return isPath && !uri.getRawPath().contains("//") ? new SameOriginPath(text) : null;
        } catch (URISyntaxException notAPath) {
            return null;
        }
    }
}
