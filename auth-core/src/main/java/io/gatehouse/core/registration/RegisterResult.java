package io.gatehouse.core.registration;

import io.gatehouse.core.user.FieldFault;
import java.util.List;

/** The outcome of a registration. */
public sealed interface RegisterResult {
    /** A mail is on its way. Whether the address was new is nobody's business. */
    record MailSent() implements RegisterResult {}

    /** Profile fields do not fit the policy. */
    record FieldsRefused(List<FieldFault> faults) implements RegisterResult {
        public FieldsRefused {
            faults = List.copyOf(faults);
        }
    }

    /** The password does not fit the policy. */
    record PasswordRefused(List<FieldFault> faults) implements RegisterResult {
        public PasswordRefused {
            faults = List.copyOf(faults);
        }
    }

    record UsernameTaken() implements RegisterResult {}

    /** Only where accounts are not concealed. */
    record EmailTaken() implements RegisterResult {}

    /** Nobody may register here. */
    record Closed() implements RegisterResult {}
}
