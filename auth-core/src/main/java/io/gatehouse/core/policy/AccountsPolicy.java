package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;

/** How accounts come to be. */
public record AccountsPolicy(
        @Doc("Whether people may register by themselves.") @Default("true")
        boolean registration,

        @Doc("Registering a known address answers as usual and mails its owner instead.") @Default("true")
        boolean concealAccounts,

        @Doc("Whether an address must be confirmed before the first sign-in.") @Default("true")
        boolean requireVerifiedEmail) {}
