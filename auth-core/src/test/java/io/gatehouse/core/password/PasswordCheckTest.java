package io.gatehouse.core.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.password.PasswordCheck.Verdict;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.user.FieldFault;
import io.gatehouse.core.user.Profile;
import io.gatehouse.core.user.User;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordCheckTest {
    private static final Profile PROFILE = new Profile(new Username("lighthouse"), "Marguerite", "Ng", null);

    private final World world = new World();

    @ParameterizedTest
    @CsvSource({"7, TOO_SHORT", "8, ''", "128, ''", "129, TOO_LONG"})
    void length_is_counted_in_code_points(int length, String fault) {
        assertEquals(fault, codes("é".repeat(length)));
        assertEquals(fault, codes("🦀".repeat(length)));
    }

    @Test
    void two_spellings_of_one_letter_are_one_character() {
        assertEquals("TOO_SHORT", codes("e\u0301".repeat(7)));
        assertEquals("", codes("e\u0301".repeat(8)));
    }

    @Test
    void the_nist_preset_asks_fifteen_characters_of_whoever_has_no_second_factor() {
        rules(Map.of("password.preset", "nist"));
        assertEquals("TOO_SHORT", codes("fourteen chars"));
        assertEquals("", codes("fifteen letters"));
        PasswordOwner guarded = new PasswordOwner(World.TENANT, null, "newPassword", true, List.of());
        assertEquals("", codes("eight ch", guarded));
    }

    @Test
    void the_classic_preset_tells_every_missing_kind_at_once() {
        rules(Map.of("password.preset", "classic"));
        assertEquals("MISSING_UPPER,MISSING_DIGIT,MISSING_SPECIAL", codes("lowercase"));
        assertEquals("MISSING_LOWER,MISSING_SPECIAL", codes("UPPERCASE9"));
        assertEquals("TOO_SHORT,MISSING_UPPER,MISSING_LOWER,MISSING_SPECIAL", codes("1234567"));
        assertEquals("", codes("Lower9 Ünd Upper"));
        assertEquals("", codes("Straße-9x"));
    }

    @Test
    void without_a_preset_no_kind_is_asked() {
        assertEquals("", codes("justletters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with a \u0000 NUL", "with a\ttab", "line\nbreaks", "\u007f deleted", "\u0085 next line"})
    void control_characters_are_refused(String password) {
        assertEquals("FORBIDDEN_CHARACTERS", codes(password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"half a \ud83e crab", "\udd80 the other half", "\udd80\ud83e turned around"})
    void half_characters_are_refused(String password) {
        assertEquals("FORBIDDEN_CHARACTERS", codes(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"my-LIGHTHOUSE-1", "marguerite123", "xx ines@calder.studio", "INESxxxxx", "gateHOUSE rocks"})
    void own_data_is_refused_in_any_case(String password) {
        PasswordOwner owner = newcomer();
        assertEquals("CONTAINS_OWN_DATA", codes(password, owner));
        rules(Map.of("password.refuseOwnData", "false"));
        assertEquals("", codes(password, owner));
    }

    @Test
    void a_name_is_found_however_its_accents_are_written() {
        String apart = "Zoe\u0308lie";
        PasswordOwner owner = PasswordOwner.newcomer(
                World.TENANT,
                new Email("z@calder.studio"),
                new Profile(new Username("lighthouse"), apart, "Calder", null),
                world.policies);
        assertEquals("CONTAINS_OWN_DATA", codes("my zo\u00eblie of old", owner));
        assertEquals("CONTAINS_OWN_DATA", codes("my " + apart + " of old", owner));
    }

    @Test
    void short_names_refuse_nothing() {
        assertEquals("", codes("a long thing with ng", newcomer()));
    }

    @Test
    void common_passwords_are_refused_unless_the_policy_lets_them_pass() {
        assertEquals("TOO_COMMON", codes("common as muck"));
        rules(Map.of("password.refuseCommon", "false"));
        assertEquals("", codes("common as muck"));
    }

    @Test
    void guessable_passwords_are_refused_below_the_policys_bits() {
        assertEquals("TOO_GUESSABLE", codes("guessable thing"));
        rules(Map.of("password.minEntropy", "10"));
        assertEquals("", codes("guessable thing"));
        rules(Map.of("password.minEntropy", "0"));
        assertEquals("", codes("guessable thing"));
    }

    @Test
    void what_is_expensive_is_not_asked_of_a_password_that_a_cheap_rule_refuses() {
        PasswordCheck check = new PasswordCheck(
                password -> false,
                (password, ownData) -> {
                    throw new AssertionError("estimated");
                },
                world.accounts,
                world.hasher,
                (password, policy) -> {
                    throw new AssertionError("asked");
                });
        assertInstanceOf(
                Verdict.Refused.class,
                check.execute(new PresentedPassword("short"), world.policies.password(), nobody()));
        assertEquals(0, world.hasher.paid());
    }

    @Test
    void breached_passwords_are_refused() {
        assertEquals("BREACHED", codes("breached long ago"));
    }

    @Test
    void the_last_passwords_cannot_return_and_older_ones_can() {
        UserId id = world.user("ines@calder.studio", "password number 0");
        for (int number = 1; number < 6; number++) {
            keep(id, "password number " + number);
        }
        PasswordOwner owner = PasswordOwner.of(user(id), world.policies);
        for (int number = 1; number < 6; number++) {
            assertEquals("USED_BEFORE", codes("password number " + number, owner));
        }
        assertEquals("", codes("password number 0", owner));
        rules(Map.of("password.history", "1"));
        assertEquals("", codes("password number 4", owner));
        assertEquals("USED_BEFORE", codes("password number 5", owner));
        rules(Map.of("password.history", "0"));
        assertEquals("", codes("password number 5", owner));
    }

    @Test
    void faults_are_told_of_the_field_that_the_form_has() {
        UserId id = world.user("ines@calder.studio", "correct horse battery");
        assertEquals("password", faults("short", newcomer()).getFirst().field());
        PasswordOwner owner = PasswordOwner.of(user(id), world.policies);
        assertEquals("newPassword", faults("short", owner).getFirst().field());
        assertEquals("newPassword", faults("guessable thing", owner).getFirst().field());
    }

    @Test
    void an_accepted_password_is_kept_whole_and_printed_by_nobody() {
        String typed = "  spaces around, and ümlauts 🦀  ";
        Verdict.Accepted accepted = assertInstanceOf(Verdict.Accepted.class, check(typed, nobody()));
        assertEquals(typed, new String(accepted.password().utf8(), StandardCharsets.UTF_8));
        assertFalse(accepted.toString().contains("spaces"));
        assertFalse(new PresentedPassword(typed).toString().contains("spaces"));
    }

    @Test
    void what_is_told_never_repeats_what_was_typed() {
        for (String typed : List.of("short", "guessable thing", "common thing", "breached thing")) {
            for (FieldFault fault : faults(typed, nobody())) {
                assertFalse(fault.message().contains(typed));
                assertTrue(fault.message().endsWith("."));
            }
        }
    }

    @Test
    void the_owner_of_a_password_keeps_no_list_that_can_change() {
        assertThrows(
                UnsupportedOperationException.class, () -> newcomer().ownData().add("x"));
    }

    private void rules(Map<String, String> overrides) {
        world.policies = World.policies(overrides);
    }

    private void keep(UserId id, String password) {
        Verdict.Accepted accepted = assertInstanceOf(Verdict.Accepted.class, check(password, nobody()));
        world.accounts.setPassword(World.TENANT, id, world.hasher.hash(accepted.password()));
    }

    private User user(UserId id) {
        return Objects.requireNonNull(world.accounts.byId(World.TENANT, id));
    }

    private Verdict check(String password, PasswordOwner owner) {
        return world.passwordCheck.execute(new PresentedPassword(password), world.policies.password(), owner);
    }

    private List<FieldFault> faults(String password, PasswordOwner owner) {
        return check(password, owner) instanceof Verdict.Refused refused ? refused.faults() : List.of();
    }

    private String codes(String password) {
        return codes(password, nobody());
    }

    private String codes(String password, PasswordOwner owner) {
        return String.join(
                ",", faults(password, owner).stream().map(FieldFault::code).toList());
    }

    private static PasswordOwner nobody() {
        return new PasswordOwner(World.TENANT, null, "password", false, List.of());
    }

    private PasswordOwner newcomer() {
        return PasswordOwner.newcomer(World.TENANT, new Email("ines@calder.studio"), PROFILE, world.policies);
    }
}
