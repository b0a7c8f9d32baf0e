package io.gatehouse.core.registration.http;

import io.gatehouse.core.http.Call;
import io.gatehouse.core.http.Faults;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.registration.Register;
import io.gatehouse.core.registration.RegisterCommand;
import io.gatehouse.core.registration.RegisterResult;
import io.gatehouse.core.user.FieldFault;
import io.gatehouse.core.user.http.ProfileJson;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Consumer;

/** {@code POST /register}. */
public final class RegistrationRoutes {
    private static final String SENT = "We sent a mail to this address. Open it to go on.";

    private final Register register;

    public RegistrationRoutes(Register register) {
        this.register = register;
    }

    public void mount(Operations operations) {
        operations.open("register", call -> () -> register.execute(command(call)), RegistrationRoutes::render);
    }

    private static RegisterCommand command(Call call) {
        Email email = Email.of(call.text("email"));
        if (email == null) {
            throw Faults.problem(
                    ProblemCode.VALIDATION_ERROR,
                    List.of(new FieldFault("email", "MALFORMED", "This is not an email address.")));
        }
        return new RegisterCommand(
                call.tenant(),
                email,
                new PresentedPassword(call.text("password")),
                ProfileJson.profile(call.body()),
                call.client());
    }

    private static Consumer<RoutingContext> render(RegisterResult result) {
        return switch (result) {
            case RegisterResult.MailSent sent ->
                ctx -> Json.answer(
                        ctx, 201, new JsonObject().put("message", SENT).put("verificationEmailSent", true));
            case RegisterResult.FieldsRefused refused ->
                ctx -> ctx.fail(Faults.problem(ProblemCode.VALIDATION_ERROR, refused.faults()));
            case RegisterResult.PasswordRefused refused ->
                ctx -> ctx.fail(Faults.problem(ProblemCode.PASSWORD_POLICY, refused.faults()));
            case RegisterResult.UsernameTaken taken -> ctx -> ctx.fail(ProblemCode.USERNAME_EXISTS.exception());
            case RegisterResult.EmailTaken taken -> ctx -> ctx.fail(ProblemCode.EMAIL_EXISTS.exception());
            case RegisterResult.Closed closed ->
                ctx -> ctx.fail(ProblemCode.NOT_FOUND
                        .problem()
                        .withDetail("Registration is closed.")
                        .exception());
        };
    }
}
