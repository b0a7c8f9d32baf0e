package io.gatehouse.gateway.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Content-Security-Policy as an operator wrote it (CSP Level 3, section 2.2), for the pages of a product. They share their origin with
 * sign-in, where a script acts as the person: a policy that lets scripts in from anywhere is refused, and so is a name that browsers would
 * pass over in silence.
 */
public record ContentPolicy(Map<String, String> directives) {
    private static final Set<String> KNOWN = Set.of(
            "default-src",
            "script-src",
            "script-src-elem",
            "script-src-attr",
            "style-src",
            "style-src-elem",
            "style-src-attr",
            "img-src",
            "font-src",
            "connect-src",
            "media-src",
            "object-src",
            "child-src",
            "frame-src",
            "worker-src",
            "manifest-src",
            "base-uri",
            "form-action",
            "frame-ancestors",
            "sandbox",
            "report-uri",
            "report-to",
            "require-trusted-types-for",
            "trusted-types",
            "upgrade-insecure-requests");

    private static final List<String> OF_SCRIPTS = List.of("script-src", "script-src-elem", "script-src-attr");

    /** Inline scripts, scripts made of text, every host, or a whole scheme. */
    private static final Pattern ANYTHING = Pattern.compile(
            "'unsafe-inline'|'unsafe-eval'|([a-z][a-z0-9+.-]*://)?\\*(:(\\d+|\\*))?(/.*)?|[a-z][a-z0-9+.-]*:");

    /** Visible ASCII and spaces; a comma would begin another policy, and a line break another header. */
    private static final Pattern PRINTABLE = Pattern.compile("[ -+\\--~]+");

    /**
     * Reads a policy.
     *
     * @throws IllegalArgumentException with a sentence, when it is none or too loose
     */
    public static ContentPolicy parse(String text) {
        if (!PRINTABLE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "holds what no policy may: a line break, a comma, or other than plain ASCII");
        }
        Map<String, String> directives = new LinkedHashMap<>();
        for (String directive : text.split(";", -1)) {
            String[] parts = directive.strip().split(" +", 2);
            String name = parts[0].toLowerCase(Locale.ROOT);
            if (name.isEmpty()) {
                continue;
            }
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("holds " + name + ", which is no directive that browsers know");
            }
            if (directives.put(name, parts.length > 1 ? parts[1] : "") != null) {
                throw new IllegalArgumentException("names " + name + " twice; browsers would pass over the second");
            }
        }
        refuseLoose(directives);
        return new ContentPolicy(directives);
    }

    private static void refuseLoose(Map<String, String> directives) {
        if (!directives.containsKey("default-src")) {
            throw new IllegalArgumentException(
                    "must name default-src: what it leaves out is else allowed from anywhere");
        }
        List<String> ofScripts = new ArrayList<>(OF_SCRIPTS);
        if (!directives.containsKey("script-src")) {
            ofScripts.add("default-src");
        }
        for (String name : ofScripts) {
            for (String source : directives.getOrDefault(name, "").split(" +", -1)) {
                if (ANYTHING.matcher(source.toLowerCase(Locale.ROOT)).matches()) {
                    throw new IllegalArgumentException("lets any script in by " + source + " of " + name
                            + ", and a script of a product's page acts as whoever is signed in");
                }
            }
        }
    }

    /** Returns the same with a directive, where it does not name that one itself. */
    public ContentPolicy or(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(directives);
        more.putIfAbsent(name, value);
        return new ContentPolicy(more);
    }

    /** Returns it as the value of the header. */
    public String text() {
        return directives.entrySet().stream()
                .map(directive -> (directive.getKey() + " " + directive.getValue()).strip())
                .collect(Collectors.joining("; "));
    }
}
