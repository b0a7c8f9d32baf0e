package io.gatehouse.kit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gatehouse.kit.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "null",
                "\"text\"",
                "{",
                "{\"a\":1",
                "{\"a\":1}{}",
                "{\"a\":1} x",
                "{\"a\":1,\"a\":2}",
                "{\"o\":{\"a\":1,\"a\":1}}",
                "{\"l\":[{\"a\":1,\"a\":1}]}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":1,}",
                "{\"a\":\"\u0001\"}",
                "{/* why */}",
                "{\"a\":123456789012345678901234567890123}"
            })
    void what_parsers_may_read_differently_is_refused(String body) {
        ProblemException refusal = assertThrows(ProblemException.class, () -> StrictJson.parse(Buffer.buffer(body)));

        assertEquals(400, refusal.problem().status());
        assertEquals("VALIDATION_ERROR", refusal.problem().code());
    }

    @ParameterizedTest
    @CsvSource({"0xC3, 0x28", "0xC0, 0x80", "0xED, 0xA0", "0xFF, 0xFE"})
    void bytes_that_are_not_utf8_are_refused(int first, int second) {
        byte[] body = {'{', '"', 'a', '"', ':', '"', (byte) first, (byte) second, '"', '}'};

        assertThrows(ProblemException.class, () -> StrictJson.parse(Buffer.buffer(body)));
    }

    @Test
    void nesting_is_accepted_to_the_limit_and_not_beyond() {
        assertEquals(1, StrictJson.parse(nested(StrictJson.MAX_DEPTH)).size());
        assertThrows(ProblemException.class, () -> StrictJson.parse(nested(StrictJson.MAX_DEPTH + 1)));
        assertThrows(ProblemException.class, () -> StrictJson.parse(nested(20_000)));
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void any_object_without_duplicates_is_read_as_it_was_written(long seed) {
        JsonObject object = object(new Random(seed), 0);

        assertEquals(object, StrictJson.parse(object.toBuffer()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_damaged_body_is_read_or_refused_but_nothing_else_happens(long seed) {
        Random random = new Random(seed);
        byte[] body = object(random, 0).toBuffer().getBytes();
        for (int i = 0; i < 3; i++) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(0x20, 0x7F);
        }

        try {
            JsonObject read = StrictJson.parse(Buffer.buffer(body));
            assertEquals(new JsonObject(Buffer.buffer(body)), read);
        } catch (ProblemException refusal) {
            assertEquals(400, refusal.problem().status());
        }
    }

    private static Buffer nested(int depth) {
        return Buffer.buffer("{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
    }

    private static JsonObject object(Random random, int depth) {
        JsonObject object = new JsonObject();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            object.put("k" + i + text(random), value(random, depth));
        }
        return object;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 4 : 6)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() / 3 + 3_000_000_000L * 5;
            case 3 -> text(random);
            case 4 -> object(random, depth + 1);
            default -> new JsonArray().add(text(random)).add(random.nextInt());
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(6), 0x20, 0x2FF).forEach(text::appendCodePoint);
        return text.append(random.nextBoolean() ? "😀\"\\\n" : "").toString();
    }
}
