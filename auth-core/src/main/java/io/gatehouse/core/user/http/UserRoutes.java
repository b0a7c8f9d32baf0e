package io.gatehouse.core.user.http;

import io.gatehouse.core.http.Faults;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.user.GetProfile;
import io.gatehouse.core.user.UpdateProfile;
import io.gatehouse.core.user.UpdateProfileResult;
import io.gatehouse.core.user.User;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code GET /me} and {@code PATCH /me}. */
public final class UserRoutes {
    private final GetProfile getProfile;
    private final UpdateProfile updateProfile;

    public UserRoutes(GetProfile getProfile, UpdateProfile updateProfile) {
        this.getProfile = getProfile;
        this.updateProfile = updateProfile;
    }

    public void mount(Operations operations) {
        operations.<@Nullable User>signedIn(
                "getMe", signedIn -> () -> getProfile.execute(signedIn.principal()), user -> ctx -> render(ctx, user));
        operations.signedIn(
                "updateMe",
                signedIn -> () -> updateProfile.execute(
                        signedIn.principal(),
                        ProfileJson.change(signedIn.call().body()),
                        signedIn.call().client()),
                UserRoutes::render);
    }

    private static Consumer<RoutingContext> render(UpdateProfileResult result) {
        return switch (result) {
            case UpdateProfileResult.Updated updated -> ctx -> render(ctx, updated.user());
            case UpdateProfileResult.Refused refused ->
                ctx -> ctx.fail(Faults.problem(ProblemCode.VALIDATION_ERROR, refused.faults()));
            case UpdateProfileResult.UsernameTaken taken -> ctx -> ctx.fail(ProblemCode.USERNAME_EXISTS.exception());
            case UpdateProfileResult.Gone gone -> ctx -> ctx.fail(ProblemCode.UNAUTHENTICATED.exception());
        };
    }

    private static void render(RoutingContext ctx, @Nullable User user) {
        if (user == null) {
            ctx.fail(ProblemCode.UNAUTHENTICATED.exception());
        } else {
            Json.answer(ctx, 200, UserJson.of(user));
        }
    }
}
