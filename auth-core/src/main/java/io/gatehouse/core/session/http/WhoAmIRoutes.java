package io.gatehouse.core.session.http;

import io.gatehouse.core.http.Call;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.session.Authenticate;
import io.gatehouse.core.session.Authentication;
import io.gatehouse.core.session.SessionState;
import io.gatehouse.core.user.GetProfile;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.http.UserJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code GET /session}: who is signed in, if anyone. Not being signed in is an answer here, not an error. */
public final class WhoAmIRoutes {
    private final Authenticate authenticate;
    private final GetProfile getProfile;

    public WhoAmIRoutes(Authenticate authenticate, GetProfile getProfile) {
        this.authenticate = authenticate;
        this.getProfile = getProfile;
    }

    public void mount(Operations operations) {
        operations.open("getSession", call -> () -> body(call), body -> ctx -> Json.answer(ctx, 200, body));
    }

    private JsonObject body(Call call) {
        String token = call.bearer();
        if (token == null) {
            return nobody();
        }
        return switch (authenticate.execute(call.tenant(), token)) {
            case Authentication.SignedIn signedIn -> somebody(signedIn.session());
            case Authentication.Over over ->
                nobody().put("endedReason", over.reason().name());
            case Authentication.Nobody nobody -> nobody();
        };
    }

    private JsonObject somebody(SessionState session) {
        User user = getProfile.execute(session.claims());
        if (user == null) {
            return nobody();
        }
        return new JsonObject()
                .put("authenticated", true)
                .put("user", UserJson.of(user))
                .put(
                        "session",
                        new JsonObject()
                                .put("id", session.claims().session().toString())
                                .put("createdAt", session.createdAt().toString())
                                .put("expiresAt", session.expiresAt().toString())
                                .put("idleExpiresAt", session.idleExpiresAt().toString())
                                .put(
                                        "authTime",
                                        session.claims().authenticatedAt().toString())
                                .put("amr", new JsonArray(session.claims().amr())));
    }

    private static JsonObject nobody() {
        return new JsonObject().put("authenticated", false);
    }
}
