package io.gatehouse.core.verification.http;

import io.gatehouse.core.http.Call;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.verification.ResendVerification;
import io.gatehouse.core.verification.VerifyEmail;
import io.gatehouse.core.verification.VerifyEmailResult;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** {@code POST /verify-email} and {@code POST /resend-verification}. */
public final class VerificationRoutes {
    private final VerifyEmail verifyEmail;
    private final ResendVerification resendVerification;

    public VerificationRoutes(VerifyEmail verifyEmail, ResendVerification resendVerification) {
        this.verifyEmail = verifyEmail;
        this.resendVerification = resendVerification;
    }

    public void mount(Operations operations) {
        operations.open(
                "verifyEmail",
                call -> () -> verifyEmail.execute(call.tenant(), call.text("token"), call.client()),
                VerificationRoutes::render);
        operations.open(
                "resendVerification",
                call -> () -> resend(call),
                done -> ctx ->
                        Json.message(ctx, 202, "If this address waits for a confirmation, a mail is on its way."));
    }

    /** What is no address belongs to nobody, which is not told either. */
    private boolean resend(Call call) {
        Email email = Email.of(call.text("email"));
        if (email != null) {
            resendVerification.execute(call.tenant(), email, call.client());
        }
        return true;
    }

    private static Consumer<RoutingContext> render(VerifyEmailResult result) {
        return switch (result) {
            case VERIFIED -> ctx -> Json.message(ctx, 200, "Your address is confirmed.");
            case EXPIRED -> ctx -> ctx.fail(ProblemCode.TOKEN_EXPIRED.exception());
            case INVALID -> ctx -> ctx.fail(ProblemCode.INVALID_TOKEN.exception());
        };
    }
}
