package io.gatehouse.core.recovery.http;

import io.gatehouse.core.http.Faults;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.http.RetryLater;
import io.gatehouse.core.http.SignedInCall;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.recovery.ChangePassword;
import io.gatehouse.core.recovery.ChangePasswordResult;
import io.gatehouse.core.session.http.TokensJson;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** {@code POST /password}. */
public final class PasswordRoutes {
    private static final String CHANGED = "Your password is changed. All other sessions have ended.";

    private final ChangePassword changePassword;

    public PasswordRoutes(ChangePassword changePassword) {
        this.changePassword = changePassword;
    }

    public void mount(Operations operations) {
        operations.signedInRecently("changePassword", signedIn -> () -> change(signedIn), PasswordRoutes::render);
    }

    private ChangePasswordResult change(SignedInCall signedIn) {
        return changePassword.execute(
                signedIn.session(),
                new PresentedPassword(signedIn.call().text("currentPassword")),
                new PresentedPassword(signedIn.call().text("newPassword")),
                signedIn.call().client());
    }

    private static Consumer<RoutingContext> render(ChangePasswordResult result) {
        return switch (result) {
            case ChangePasswordResult.Changed changed ->
                ctx -> Json.answer(
                        ctx, 200, new JsonObject().put("message", CHANGED).mergeIn(TokensJson.of(changed.tokens())));
            case ChangePasswordResult.WrongPassword wrong ->
                ctx -> ctx.fail(ProblemCode.INVALID_CREDENTIALS.exception());
            case ChangePasswordResult.TooManyTries tooMany -> ctx -> ctx.fail(RetryLater.tooMany(tooMany.retryAfter()));
            case ChangePasswordResult.PasswordRefused refused ->
                ctx -> ctx.fail(Faults.problem(ProblemCode.PASSWORD_POLICY, refused.faults()));
            case ChangePasswordResult.SessionOver over -> ctx -> ctx.fail(ProblemCode.UNAUTHENTICATED.exception());
        };
    }
}
