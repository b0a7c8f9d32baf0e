package io.gatehouse.core.mfa.http;

import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.http.RetryLater;
import io.gatehouse.core.mfa.BeginTotp;
import io.gatehouse.core.mfa.BeginTotpResult;
import io.gatehouse.core.mfa.ConfirmTotp;
import io.gatehouse.core.mfa.ConfirmTotpResult;
import io.gatehouse.core.mfa.GetMfa;
import io.gatehouse.core.mfa.MfaChangeResult;
import io.gatehouse.core.mfa.RemoveTotp;
import io.gatehouse.core.mfa.RemoveTrustedDevice;
import io.gatehouse.core.mfa.RenewCodesResult;
import io.gatehouse.core.mfa.RenewRecoveryCodes;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.secret.Secret;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.function.Consumer;

/** A person's own second factor: {@code /mfa} and what is below it, but for the challenge of a sign-in. */
public final class MfaRoutes {
    private final GetMfa getMfa;
    private final BeginTotp beginTotp;
    private final ConfirmTotp confirmTotp;
    private final RemoveTotp removeTotp;
    private final RenewRecoveryCodes renewRecoveryCodes;
    private final RemoveTrustedDevice removeTrustedDevice;

    public MfaRoutes(
            GetMfa getMfa,
            BeginTotp beginTotp,
            ConfirmTotp confirmTotp,
            RemoveTotp removeTotp,
            RenewRecoveryCodes renewRecoveryCodes,
            RemoveTrustedDevice removeTrustedDevice) {
        this.getMfa = getMfa;
        this.beginTotp = beginTotp;
        this.confirmTotp = confirmTotp;
        this.removeTotp = removeTotp;
        this.renewRecoveryCodes = renewRecoveryCodes;
        this.removeTrustedDevice = removeTrustedDevice;
    }

    public void mount(Operations operations) {
        operations.signedIn(
                "getMfa",
                signedIn -> () ->
                        getMfa.execute(signedIn.principal(), signedIn.call().client()),
                overview -> ctx -> Json.answer(ctx, 200, MfaJson.of(overview)));
        operations.signedInRecently(
                "enrolTotp", signedIn -> () -> beginTotp.execute(signedIn.principal()), MfaRoutes::render);
        operations.signedInRecently(
                "confirmTotp",
                signedIn -> () -> confirmTotp.execute(
                        signedIn.principal(),
                        Secret.ofUtf8(signedIn.call().text("code")),
                        signedIn.call().client()),
                MfaRoutes::render);
        operations.signedInRecently(
                "removeTotp",
                signedIn -> () ->
                        removeTotp.execute(signedIn.principal(), signedIn.call().client()),
                MfaRoutes::render);
        operations.signedInRecently(
                "newRecoveryCodes",
                signedIn -> () -> renewRecoveryCodes.execute(
                        signedIn.principal(), signedIn.call().client()),
                MfaRoutes::render);
        operations.signedInRecently(
                "removeTrustedDevice",
                signedIn -> () -> removeTrustedDevice.execute(
                        signedIn.principal(),
                        UUID.fromString(signedIn.call().pathParameter("id")),
                        signedIn.call().client()),
                removed -> removed ? Json::noContent : MfaRoutes::notFound);
    }

    private static Consumer<RoutingContext> render(BeginTotpResult result) {
        return switch (result) {
            case BeginTotpResult.Begun begun ->
                ctx -> Json.answer(
                        ctx,
                        200,
                        new JsonObject()
                                .put("secret", begun.secret().utf8())
                                .put("otpauthUri", begun.uri().utf8()));
            case BeginTotpResult.SecondFactorNeeded needed -> MfaRoutes::reauthenticate;
            case BeginTotpResult.NotOffered not -> MfaRoutes::notFound;
        };
    }

    private static Consumer<RoutingContext> render(ConfirmTotpResult result) {
        return switch (result) {
            case ConfirmTotpResult.TurnedOn on -> ctx -> Json.answer(ctx, 200, MfaJson.of(on.codes()));
            case ConfirmTotpResult.WrongCode wrong -> ctx -> ctx.fail(ProblemCode.INVALID_CODE.exception());
            case ConfirmTotpResult.TooManyTries tooMany -> ctx -> ctx.fail(RetryLater.tooMany(tooMany.retryAfter()));
            case ConfirmTotpResult.SecondFactorNeeded needed -> MfaRoutes::reauthenticate;
            case ConfirmTotpResult.SessionOver over -> ctx -> ctx.fail(ProblemCode.UNAUTHENTICATED.exception());
        };
    }

    private static Consumer<RoutingContext> render(RenewCodesResult result) {
        return switch (result) {
            case RenewCodesResult.Renewed renewed -> ctx -> Json.answer(ctx, 200, MfaJson.of(renewed.codes()));
            case RenewCodesResult.NotSetUp not -> MfaRoutes::notFound;
            case RenewCodesResult.SecondFactorNeeded needed -> MfaRoutes::reauthenticate;
        };
    }

    private static Consumer<RoutingContext> render(MfaChangeResult result) {
        return switch (result) {
            case DONE -> Json::noContent;
            case NOT_SET_UP -> MfaRoutes::notFound;
            case SECOND_FACTOR_NEEDED -> MfaRoutes::reauthenticate;
        };
    }

    private static void notFound(RoutingContext ctx) {
        ctx.fail(ProblemCode.NOT_FOUND.exception());
    }

    private static void reauthenticate(RoutingContext ctx) {
        ctx.fail(ProblemCode.REAUTHENTICATION_REQUIRED.exception());
    }
}
