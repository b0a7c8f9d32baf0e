package io.gatehouse.core.user;

import io.gatehouse.core.kernel.Username;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What people say about themselves. Null: they said nothing. */
public record Profile(
        @Nullable Username username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable LocalDate dateOfBirth) {}
