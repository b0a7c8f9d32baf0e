package io.gatehouse.gateway.config;

import io.gatehouse.kit.config.Doc;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code /.well-known/security.txt} says to whoever finds a weakness (RFC 9116). */
public record SecurityTxtConfig(
        @Doc("Where to report: mailto:, https: or tel:, the preferred one first. Left out: there is no such file.")
        List<URI> contact,

        @Doc(
                "When this is no longer true, such as 2027-01-01T00:00:00Z; best within a year. After it there is no such file.")
        @Nullable
        String expires,

        @Doc("Page that says what may be examined and how.") @Nullable
        URI policy,

        @Doc("Languages that are read, such as en.") List<String> languages) {
    private static final Set<String> SCHEMES = Set.of("mailto", "https", "tel");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    public SecurityTxtConfig {
        contact = List.copyOf(contact);
        languages = List.copyOf(languages);
        List<String> faults = new ArrayList<>();
        if (!contact.stream().map(URI::getScheme).allMatch(SCHEMES::contains)) {
            faults.add("contact must be mailto:, https: or tel:");
        }
        if (!contact.isEmpty() && expires == null) {
            faults.add("expires is needed beside contact");
        }
        if (expires != null && !isTime(expires)) {
            faults.add("expires must look like 2027-01-01T00:00:00Z");
        }
        if (policy != null && !"https".equals(policy.getScheme())) {
            faults.add("policy must be https");
        }
        if (!languages.stream().allMatch(language -> LANGUAGE.matcher(language).matches())) {
            faults.add("languages must look like en or pt-BR");
        }
        Faults.refuse(faults);
    }

    private static boolean isTime(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }

    /** Returns when the file is no longer true, or null without one. */
    public @Nullable Instant expiry() {
        return expires == null ? null : OffsetDateTime.parse(expires).toInstant();
    }
}
