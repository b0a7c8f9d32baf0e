package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;

/** Which profile fields are asked. */
public record FieldsPolicy(
        @Doc("A name to sign in with.") @Default("optional") FieldRule username,
        @Doc("First name.") @Default("optional") FieldRule firstName,
        @Doc("Last name.") @Default("optional") FieldRule lastName,
        @Doc("Date of birth.") @Default("optional") FieldRule dateOfBirth,

        @Doc("Youngest age in years, where a date of birth is given.") @Default("13")
        int minimumAge) {
    public FieldsPolicy {
        if (minimumAge < 0 || minimumAge > 120) {
            throw new IllegalArgumentException("minimumAge must be 0 to 120 years");
        }
    }
}
