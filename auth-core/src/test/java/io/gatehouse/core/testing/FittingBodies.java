package io.gatehouse.core.testing;

import io.gatehouse.core.testing.OpenApi.Endpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Bodies as the contract wants them, that name nothing which exists. A field that is new to the contract needs a value here. */
public final class FittingBodies {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final String identifier;
    private final String password;

    /** Takes what somebody signs in with. */
    public FittingBodies(String identifier, String password) {
        this.identifier = identifier;
        this.password = password;
    }

    /** Returns a value for each field of an operation's body, as JSON; none when it has no body. */
    public Map<String, String> of(Endpoint endpoint) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (endpoint.fields() != null) {
            endpoint.fields().keySet().forEach(name -> fields.put(name, value(endpoint.id(), name)));
        }
        // The contract wants one of the two.
        fields.remove(endpoint.id().equals("mfaChallenge") ? "recoveryCode" : "");
        fields.remove(endpoint.id().equals("reauthenticate") ? "code" : "");
        // By link here; by code, {@link TenantHome#newUnlockCode} is asked.
        fields.keySet().removeAll(endpoint.id().equals("confirmUnlock") ? Set.of("email", "code") : Set.of());
        return fields;
    }

    private String value(String operation, String field) {
        return switch (field) {
            case "email", "newEmail" -> text("wish" + MADE.incrementAndGet() + "@calder.studio");
            case "identifier" -> text(identifier);
            case "password", "currentPassword", "newPassword" -> text(password);
            case "username" -> text("ines_" + MADE.incrementAndGet());
            case "firstName", "lastName", "name" -> text("Inês");
            case "dateOfBirth" -> text("1990-02-28");
            case "token", "challenge" -> text("A".repeat(43));
            case "refreshToken" -> text("ghr_" + "A".repeat(94));
            case "code" -> text("123456");
            case "recoveryCode" -> text("ABCDE-FGHIJ");
            case "audience" -> text("maps");
            case "url" -> text("https://127.0.0.1:9/in");
            case "slug" -> text("tenant-" + MADE.incrementAndGet());
            case "events" -> "[\"LOGIN_SUCCESS\"]";
            case "roles" -> "[\"user\"]";
            case "rememberMe", "trustDevice", "enabled", "unlock", "forcePasswordReset", "removeMfa" -> "true";
            case "disabled" -> "false";
            default -> throw new AssertionError(operation + "." + field + " needs a value that fits");
        };
    }

    private static String text(String value) {
        return '"' + value + '"';
    }
}
