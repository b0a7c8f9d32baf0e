package io.gatehouse.core.recovery.http;

import io.gatehouse.core.http.Call;
import io.gatehouse.core.http.Faults;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.recovery.ConfirmUnlock;
import io.gatehouse.core.recovery.ConfirmUnlockByCode;
import io.gatehouse.core.recovery.ReportNotMe;
import io.gatehouse.core.recovery.RequestReset;
import io.gatehouse.core.recovery.RequestUnlock;
import io.gatehouse.core.recovery.ResetPassword;
import io.gatehouse.core.recovery.ResetPasswordResult;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.secret.Secret;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Ways back in for people who cannot sign in. */
public final class RecoveryRoutes {
    private static final String MAIL_IF_KNOWN = "If this address has an account, a mail is on its way.";
    private static final String UNLOCKED = "Sign-in is open again on this device.";

    private final RequestReset requestReset;
    private final ResetPassword resetPassword;
    private final RequestUnlock requestUnlock;
    private final ConfirmUnlock confirmUnlock;
    private final ConfirmUnlockByCode confirmUnlockByCode;
    private final ReportNotMe reportNotMe;

    public RecoveryRoutes(
            RequestReset requestReset,
            ResetPassword resetPassword,
            RequestUnlock requestUnlock,
            ConfirmUnlock confirmUnlock,
            ConfirmUnlockByCode confirmUnlockByCode,
            ReportNotMe reportNotMe) {
        this.requestReset = requestReset;
        this.resetPassword = resetPassword;
        this.requestUnlock = requestUnlock;
        this.confirmUnlock = confirmUnlock;
        this.confirmUnlockByCode = confirmUnlockByCode;
        this.reportNotMe = reportNotMe;
    }

    public void mount(Operations operations) {
        operations.open(
                "forgotPassword", call -> () -> forgot(call), done -> ctx -> Json.message(ctx, 202, MAIL_IF_KNOWN));
        operations.open(
                "resetPassword",
                call -> {
                    PresentedPassword chosen = new PresentedPassword(call.text("newPassword"));
                    return () -> resetPassword.execute(call.tenant(), call.text("token"), chosen, call.client());
                },
                RecoveryRoutes::render);
        operations.open(
                "requestUnlock", call -> () -> unlock(call), done -> ctx -> Json.message(ctx, 202, MAIL_IF_KNOWN));
        operations.open("confirmUnlock", this::confirmUnlock, answer -> answer);
        operations.open(
                "notMe",
                call -> () -> reportNotMe.execute(call.tenant(), call.text("token"), call.client()),
                outcome -> LinkAnswers.render(
                        outcome, "Everybody is signed out. Choose a new password with the mail we just sent."));
    }

    /** What is no address belongs to nobody, which is not told either. */
    private boolean forgot(Call call) {
        Email email = Email.of(call.text("email"));
        if (email != null) {
            requestReset.execute(call.tenant(), email, call.client());
        }
        return true;
    }

    private boolean unlock(Call call) {
        Email email = Email.of(call.text("email"));
        if (email != null) {
            requestUnlock.execute(call.tenant(), email, call.client());
        }
        return true;
    }

    /** By link or by code; the contract lets no other body through. */
    private Callable<Consumer<RoutingContext>> confirmUnlock(Call call) {
        if (call.body().containsKey("token")) {
            return () -> LinkAnswers.render(
                    confirmUnlock.execute(call.tenant(), call.text("token"), call.client()), UNLOCKED);
        }
        Email email = Email.of(call.text("email"));
        Secret code = Secret.ofUtf8(call.text("code"));
        return () -> email != null && confirmUnlockByCode.execute(call.tenant(), email, code, call.client())
                ? ctx -> Json.message(ctx, 200, UNLOCKED)
                : ctx -> ctx.fail(ProblemCode.INVALID_CODE.exception());
    }

    private static Consumer<RoutingContext> render(ResetPasswordResult result) {
        return switch (result) {
            case ResetPasswordResult.Reset reset ->
                ctx -> Json.message(ctx, 200, "Your password is changed. Sign in with the new one.");
            case ResetPasswordResult.LinkRefused refused ->
                ctx -> ctx.fail(LinkAnswers.problem(refused.why()).exception());
            case ResetPasswordResult.PasswordRefused refused ->
                ctx -> ctx.fail(Faults.problem(ProblemCode.PASSWORD_POLICY, refused.faults()));
        };
    }
}
