package io.gatehouse.core.user.http;

import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.user.Profile;
import io.gatehouse.core.user.ProfileChange;
import io.gatehouse.kit.problem.FieldError;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the profile fields of a body that the contract has accepted. */
public final class ProfileJson {
    private ProfileJson() {}

    public static Profile profile(JsonObject body) {
        return new Profile(
                value(body, "username", ProfileJson::username),
                body.getString("firstName"),
                body.getString("lastName"),
                value(body, "dateOfBirth", ProfileJson::date));
    }

    static ProfileChange change(JsonObject body) {
        return new ProfileChange(
                field(body, "username", ProfileJson::username),
                field(body, "firstName", Function.identity()),
                field(body, "lastName", Function.identity()),
                field(body, "dateOfBirth", ProfileJson::date));
    }

    private static <T> ProfileChange.Field<T> field(JsonObject body, String name, Function<String, T> read) {
        return new ProfileChange.Field<>(body.containsKey(name), value(body, name, read));
    }

    private static <T> @Nullable T value(JsonObject body, String name, Function<String, T> read) {
        String text = body.getString(name);
        return text == null ? null : read.apply(text);
    }

    private static Username username(String text) {
        Username username = Username.of(text);
        if (username == null) {
            throw malformed("username");
        }
        return username;
    }

    /** The contract knows that it looks like a date; only the calendar knows whether there is a 30th of February. */
    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noSuchDay) {
            throw malformed("dateOfBirth");
        }
    }

    private static RuntimeException malformed(String field) {
        return ProblemCode.VALIDATION_ERROR
                .problem()
                .withErrors(List.of(new FieldError(field, "MALFORMED", "This is not in the right form.")))
                .exception();
    }
}
