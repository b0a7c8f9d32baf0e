package io.gatehouse.core.mfa.http;

import io.gatehouse.core.http.Call;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.http.RetryLater;
import io.gatehouse.core.mfa.Reauthenticate;
import io.gatehouse.core.mfa.Reauthenticate.Proof;
import io.gatehouse.core.mfa.ReauthenticateResult;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.kit.problem.FieldError;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.secret.Secret;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Consumer;

/** {@code POST /reauthenticate}. */
public final class ReauthenticateRoutes {
    private final Reauthenticate reauthenticate;

    public ReauthenticateRoutes(Reauthenticate reauthenticate) {
        this.reauthenticate = reauthenticate;
    }

    public void mount(Operations operations) {
        operations.signedIn(
                "reauthenticate",
                signedIn -> () -> reauthenticate.execute(
                        signedIn.principal(),
                        proof(signedIn.call()),
                        signedIn.call().client()),
                ReauthenticateRoutes::render);
    }

    /** The contract lets exactly one of the two through. */
    private static Proof proof(Call call) {
        String code = call.body().getString("code");
        return code == null
                ? new Proof.Password(new PresentedPassword(call.text("password")))
                : new Proof.Code(Secret.ofUtf8(code));
    }

    private static Consumer<RoutingContext> render(ReauthenticateResult result) {
        return switch (result) {
            case ReauthenticateResult.Confirmed confirmed -> Json::noContent;
            case ReauthenticateResult.WrongPassword wrong ->
                ctx -> ctx.fail(ProblemCode.INVALID_CREDENTIALS.exception());
            case ReauthenticateResult.WrongCode wrong -> ctx -> ctx.fail(ProblemCode.INVALID_CODE.exception());
            case ReauthenticateResult.CodeNeeded needed ->
                ctx -> ctx.fail(ProblemCode.VALIDATION_ERROR
                        .problem()
                        .withErrors(
                                List.of(new FieldError("code", "REQUIRED", "Use a code from your authenticator app.")))
                        .exception());
            case ReauthenticateResult.TooManyTries tooMany -> ctx -> ctx.fail(RetryLater.tooMany(tooMany.retryAfter()));
            case ReauthenticateResult.SessionOver over -> ctx -> ctx.fail(ProblemCode.UNAUTHENTICATED.exception());
        };
    }
}
