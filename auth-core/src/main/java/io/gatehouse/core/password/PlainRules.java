package io.gatehouse.core.password;

import io.gatehouse.core.policy.PasswordRules;
import io.gatehouse.core.user.FieldFault;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** The rules that need nothing but the password and its owner. */
final class PlainRules {
    /** Shorter pieces of own data would refuse harmless passwords. */
    private static final int SHORTEST_OWN_DATA = 4;

    private final PresentedPassword password;
    private final PasswordRules rules;
    private final PasswordOwner owner;
    private final List<FieldFault> faults = new ArrayList<>();

    PlainRules(PresentedPassword password, PasswordRules rules, PasswordOwner owner) {
        this.password = password;
        this.rules = rules;
        this.owner = owner;
    }

    /** Returns everything that is wrong, in the order in which a form lists the rules. */
    List<FieldFault> faults(CommonPasswords common) {
        int shortest = rules.minLength(owner.hasSecondFactor());
        refuseIf(password.length() < shortest, "TOO_SHORT", "Use at least " + shortest + " characters.");
        refuseIf(
                password.length() > rules.maxLength(), "TOO_LONG", "Use at most " + rules.maxLength() + " characters.");
        refuseIf(
                password.bytes() == null || has(Character::isISOControl),
                "FORBIDDEN_CHARACTERS",
                "Leave out control characters.");
        if (rules.isComposed()) {
            refuseIf(!has(Character::isUpperCase), "MISSING_UPPER", "Use an upper-case letter.");
            refuseIf(!has(Character::isLowerCase), "MISSING_LOWER", "Use a lower-case letter.");
            refuseIf(!has(Character::isDigit), "MISSING_DIGIT", "Use a digit.");
            refuseIf(
                    !has(character -> !Character.isLetterOrDigit(character)),
                    "MISSING_SPECIAL",
                    "Use a character that is neither letter nor digit.");
        }
        refuseIf(
                rules.refuseOwnData() && containsOwnData(),
                "CONTAINS_OWN_DATA",
                "Leave out your name, your address and the name of the product.");
        refuseIf(
                rules.refuseCommon() && common.contains(password),
                "TOO_COMMON",
                "This is one of the passwords that everybody tries first.");
        return faults;
    }

    private void refuseIf(boolean wrong, String code, String message) {
        if (wrong) {
            faults.add(new FieldFault(owner.field(), code, message));
        }
    }

    private boolean has(IntPredicate kind) {
        return password.text().codePoints().anyMatch(kind);
    }

    private boolean containsOwnData() {
        String folded = password.text().toLowerCase(Locale.ROOT);
        return owner.ownData().stream()
                // As the password is: a name may be stored with its accents apart.
                .map(data -> Normalizer.normalize(data, Normalizer.Form.NFC))
                .filter(data -> data.length() >= SHORTEST_OWN_DATA)
                .anyMatch(data -> folded.contains(data.toLowerCase(Locale.ROOT)));
    }
}
