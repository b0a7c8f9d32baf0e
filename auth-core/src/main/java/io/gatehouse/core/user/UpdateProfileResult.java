package io.gatehouse.core.user;

import java.util.List;

/** The outcome of a profile change. */
public sealed interface UpdateProfileResult {
    record Updated(User user) implements UpdateProfileResult {}

    record Refused(List<FieldFault> faults) implements UpdateProfileResult {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    record UsernameTaken() implements UpdateProfileResult {}

    /** The account has gone since the person signed in. */
    record Gone() implements UpdateProfileResult {}
}
