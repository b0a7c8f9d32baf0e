package io.gatehouse.core.recovery.http;

import io.gatehouse.core.http.Faults;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.http.SignedInCall;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.recovery.CancelEmailChange;
import io.gatehouse.core.recovery.ConfirmEmailChange;
import io.gatehouse.core.recovery.RequestEmailChange;
import io.gatehouse.core.user.FieldFault;
import io.gatehouse.kit.problem.ProblemCode;
import java.util.List;

/** {@code POST /email} and what its two mails lead to. */
public final class EmailChangeRoutes {
    private final RequestEmailChange requestEmailChange;
    private final ConfirmEmailChange confirmEmailChange;
    private final CancelEmailChange cancelEmailChange;

    public EmailChangeRoutes(
            RequestEmailChange requestEmailChange,
            ConfirmEmailChange confirmEmailChange,
            CancelEmailChange cancelEmailChange) {
        this.requestEmailChange = requestEmailChange;
        this.confirmEmailChange = confirmEmailChange;
        this.cancelEmailChange = cancelEmailChange;
    }

    public void mount(Operations operations) {
        operations.signedInRecently(
                "requestEmailChange",
                signedIn -> () -> request(signedIn),
                done -> ctx -> Json.message(ctx, 202, "We sent a mail to the new address. Open it to go on."));
        operations.open(
                "confirmEmailChange",
                call -> () -> confirmEmailChange.execute(call.tenant(), call.text("token"), call.client()),
                outcome -> LinkAnswers.render(outcome, "Your new address is in force."));
        operations.open(
                "cancelEmailChange",
                call -> () -> cancelEmailChange.execute(call.tenant(), call.text("token"), call.client()),
                outcome -> LinkAnswers.render(outcome, "The change is cancelled. Your address stays."));
    }

    private boolean request(SignedInCall signedIn) {
        Email email = Email.of(signedIn.call().text("newEmail"));
        if (email == null) {
            throw Faults.problem(
                    ProblemCode.VALIDATION_ERROR,
                    List.of(new FieldFault("newEmail", "MALFORMED", "This is not an email address.")));
        }
        requestEmailChange.execute(signedIn.principal(), email, signedIn.call().client());
        return true;
    }
}
