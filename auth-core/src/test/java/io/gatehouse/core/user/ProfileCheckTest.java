package io.gatehouse.core.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.policy.FieldsPolicy;
import io.gatehouse.core.testing.World;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void nothing_is_asked_by_default() {
        assertEquals(List.of(), faults(World.NO_PROFILE, Map.of()));
    }

    @Test
    void what_is_required_is_missed_and_what_is_off_is_not_wanted_in_the_order_of_the_form() {
        Profile profile = new Profile(new Username("ines_c"), null, null, LocalDate.of(1990, 1, 1));
        assertEquals(
                List.of("username NOT_ASKED", "firstName REQUIRED", "lastName REQUIRED", "dateOfBirth NOT_ASKED"),
                faults(
                        profile,
                        Map.of(
                                "fields.username", "off",
                                "fields.firstName", "required",
                                "fields.lastName", "required",
                                "fields.dateOfBirth", "off")));
        assertEquals(
                List.of("username REQUIRED", "dateOfBirth REQUIRED"),
                faults(World.NO_PROFILE, Map.of("fields.username", "required", "fields.dateOfBirth", "required")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Inés", "Ødegård-Müller", "O'Brien", "李小龍", "Jr.", "علی\u200cرضا", "ක්\u200dෂ", "👩 Ada"})
    void names_of_the_world_pass(String name) {
        assertEquals(List.of(), faults(new Profile(null, name, name, null), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202eevil",
                "zero\u200bwidth",
                "line\nbreak",
                "nul\u0000",
                "half \ud83e",
                "\ue000 private",
                "para\u2029graph",
                "   ",
                "\u2066isolate",
                "\ufeffmark"
            })
    void what_cannot_be_seen_or_turns_the_text_around_is_no_name(String name) {
        assertEquals(
                List.of("firstName FORBIDDEN_CHARACTERS", "lastName FORBIDDEN_CHARACTERS"),
                faults(new Profile(null, name, name, null), Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, TOO_YOUNG",
        "2026-03-02, IMPOSSIBLE",
        "2013-03-02, TOO_YOUNG",
        "2013-03-01,",
        "1896-03-01,",
        "1896-02-29, IMPOSSIBLE",
        "0001-01-01, IMPOSSIBLE"
    })
    void a_birthday_is_possible_and_old_enough(LocalDate born, @Nullable String fault) {
        assertEquals(
                fault == null ? List.of() : List.of("dateOfBirth " + fault),
                faults(new Profile(null, null, null, born), Map.of()));
    }

    @Test
    void the_youngest_age_is_the_policys() {
        Profile child = new Profile(null, null, null, LocalDate.of(2020, 1, 1));
        assertEquals(List.of(), faults(child, Map.of("fields.minimumAge", "0")));
        assertEquals(List.of("dateOfBirth TOO_YOUNG"), faults(child, Map.of("fields.minimumAge", "18")));
    }

    private static List<String> faults(Profile profile, Map<String, String> overrides) {
        FieldsPolicy policy = World.policies(overrides).fields();
        return ProfileCheck.faults(profile, policy, TODAY).stream()
                .map(fault -> fault.field() + " " + fault.code())
                .toList();
    }
}
