package io.gatehouse.core.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The OpenAPI file: every request is held against it before a route sees it. Read once, shared by all event loops. */
public final class Contract {
    private static final String FILE = "/openapi/gatehouse.yaml";

    private final OpenAPIContract contract;
    private final FieldFaults fieldFaults;

    private Contract(OpenAPIContract contract, FieldFaults fieldFaults) {
        this.contract = contract;
        this.fieldFaults = fieldFaults;
    }

    public static Future<Contract> load(Vertx vertx) {
        JsonObject file = read();
        FieldFaults faults = new FieldFaults(file);
        return OpenAPIContract.from(vertx, requestsOnly(file)).map(contract -> new Contract(contract, faults));
    }

    RouterBuilder router(Vertx vertx) {
        return RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
    }

    /** Returns a new check of an operation whose requests have nothing to check but a body, null for any other. */
    @Nullable
    BodyCheck bodyCheck(Operation operation) {
        return BodyCheck.of(contract, operation);
    }

    FieldFaults fieldFaults() {
        return fieldFaults;
    }

    @SuppressWarnings("unchecked")
    private static JsonObject read() {
        try (InputStream yaml = Contract.class.getResourceAsStream(FILE)) {
            if (yaml == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            Map<String, Object> content = new ObjectMapper(new YAMLFactory()).readValue(yaml, Map.class);
            return new JsonObject(content);
        } catch (IOException unreadable) {
            throw new IllegalStateException(FILE + " cannot be read", unreadable);
        }
    }

    /**
     * Returns the half that requests are held against. Who is signed in is judged by {@link SignedIn}, on a virtual thread, and Vert.x
     * knows no problem+json answers.
     */
    private static JsonObject requestsOnly(JsonObject file) {
        JsonObject copy = file.copy();
        JsonObject components = copy.getJsonObject("components");
        components.remove("securitySchemes");
        components.remove("responses");
        JsonObject anyAnswer = new JsonObject().put("default", new JsonObject().put("description", "Any answer."));
        copy.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(entry -> {
                    JsonObject operation = (JsonObject) entry.getValue();
                    operation.remove("security");
                    operation.put("responses", anyAnswer);
                }));
        return copy;
    }
}
