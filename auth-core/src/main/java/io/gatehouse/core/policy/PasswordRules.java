package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;

/** What a password must be, and what its hash costs. */
public record PasswordRules(
        @Doc(
                "standard: no composition rules. classic: asks for an upper-case and a lower-case letter, a digit and a special character. nist: asks for 15 characters of whoever has no second factor.")
        @Default("standard")
        Preset preset,

        @Doc("Shortest password, in code points after NFC.") @Default("8")
        int minLength,

        @Doc("Longest password, in code points after NFC. Nothing is ever cut off.") @Default("128")
        int maxLength,

        @Doc("Whether the 10,000 most common passwords are refused.") @Default("true")
        boolean refuseCommon,

        @Doc("Whether the person's own address, username and name, and the product's name, are refused inside it.")
        @Default("true")
        boolean refuseOwnData,

        @Doc("How many bits of entropy a password must have, as estimated from patterns; 0 switches it off.")
        @Default("30")
        int minEntropy,

        @Doc("How many former passwords cannot return, the one in force included.") @Default("5")
        int history,

        @Doc("Breached passwords.") BreachPolicy breach,

        @InstallationWide @Doc("bcrypt cost: each step doubles the work.") @Default("12")
        int bcryptCost,

        @InstallationWide
        @Doc(
                "Highest bcrypt cost of a hash that user import takes. One above bcryptCost makes a wrong password take longer than for an address that nobody has.")
        @Default("12")
        int mostImportedCost) {
    /** What {@link Preset#NIST} asks where a password is all there is (NIST SP 800-63B-4, 3.1.1.2). */
    private static final int NIST_LENGTH = 15;

    public PasswordRules {
        if (minLength < 8) {
            throw new IllegalArgumentException("minLength must be at least 8 (NIST SP 800-63B, 3.1.1.2)");
        }
        if (maxLength < 64 || maxLength > 512) {
            throw new IllegalArgumentException("maxLength must be 64 to 512");
        }
        if (minEntropy < 0 || minEntropy > 100) {
            throw new IllegalArgumentException("minEntropy must be 0 to 100 bits");
        }
        if (history < 0 || history > 24) {
            throw new IllegalArgumentException("history must be 0 to 24");
        }
        if (mostImportedCost < 4 || mostImportedCost > 16) {
            throw new IllegalArgumentException("mostImportedCost must be 4 to 16");
        }
        if (bcryptCost < 10 || bcryptCost > 16) {
            throw new IllegalArgumentException("bcryptCost must be 10 to 16");
        }
    }

    /** Returns the shortest length for somebody with or without a second factor. */
    public int minLength(boolean hasSecondFactor) {
        return preset == Preset.NIST && !hasSecondFactor ? Math.max(minLength, NIST_LENGTH) : minLength;
    }

    /** Whether it must hold an upper-case and a lower-case letter, a digit and a special character. */
    public boolean isComposed() {
        return preset == Preset.CLASSIC;
    }

    /** Sets of rules that auditors know by name. */
    public enum Preset {
        STANDARD,
        CLASSIC,
        NIST
    }
}
