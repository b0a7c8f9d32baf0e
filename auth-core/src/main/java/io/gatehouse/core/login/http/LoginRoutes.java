package io.gatehouse.core.login.http;

import io.gatehouse.core.http.Call;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.login.SignIn;
import io.gatehouse.core.login.SignInCommand;
import io.gatehouse.core.login.SignInResult;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.session.http.TokensJson;
import io.gatehouse.core.user.http.UserJson;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** {@code POST /login}. */
public final class LoginRoutes {
    /** A gateway hands over the refresh token of the session that the browser still has. */
    private static final String REPLACES = "Gatehouse-Replaces";

    private final SignIn signIn;

    public LoginRoutes(SignIn signIn) {
        this.signIn = signIn;
    }

    public void mount(Operations operations) {
        operations.open(
                "login",
                call -> {
                    SignInCommand command = command(call);
                    return () -> signIn.execute(command);
                },
                LoginRoutes::render);
    }

    private static SignInCommand command(Call call) {
        return new SignInCommand(
                call.tenant(),
                call.text("identifier"),
                new PresentedPassword(call.text("password")),
                call.body().getBoolean("rememberMe", false),
                call.isFromGateway() ? call.header(REPLACES) : null,
                call.client());
    }

    private static Consumer<RoutingContext> render(SignInResult result) {
        return switch (result) {
            case SignInResult.SignedIn signedIn -> ctx -> Json.answer(ctx, 200, body(signedIn));
            case SignInResult.BadCredentials bad -> ctx -> ctx.fail(ProblemCode.INVALID_CREDENTIALS.exception());
            case SignInResult.EmailNotVerified not -> ctx -> ctx.fail(ProblemCode.EMAIL_NOT_VERIFIED.exception());
            case SignInResult.Disabled disabled -> ctx -> ctx.fail(ProblemCode.ACCOUNT_DISABLED.exception());
        };
    }

    private static JsonObject body(SignInResult.SignedIn signedIn) {
        return new JsonObject()
                .put("mfaRequired", false)
                .put("user", UserJson.of(signedIn.user()))
                .mergeIn(TokensJson.of(signedIn.tokens()));
    }
}
