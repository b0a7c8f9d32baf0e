package io.gatehouse.kit.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a request body as one JSON object and refuses what parsers read differently from each other: duplicate keys
 * (RFC 8259 4 leaves them open), bytes that are not UTF-8, anything after the object, and nesting beyond {@value #MAX_DEPTH}.
 */
public final class StrictJson {
    /** The deepest nesting of objects and arrays accepted. */
    public static final int MAX_DEPTH = 20;

    private static final int MAX_NUMBER_LENGTH = 32;

    private static final String MALFORMED = "The body must be well-formed JSON, with no key twice and no deep nesting.";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private StrictJson() {}

    /**
     * Reads one object.
     *
     * @throws ProblemException {@code VALIDATION_ERROR} when the body is not exactly one acceptable JSON object
     */
    public static JsonObject parse(Buffer body) {
        try {
            String text = text(body);
            check(text);
            return new JsonObject(text);
        } catch (IOException | DecodeException e) {
            throw refusal(MALFORMED);
        }
    }

    private static void check(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refusal("The body must be a JSON object.");
            }
            // The parser itself refuses duplicates and depth while it runs over the whole body.
            int depth = 1;
            while (depth > 0) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    throw refusal(MALFORMED);
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
            if (parser.nextToken() != null) {
                throw refusal("Nothing may follow the JSON object.");
            }
        }
    }

    /** The parser's own decoder takes NUL for a letter when it is written in two bytes (RFC 3629, section 10). */
    private static String text(Buffer body) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body.getBytes()))
                .toString();
    }

    private static ProblemException refusal(String detail) {
        return ProblemCode.VALIDATION_ERROR.problem().withDetail(detail).exception();
    }
}
