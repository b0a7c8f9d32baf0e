package io.gatehouse.core.user;

import io.gatehouse.core.kernel.PrintableName;
import io.gatehouse.core.policy.FieldRule;
import io.gatehouse.core.policy.FieldsPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a profile against the policy. Pure. */
public final class ProfileCheck {
    private static final int OLDEST = 130;

    private ProfileCheck() {}

    /** Returns everything that is wrong, in the order of the form. */
    public static List<FieldFault> faults(Profile profile, FieldsPolicy policy, LocalDate today) {
        List<FieldFault> faults = new ArrayList<>();
        presence(faults, "username", policy.username(), profile.username());
        presence(faults, "firstName", policy.firstName(), profile.firstName());
        presence(faults, "lastName", policy.lastName(), profile.lastName());
        presence(faults, "dateOfBirth", policy.dateOfBirth(), profile.dateOfBirth());
        printable(faults, "firstName", profile.firstName());
        printable(faults, "lastName", profile.lastName());
        age(faults, profile.dateOfBirth(), policy.minimumAge(), today);
        return faults;
    }

    private static void presence(List<FieldFault> faults, String field, FieldRule rule, @Nullable Object value) {
        if (rule == FieldRule.REQUIRED && value == null) {
            faults.add(new FieldFault(field, "REQUIRED", "This is needed."));
        }
        if (rule == FieldRule.OFF && value != null) {
            faults.add(new FieldFault(field, "NOT_ASKED", "This is not asked here."));
        }
    }

    private static void printable(List<FieldFault> faults, String field, @Nullable String name) {
        if (name != null && !PrintableName.isOne(name)) {
            faults.add(new FieldFault(field, "FORBIDDEN_CHARACTERS", "A name is made of letters, spaces and marks."));
        }
    }

    private static void age(List<FieldFault> faults, @Nullable LocalDate born, int youngest, LocalDate today) {
        if (born == null) {
            return;
        }
        if (born.isAfter(today) || born.isBefore(today.minusYears(OLDEST))) {
            faults.add(new FieldFault("dateOfBirth", "IMPOSSIBLE", "That day cannot be right."));
        } else if (born.isAfter(today.minusYears(youngest))) {
            faults.add(new FieldFault("dateOfBirth", "TOO_YOUNG", "The youngest age is " + youngest + "."));
        }
    }
}
