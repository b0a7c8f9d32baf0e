package io.gatehouse.core;

import io.gatehouse.core.admin.ForeignAccount;
import io.gatehouse.core.http.Languages;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.password.ForeignHash;
import io.gatehouse.core.user.Past;
import io.gatehouse.core.user.Profile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one account of an import. What is refused is told by its key and never repeated: a value in the wrong place may be a secret.
 */
final class ForeignAccountJson {
    private static final Set<String> KEYS = Set.of(
            "email",
            "emailVerified",
            "username",
            "firstName",
            "lastName",
            "dateOfBirth",
            "language",
            "roles",
            "disabled",
            "createdAt",
            "passwordHash");
    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9_-]{0,49}");
    private static final int MOST_ROLES = 20;
    private static final int LONGEST_NAME = 100;

    private final JsonObject json;

    private ForeignAccountJson(JsonObject json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException a sentence about the first fault */
    static ForeignAccount read(JsonObject json) {
        if (!KEYS.containsAll(json.fieldNames())) {
            throw new IllegalArgumentException("there is a key that is none of " + new TreeSet<>(KEYS));
        }
        return new ForeignAccountJson(json).account();
    }

    private ForeignAccount account() {
        Email email = value("email", Email::of, "is not an address");
        if (email == null) {
            throw new IllegalArgumentException("email is missing");
        }
        Profile profile = new Profile(
                value("username", Username::of, "is not 3 to 50 letters, digits and underscores"),
                value("firstName", ForeignAccountJson::name, "has more than 100 letters"),
                value("lastName", ForeignAccountJson::name, "has more than 100 letters"),
                value("dateOfBirth", LocalDate::parse, "is not a day such as 1990-02-28"));
        String language = value("language", text -> Languages.isKnown(text) ? text : null, "is not en or de");
        return new ForeignAccount(
                email,
                profile,
                language == null ? "en" : language,
                roles(),
                new Past(flag("emailVerified"), flag("disabled"), createdAt()),
                value(
                        "passwordHash",
                        ForeignHash::parse,
                        "is not bcrypt ($2a$, $2b$ or $2y$); leave it out and the owner chooses a new password"));
    }

    private @Nullable Instant createdAt() {
        OffsetDateTime time = value("createdAt", OffsetDateTime::parse, "is not a time such as 2019-11-21T08:00:00Z");
        return time == null ? null : time.toInstant();
    }

    private List<String> roles() {
        Object roles = json.getValue("roles");
        if (roles == null) {
            return List.of("user");
        }
        if (!(roles instanceof JsonArray array) || array.size() > MOST_ROLES) {
            throw new IllegalArgumentException("roles is not a list of at most " + MOST_ROLES);
        }
        List<String> read = new ArrayList<>();
        for (Object role : array) {
            if (!(role instanceof String text) || !ROLE.matcher(text).matches() || read.contains(text)) {
                throw new IllegalArgumentException(
                        "roles: each is a different one of lower-case letters, digits, dashes and underscores, 50 at most");
            }
            read.add(text);
        }
        return read;
    }

    private boolean flag(String key) {
        Object value = json.getValue(key);
        if (value != null && !(value instanceof Boolean)) {
            throw new IllegalArgumentException(key + " is not true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    private <T> @Nullable T value(String key, Function<String, @Nullable T> read, String fault) {
        Object value = json.getValue(key);
        if (value == null) {
            return null;
        }
        @Nullable T good = null;
        try {
            good = value instanceof String text ? read.apply(text) : null;
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(key + " " + fault, malformed);
        }
        if (good == null) {
            throw new IllegalArgumentException(key + " " + fault);
        }
        return good;
    }

    private static @Nullable String name(String text) {
        return text.codePointCount(0, text.length()) > LONGEST_NAME ? null : text;
    }
}
