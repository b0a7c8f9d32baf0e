package io.gatehouse.kit.problem;

import io.vertx.core.json.JsonObject;

/**
 * What is wrong with one field of a request.
 *
 * @param field the field's name, dotted where nested
 * @param code a stable code for programs
 * @param message a sentence for people; never quotes the value
 */
public record FieldError(String field, String code, String message) {
    JsonObject toJson() {
        return new JsonObject().put("field", field).put("code", code).put("message", message);
    }
}
