package io.gatehouse.core.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The contract file as tests read it. */
public final class OpenApi {
    private final JsonObject file;

    private static final String NOBODYS_ID = "00000000-0000-7000-8000-00000000dead";

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

    /** A method and a path below the prefix. */
    public record Operation(String method, String path) {}
}
