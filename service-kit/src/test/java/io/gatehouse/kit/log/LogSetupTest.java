package io.gatehouse.kit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LogSetupTest {
    private static final Logger LOG = LoggerFactory.getLogger("io.gatehouse.sample");

    @Test
    void a_json_line_holds_the_formatted_message_and_everything_beside_it() {
        JsonObject line = new JsonObject(captured(
                /* json= */ true, () -> {
                    MDC.put(LogSetup.REQUEST_ID, "request-1");
                    LOG.atWarn()
                            .addKeyValue("sid", "session-1")
                            .setCause(new IllegalStateException("no\nway"))
                            .log("Lost {} of {}", 3, "\"many\"");
                    MDC.remove(LogSetup.REQUEST_ID);
                }));

        assertEquals("Lost 3 of \"many\"", line.getString("message"));
        assertEquals("WARN", line.getString("level"));
        assertEquals("io.gatehouse.sample", line.getString("logger"));
        assertEquals("request-1", line.getString("requestId"));
        assertEquals("session-1", line.getString("sid"));
        assertTrue(line.getString("throwable").startsWith("java.lang.IllegalStateException: no\nway"));
        assertTrue(Instant.parse(line.getString("time")).isAfter(Instant.EPOCH));
    }

    @Test
    void a_json_event_is_one_line() {
        String output = captured(/* json= */ true, () -> LOG.info("two\nlines"));

        assertEquals(1, output.lines().count());
    }

    @Test
    void a_readable_line_is_for_people() {
        String output = captured(
                /* json= */ false,
                () -> LOG.atInfo().addKeyValue("requestId", "request-1").log("Signed in {}", "somebody"));

        assertTrue(output.contains("INFO "), output);
        assertTrue(output.contains("Signed in somebody requestId=\"request-1\""), output);
    }

    @Test
    void debug_lines_are_left_out_and_java_util_logging_arrives() {
        String output = captured(
                /* json= */ false, () -> {
                    LOG.debug("too much");
                    java.util.logging.Logger.getLogger("driver").warning("from the driver");
                });

        assertFalse(output.contains("too much"));
        assertTrue(output.contains("from the driver"));
    }

    private static String captured(boolean json, Runnable work) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            LogSetup.init(json);
            work.run();
        } finally {
            System.setOut(before);
            LogSetup.init(/* json= */ false);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
