package io.gatehouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestCore.Answer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mails that somebody else can cause are few, and whoever causes them does not learn how few. */
class RecoveryLimitsTest {
    private static final String EMAIL = "ines@calder.studio";

    @Test
    void one_address_gets_so_many_mails_an_hour_whoever_asks_and_the_answer_stays_the_same() {
        try (TestCore core = TestCore.start(
                Map.of("policies.rateLimits.enabled", "true", "policies.rateLimits.forgotPerEmail", "3/1h"))) {
            core.seed(EMAIL, "correct horse battery");
            core.seed("other@calder.studio", "correct horse battery");
            Answer first = forgot(core, EMAIL, 0);
            for (int from = 1; from < 8; from++) {
                Answer answer = forgot(core, EMAIL, from);
                assertEquals(first.status(), answer.status());
                assertEquals(first.body(), answer.body());
            }
            assertEquals(202, forgot(core, "other@calder.studio", 9).status());
            assertTrue(core.tokenMailedTo("other@calder.studio", 1).length() > 20);
            assertTrue(core.tokenMailedTo(EMAIL, 3).length() > 20);
            assertEquals(3, core.mailsTo(EMAIL).size());
        }
    }

    private static Answer forgot(TestCore core, String email, int from) {
        return core.post(
                "/forgot-password",
                new JsonObject().put("email", email),
                TestCore.vouched("192.0.2." + from, "A Browser", null));
    }
}
