package io.gatehouse.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.kit.problem.FieldError;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldFaultsTest {
    private static final FieldFaults FAULTS = new FieldFaults(contract());

    @Test
    void a_fitting_body_has_no_faults() {
        assertEquals(List.of(), codes(new JsonObject().put("name", "Ines").put("age", 7)));
    }

    @Test
    void every_fault_is_told_in_the_order_of_the_contract_and_unknown_fields_last() {
        JsonObject body = new JsonObject()
                .put("zzz", 1)
                .put("age", "seven")
                .put("day", "yesterday")
                .put("nick", "has space");
        assertEquals(
                List.of("name REQUIRED", "nick MALFORMED", "age WRONG_TYPE", "day MALFORMED", "zzz UNKNOWN_FIELD"),
                codes(body));
    }

    @Test
    void lengths_are_counted_in_code_points() {
        assertEquals(List.of("name TOO_SHORT"), codes(new JsonObject().put("name", "")));
        assertEquals(List.of(), codes(new JsonObject().put("name", "🦀".repeat(5))));
        assertEquals(List.of("name TOO_LONG"), codes(new JsonObject().put("name", "🦀".repeat(6))));
    }

    @Test
    void null_is_a_wrong_type_unless_the_contract_allows_it() {
        assertEquals(List.of("name WRONG_TYPE"), codes(new JsonObject().putNull("name")));
        assertEquals(List.of(), codes(new JsonObject().put("name", "Ines").putNull("nick")));
    }

    @Test
    void wrong_types_of_every_kind_are_named() {
        for (Object value : new Object[] {1, true, new JsonObject(), new JsonArray(), 1.5}) {
            assertEquals(List.of("name WRONG_TYPE"), codes(new JsonObject().put("name", value)));
        }
        assertEquals(
                List.of("age WRONG_TYPE"),
                codes(new JsonObject().put("name", "Ines").put("age", "7")));
    }

    @Test
    void an_unknown_field_is_not_repeated_at_length() {
        FieldError fault = FAULTS.of("op", new JsonObject().put("name", "Ines").put("x".repeat(5000), 1))
                .getFirst();
        assertTrue(fault.field().length() < 200);
    }

    @Test
    void an_operation_without_a_body_has_nothing_to_tell() {
        assertEquals(List.of(), FAULTS.of("none", new JsonObject().put("anything", 1)));
        assertEquals(List.of(), FAULTS.of("unheard of", new JsonObject()));
    }

    private static List<String> codes(JsonObject body) {
        return FAULTS.of("op", body).stream()
                .map(fault -> fault.field() + " " + fault.code())
                .toList();
    }

    private static JsonObject contract() {
        return new JsonObject("""
                {"components": {"schemas": {
                    "Name": {"type": "string", "minLength": 1, "maxLength": 5},
                    "Person": {"type": "object", "additionalProperties": false, "required": ["name"], "properties": {
                        "name": {"$ref": "#/components/schemas/Name"},
                        "nick": {"type": ["string", "null"], "pattern": "^[a-z]+$"},
                        "age": {"type": "integer"},
                        "day": {"type": "string", "format": "date"}}}}},
                 "paths": {"/p": {
                    "post": {"operationId": "op", "requestBody": {"content": {"application/json":
                        {"schema": {"$ref": "#/components/schemas/Person"}}}}},
                    "get": {"operationId": "none"}}}}
                """);
    }
}
