package io.gatehouse.core.user;

import io.gatehouse.core.kernel.Username;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Changes to a profile: a field that is not named stays, one that is named without a value is removed. */
public record ProfileChange(
        Field<Username> username, Field<String> firstName, Field<String> lastName, Field<LocalDate> dateOfBirth) {

    /** One field of a change. */
    public record Field<T>(boolean named, @Nullable T value) {
        /** The value after the change. */
        @Nullable
        T over(@Nullable T old) {
            return named ? value : old;
        }
    }

    Profile over(User user) {
        return new Profile(
                username.over(user.username()),
                firstName.over(user.firstName()),
                lastName.over(user.lastName()),
                dateOfBirth.over(user.dateOfBirth()));
    }

    String names() {
        StringBuilder names = new StringBuilder();
        append(names, "username", username);
        append(names, "firstName", firstName);
        append(names, "lastName", lastName);
        append(names, "dateOfBirth", dateOfBirth);
        return names.toString();
    }

    private static void append(StringBuilder names, String name, Field<?> field) {
        if (field.named()) {
            names.append(names.isEmpty() ? "" : ",").append(name);
        }
    }
}
