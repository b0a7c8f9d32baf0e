package io.gatehouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.testing.OpenApi;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract file and the code say the same. */
class ContractTest {
    private final OpenApi contract = OpenApi.read();

    @Test
    void every_problem_code_is_in_the_contract_and_the_other_way_round() {
        assertEquals(names(ProblemCode.values()), contract.constants("ProblemCode"));
    }

    @Test
    void every_end_reason_is_in_the_contract_and_the_other_way_round() {
        assertEquals(names(EndReason.values()), contract.constants("EndReason"));
    }

    @Test
    void request_bodies_are_objects_of_plain_values_without_room_for_more() {
        var bodies = contract.requestBodies();
        assertTrue(bodies.size() >= 6, bodies.keySet().toString());
        bodies.forEach((operation, schema) -> {
            assertEquals("object", schema.getString("type"), operation.toString());
            assertFalse(schema.getBoolean("additionalProperties", true), operation.toString());
            JsonObject properties = schema.getJsonObject("properties");
            for (String field : properties.fieldNames()) {
                Object type = contract.resolved(properties.getJsonObject(field)).getValue("type");
                assertFalse(String.valueOf(type).contains("object"), operation + " " + field);
                if ("array".equals(type)) {
                    JsonObject item =
                            contract.resolved(properties.getJsonObject(field).getJsonObject("items"));
                    assertEquals("string", item.getValue("type"), operation + " " + field);
                    assertTrue(item.containsKey("maxLength"), operation + " " + field);
                    assertTrue(properties.getJsonObject(field).containsKey("maxItems"), operation + " " + field);
                }
            }
        });
    }

    @Test
    void every_text_of_a_request_has_a_longest_length_or_a_form() {
        contract.requestBodies().forEach((operation, schema) -> {
            JsonObject properties = schema.getJsonObject("properties");
            for (String field : properties.fieldNames()) {
                JsonObject property = contract.resolved(properties.getJsonObject(field));
                boolean isText = String.valueOf(property.getValue("type")).contains("string");
                assertTrue(
                        !isText || property.containsKey("maxLength") || property.containsKey("format"),
                        operation + " " + field);
            }
        });
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
