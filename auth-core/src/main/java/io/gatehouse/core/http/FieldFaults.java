package io.gatehouse.core.http;

import io.gatehouse.kit.problem.FieldError;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which fields of a refused body are wrong. The contract's own validation stops at the first fault and names it only in prose, so a
 * refused body is looked at once more, field by field. Our request bodies are flat objects; a test holds the contract to that.
 */
final class FieldFaults {
    private static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setBaseUri("app://gatehouse")
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Flag);

    private final Map<String, JsonObject> bodies = new HashMap<>();
    private final JsonObject contract;

    FieldFaults(JsonObject contract) {
        this.contract = contract;
        contract.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(entry -> {
                    JsonObject operation = (JsonObject) entry.getValue();
                    JsonObject body = operation.getJsonObject("requestBody");
                    if (body != null) {
                        JsonObject schema = body.getJsonObject("content")
                                .getJsonObject("application/json")
                                .getJsonObject("schema");
                        bodies.put(operation.getString("operationId"), resolved(schema));
                    }
                }));
    }

    /** Returns the faults of a body, in the order of the contract; unknown fields come last. */
    List<FieldError> of(String operationId, JsonObject body) {
        JsonObject schema = bodies.get(operationId);
        List<FieldError> faults = new ArrayList<>();
        if (schema == null) {
            return faults;
        }
        JsonObject properties = schema.getJsonObject("properties");
        JsonArray required = schema.getJsonArray("required", new JsonArray());
        for (String field : properties.fieldNames()) {
            if (body.containsKey(field)) {
                FieldError fault = fault(field, resolved(properties.getJsonObject(field)), body.getValue(field));
                if (fault != null) {
                    faults.add(fault);
                }
            } else if (required.contains(field)) {
                faults.add(new FieldError(field, "REQUIRED", "This is needed."));
            }
        }
        body.fieldNames().stream()
                .filter(field -> !properties.containsKey(field))
                .forEach(field ->
                        faults.add(new FieldError(shortened(field), "UNKNOWN_FIELD", "There is no such field.")));
        return faults;
    }

    private static @Nullable FieldError fault(String field, JsonObject schema, @Nullable Object value) {
        boolean isValid =
                Validator.create(JsonSchema.of(schema), OPTIONS).validate(value).getValid();
        if (isValid) {
            return null;
        }
        if (!(value instanceof String text)) {
            return new FieldError(field, "WRONG_TYPE", "This is of the wrong type.");
        }
        int length = text.codePointCount(0, text.length());
        if (length < schema.getInteger("minLength", 0)) {
            return new FieldError(
                    field, "TOO_SHORT", "Use at least " + schema.getInteger("minLength") + " characters.");
        }
        if (length > schema.getInteger("maxLength", Integer.MAX_VALUE)) {
            return new FieldError(field, "TOO_LONG", "Use at most " + schema.getInteger("maxLength") + " characters.");
        }
        return allowsStrings(schema)
                ? new FieldError(field, "MALFORMED", "This is not in the right form.")
                : new FieldError(field, "WRONG_TYPE", "This is of the wrong type.");
    }

    private static boolean allowsStrings(JsonObject schema) {
        Object type = schema.getValue("type");
        return "string".equals(type) || (type instanceof JsonArray types && types.contains("string"));
    }

    private JsonObject resolved(JsonObject schema) {
        String reference = schema.getString("$ref");
        if (reference == null) {
            return schema;
        }
        JsonObject found = contract;
        for (String step : reference.substring("#/".length()).split("/", -1)) {
            found = found.getJsonObject(step);
        }
        return resolved(found);
    }

    /** What somebody made up may be long and goes back to them, and into their logs. */
    private static String shortened(String field) {
        return field.length() <= 40 ? field : field.substring(0, 40);
    }
}
