package io.gatehouse.cluster.torture;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** A Gatehouse, seen from a browser. */
final class GatehouseTarget implements Target {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final URI origin;
    private final String callPath;

    /**
     * Describes an installation.
     *
     * @param callPath a protected GET behind the gateway
     */
    GatehouseTarget(URI origin, String callPath) {
        this.origin = origin;
        this.callPath = callPath;
    }

    @Override
    public HttpRequest.Builder signIn(Person person) {
        JsonObject body = new JsonObject()
                .put("identifier", person.identifier())
                .put("password", person.password())
                .put("rememberMe", true);
        return request("/api/v1/auth/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()));
    }

    @Override
    public HttpRequest.Builder call() {
        return request(callPath).GET();
    }

    @Override
    public Meaning meaning(int status, String body) {
        if (status >= 200 && status < 300) {
            // Somebody with a second factor is not signed in by a password, and would look signed out later.
            return body.contains("\"mfaRequired\":true") ? Meaning.WRONG : Meaning.SERVED;
        }
        if (status == 401) {
            return body.contains("TOKEN_REUSED") ? Meaning.THEFT_SEEN : Meaning.SIGNED_OUT;
        }
        return status == 429 || status == 502 || status == 503 || status == 504 ? Meaning.BUSY : Meaning.WRONG;
    }

    @Override
    public URI origin() {
        return origin;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(origin.resolve(path))
                .timeout(PATIENCE)
                .header("Origin", origin.toString())
                .header("X-CSRF", "1");
    }
}
