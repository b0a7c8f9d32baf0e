package io.gatehouse.core.recovery;

import io.gatehouse.core.user.FieldFault;
import java.util.List;

/** The outcome of a reset. */
public sealed interface ResetPasswordResult {
    record Reset() implements ResetPasswordResult {}

    record LinkRefused(LinkOutcome why) implements ResetPasswordResult {}

    /** The link still works. */
    record PasswordRefused(List<FieldFault> faults) implements ResetPasswordResult {
        public PasswordRefused {
            faults = List.copyOf(faults);
        }
    }
}
