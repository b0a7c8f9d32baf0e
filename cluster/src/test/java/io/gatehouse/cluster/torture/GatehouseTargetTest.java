package io.gatehouse.cluster.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.cluster.torture.Target.Meaning;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatehouseTargetTest {
    private final Target target = new GatehouseTarget(URI.create("https://login.example.com"), "/api/echo");

    @ParameterizedTest
    @CsvSource({
        "200, {}, SERVED",
        "200, '{\"mfaRequired\":false,\"user\":{}}', SERVED",
        "200, '{\"mfaRequired\":true,\"methods\":[\"totp\"]}', WRONG",
        "401, '{\"code\":\"UNAUTHENTICATED\"}', SIGNED_OUT",
        "401, '{\"code\":\"TOKEN_REUSED\"}', THEFT_SEEN",
        "403, {}, WRONG",
        "500, {}, WRONG",
        "429, {}, BUSY",
        "503, {}, BUSY"
    })
    void an_answer_has_one_meaning(int status, String body, Meaning meaning) {
        assertEquals(meaning, target.meaning(status, body));
    }
}
