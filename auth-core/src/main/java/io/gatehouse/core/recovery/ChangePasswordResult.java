package io.gatehouse.core.recovery;

import io.gatehouse.core.session.SessionTokens;
import io.gatehouse.core.user.FieldFault;
import java.time.Duration;
import java.util.List;

/** The outcome of a change of password. */
public sealed interface ChangePasswordResult {
    /** Done; the caller goes on in a fresh session. */
    record Changed(SessionTokens tokens) implements ChangePasswordResult {}

    /** The current password is another one. */
    record WrongPassword() implements ChangePasswordResult {}

    record TooManyTries(Duration retryAfter) implements ChangePasswordResult {}

    record PasswordRefused(List<FieldFault> faults) implements ChangePasswordResult {
        public PasswordRefused {
            faults = List.copyOf(faults);
        }
    }

    /** The session ended while the password was judged. */
    record SessionOver() implements ChangePasswordResult {}
}
