package io.gatehouse.core.mfa;

import java.util.List;

/** The outcome of asking for new recovery codes. */
public sealed interface RenewCodesResult {
    /** Shown once. */
    record Renewed(List<RecoveryCode> codes) implements RenewCodesResult {}

    /** No app is in force, so there is nothing to recover from. */
    record NotSetUp() implements RenewCodesResult {}

    /** This session has not shown the app. */
    record SecondFactorNeeded() implements RenewCodesResult {}
}
