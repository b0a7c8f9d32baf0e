package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;

/** What a password must be, and what its hash costs. */
public record PasswordRules(
        @Doc("Shortest password, in code points after NFC.") @Default("8")
        int minLength,

        @Doc("Longest password, in code points after NFC. Nothing is ever cut off.") @Default("128")
        int maxLength,

        @Doc("Whether the person's own address, username and name, and the product's name, are refused inside it.")
        @Default("true")
        boolean refuseOwnData,

        @Doc("bcrypt cost: each step doubles the work.") @Default("12")
        int bcryptCost) {
    public PasswordRules {
        if (minLength < 8) {
            throw new IllegalArgumentException("minLength must be at least 8 (NIST SP 800-63B, 3.1.1.2)");
        }
        if (maxLength < 64 || maxLength > 512) {
            throw new IllegalArgumentException("maxLength must be 64 to 512");
        }
        if (bcryptCost < 10 || bcryptCost > 16) {
            throw new IllegalArgumentException("bcryptCost must be 10 to 16");
        }
    }
}
