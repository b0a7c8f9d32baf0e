package io.gatehouse.core.login.http;

import io.gatehouse.core.http.Call;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.http.RetryLater;
import io.gatehouse.core.login.AnswerCommand;
import io.gatehouse.core.login.AnswerResult;
import io.gatehouse.core.login.CompleteChallenge;
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
import org.jspecify.annotations.Nullable;

/** {@code POST /login} and {@code POST /mfa/challenge}. */
public final class LoginRoutes {
    /** A gateway hands over the refresh token of the session that the browser still has. */
    private static final String REPLACES = "Gatehouse-Replaces";

    private final SignIn signIn;
    private final CompleteChallenge completeChallenge;

    public LoginRoutes(SignIn signIn, CompleteChallenge completeChallenge) {
        this.signIn = signIn;
        this.completeChallenge = completeChallenge;
    }

    public void mount(Operations operations) {
        operations.open(
                "login",
                call -> {
                    SignInCommand command = command(call);
                    return () -> signIn.execute(command);
                },
                LoginRoutes::render);
        operations.open("mfaChallenge", call -> () -> completeChallenge.execute(answer(call)), LoginRoutes::render);
    }

    private static SignInCommand command(Call call) {
        return new SignInCommand(
                call.tenant(),
                call.text("identifier"),
                new PresentedPassword(call.text("password")),
                call.body().getBoolean("rememberMe", false),
                replaces(call),
                call.client());
    }

    private static AnswerCommand answer(Call call) {
        return new AnswerCommand(
                call.tenant(),
                ChallengeJson.reference(call),
                ChallengeJson.code(call),
                call.body().getBoolean("trustDevice", false),
                replaces(call),
                call.client());
    }

    private static @Nullable String replaces(Call call) {
        return call.isFromGateway() ? call.header(REPLACES) : null;
    }

    private static Consumer<RoutingContext> render(SignInResult result) {
        return switch (result) {
            case SignInResult.SignedIn signedIn -> ctx -> Json.answer(ctx, 200, body(signedIn));
            case SignInResult.SecondFactorNeeded needed ->
                ctx -> Json.answer(ctx, 200, ChallengeJson.of(needed.challenge()));
            case SignInResult.Locked locked ->
                ctx -> ctx.fail(ProblemCode.ACCOUNT_LOCKED
                        .problem()
                        .withRetryAfter(RetryLater.seconds(locked.left()))
                        .exception());
            case SignInResult.Blocked blocked -> ctx -> ctx.fail(ProblemCode.FORBIDDEN.exception());
            case SignInResult.TooManyCodes many -> ctx -> ctx.fail(RetryLater.tooMany(many.retryAfter()));
            case SignInResult.TooManyAccounts many -> ctx -> ctx.fail(RetryLater.tooMany(many.retryAfter()));
            case SignInResult.BadCredentials bad -> ctx -> ctx.fail(ProblemCode.INVALID_CREDENTIALS.exception());
            case SignInResult.EmailNotVerified not -> ctx -> ctx.fail(ProblemCode.EMAIL_NOT_VERIFIED.exception());
            case SignInResult.Disabled disabled -> ctx -> ctx.fail(ProblemCode.ACCOUNT_DISABLED.exception());
        };
    }

    private static Consumer<RoutingContext> render(AnswerResult result) {
        return switch (result) {
            case AnswerResult.SignedIn signedIn -> ctx -> Json.answer(ctx, 200, body(signedIn.signIn()));
            case AnswerResult.WrongCode wrong -> ctx -> ctx.fail(ProblemCode.INVALID_CODE.exception());
            case AnswerResult.TooManyTries tooMany -> ctx -> ctx.fail(RetryLater.tooMany(tooMany.retryAfter()));
            case AnswerResult.Blocked blocked -> ctx -> ctx.fail(ProblemCode.FORBIDDEN.exception());
            case AnswerResult.NoChallenge none -> ctx -> ctx.fail(ProblemCode.UNAUTHENTICATED.exception());
        };
    }

    private static JsonObject body(SignInResult.SignedIn signedIn) {
        return new JsonObject()
                .put("mfaRequired", false)
                .put("user", UserJson.of(signedIn.user()))
                .mergeIn(TokensJson.of(signedIn.tokens()));
    }
}
