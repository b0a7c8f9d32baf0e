package io.gatehouse.core.password;

import io.gatehouse.core.policy.PasswordRules;
import io.gatehouse.core.user.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds a new password against the policy, rule by rule. Pure. */
public final class PasswordCheck {
    private static final String FIELD = "password";
    /** Shorter pieces of own data would refuse harmless passwords. */
    private static final int SHORTEST_OWN_DATA = 4;

    private PasswordCheck() {}

    /**
     * Checks a password.
     *
     * @param ownData the person's address, names and the product's name; nulls are passed over
     */
    public static Verdict check(PresentedPassword password, PasswordRules rules, List<@Nullable String> ownData) {
        List<FieldFault> faults = new ArrayList<>();
        if (password.length() < rules.minLength()) {
            faults.add(fault("TOO_SHORT", "Use at least " + rules.minLength() + " characters."));
        }
        if (password.length() > rules.maxLength()) {
            faults.add(fault("TOO_LONG", "Use at most " + rules.maxLength() + " characters."));
        }
        byte @Nullable [] utf8 = password.bytes();
        if (utf8 == null || password.text().codePoints().anyMatch(Character::isISOControl)) {
            faults.add(fault("FORBIDDEN_CHARACTERS", "Leave out control characters."));
        }
        if (rules.refuseOwnData() && containsOwnData(password.text(), ownData)) {
            faults.add(fault("CONTAINS_OWN_DATA", "Leave out your name, your address and the name of the product."));
        }
        return utf8 == null || !faults.isEmpty()
                ? new Verdict.Refused(faults)
                : new Verdict.Accepted(new AcceptedPassword(utf8));
    }

    private static boolean containsOwnData(String password, List<@Nullable String> ownData) {
        String folded = password.toLowerCase(Locale.ROOT);
        for (String data : ownData) {
            if (data != null && data.length() >= SHORTEST_OWN_DATA && folded.contains(data.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static FieldFault fault(String code, String message) {
        return new FieldFault(FIELD, code, message);
    }

    /** What the policy says. */
    public sealed interface Verdict {
        record Accepted(AcceptedPassword password) implements Verdict {}

        record Refused(List<FieldFault> faults) implements Verdict {
            public Refused {
                faults = List.copyOf(faults);
            }
        }
    }
}
