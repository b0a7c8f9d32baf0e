package io.gatehouse.core.user.http;

import static io.gatehouse.core.http.Json.putIfPresent;

import io.gatehouse.core.user.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The contract's {@code User}. */
public final class UserJson {
    private UserJson() {}

    public static JsonObject of(User user) {
        JsonObject json = new JsonObject()
                .put("id", user.id().toString())
                .put("email", user.email().value())
                .put("emailVerified", user.emailVerified());
        putIfPresent(
                json,
                "username",
                user.username() == null ? null : user.username().value());
        putIfPresent(json, "firstName", user.firstName());
        putIfPresent(json, "lastName", user.lastName());
        putIfPresent(
                json,
                "dateOfBirth",
                user.dateOfBirth() == null ? null : user.dateOfBirth().toString());
        return json.put("roles", new JsonArray(user.roles()))
                .put("tenantId", user.tenant().toString())
                .put("createdAt", user.createdAt().toString())
                .put("passwordChangedAt", user.passwordChangedAt().toString())
                .put("mfaEnabled", user.mfaEnabled());
    }
}
