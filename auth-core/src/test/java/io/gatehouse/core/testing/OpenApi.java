package io.gatehouse.core.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The contract file as tests read it. */
public final class OpenApi {
    /** An id that nobody has. */
    public static final String NOBODYS_ID = "00000000-0000-7000-8000-00000000dead";

    private final JsonObject file;

    private OpenApi(JsonObject file) {
        this.file = file;
    }

    public static OpenApi read() {
        try (InputStream yaml = Objects.requireNonNull(OpenApi.class.getResourceAsStream("/openapi/gatehouse.yaml"))) {
            return new OpenApi(new JsonObject(
                    new ObjectMapper(new YAMLFactory()).readTree(yaml).toString()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The values of an enumeration among the schemas. */
    public Set<String> constants(String schema) {
        Set<String> names = new TreeSet<>();
        JsonArray values = schemas().getJsonObject(schema).getJsonArray("enum");
        values.forEach(value -> names.add(String.valueOf(value)));
        return names;
    }

    /** The schema of each operation that takes a body. An id in a path is one that nobody has. */
    public Map<Operation, JsonObject> requestBodies() {
        Map<Operation, JsonObject> bodies = new LinkedHashMap<>();
        file.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(entry -> {
                    JsonObject body = ((JsonObject) entry.getValue()).getJsonObject("requestBody");
                    if (body != null) {
                        JsonObject schema = body.getJsonObject("content")
                                .getJsonObject("application/json")
                                .getJsonObject("schema");
                        bodies.put(
                                new Operation(
                                        entry.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey().replace("{id}", NOBODYS_ID)),
                                resolved(schema));
                    }
                }));
        return bodies;
    }

    /** Every operation, in the order of the file. */
    public List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        file.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue())
                        .forEach(entry ->
                                endpoints.add(endpoint(path.getKey(), entry.getKey(), (JsonObject) entry.getValue()))));
        return endpoints;
    }

    private Endpoint endpoint(String path, String method, JsonObject operation) {
        List<Parameter> parameters = new ArrayList<>();
        operation.getJsonArray("parameters", new JsonArray()).forEach(each -> {
            JsonObject parameter = (JsonObject) each;
            parameters.add(new Parameter(
                    parameter.getString("name"),
                    parameter.getString("in"),
                    resolved(parameter.getJsonObject("schema"))));
        });
        JsonObject body = operation.getJsonObject("requestBody");
        Map<String, JsonObject> fields = new LinkedHashMap<>();
        if (body != null) {
            resolved(body.getJsonObject("content")
                            .getJsonObject("application/json")
                            .getJsonObject("schema"))
                    .getJsonObject("properties")
                    .forEach(field -> fields.put(field.getKey(), resolved((JsonObject) field.getValue())));
        }
        return new Endpoint(
                operation.getString("operationId"),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.containsKey("security"),
                parameters,
                body == null ? null : fields);
    }

    /** Follows a reference. */
    public JsonObject resolved(JsonObject schema) {
        String reference = schema.getString("$ref");
        return reference == null
                ? schema
                : resolved(schemas().getJsonObject(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    private JsonObject schemas() {
        return file.getJsonObject("components").getJsonObject("schemas");
    }

    /**
     * An operation of the contract.
     *
     * @param path below the prefix, with its {id}
     * @param fields of the body, each with its schema; null when there is no body
     */
    public record Endpoint(
            String id,
            String method,
            String path,
            boolean signedIn,
            List<Parameter> parameters,
            @Nullable Map<String, JsonObject> fields) {
        public boolean isAdministration() {
            return path.startsWith("/admin/");
        }
    }

    /** A value outside of the body; in is path, query or header. */
    public record Parameter(String name, String in, JsonObject schema) {}

    /** A method and a path below the prefix. */
    public record Operation(String method, String path) {}
}
