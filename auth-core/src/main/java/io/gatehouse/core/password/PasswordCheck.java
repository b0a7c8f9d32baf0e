package io.gatehouse.core.password;

import io.gatehouse.core.policy.PasswordRules;
import io.gatehouse.core.user.FieldFault;
import java.util.List;

/**
 * Holds a new password against the policy. The cheap rules come first and are told all at once; what costs CPU, hashes or a call to
 * another service is asked only of a password that they accept.
 */
public final class PasswordCheck {
    private final CommonPasswords common;
    private final GuessEstimator guesses;
    private final Credentials credentials;
    private final PasswordHasher hasher;
    private final BreachedPasswords breached;

    public PasswordCheck(
            CommonPasswords common,
            GuessEstimator guesses,
            Credentials credentials,
            PasswordHasher hasher,
            BreachedPasswords breached) {
        this.common = common;
        this.guesses = guesses;
        this.credentials = credentials;
        this.hasher = hasher;
        this.breached = breached;
    }

    public Verdict execute(PresentedPassword password, PasswordRules rules, PasswordOwner owner) {
        PlainRules plain = new PlainRules(password, rules, owner);
        List<FieldFault> faults = plain.faults(common);
        byte[] utf8 = password.bytes();
        if (utf8 == null || !faults.isEmpty()) {
            return new Verdict.Refused(faults);
        }
        if (rules.minEntropy() > 0 && guesses.bits(password, owner.ownData()) < rules.minEntropy()) {
            return refused(owner, "TOO_GUESSABLE", "This is easy to guess. A few unrelated words are harder.");
        }
        if (isUsedBefore(password, rules, owner)) {
            return refused(owner, "USED_BEFORE", "Choose one that you did not use here before.");
        }
        AcceptedPassword accepted = new AcceptedPassword(utf8);
        if (breached.contains(accepted, rules.breach())) {
            return refused(owner, "BREACHED", "This password is known from a breach. Choose another.");
        }
        return new Verdict.Accepted(accepted);
    }

    private boolean isUsedBefore(PresentedPassword password, PasswordRules rules, PasswordOwner owner) {
        return owner.user() != null
                && rules.history() > 0
                && credentials.latest(owner.tenant(), owner.user(), rules.history()).stream()
                        .anyMatch(former -> hasher.matches(password, former));
    }

    private static Verdict refused(PasswordOwner owner, String code, String message) {
        return new Verdict.Refused(List.of(new FieldFault(owner.field(), code, message)));
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
