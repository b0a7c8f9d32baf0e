package io.gatehouse.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Commands on the installation's own machine. */
class OperatorCommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void the_first_administrator_is_made_from_the_command_line_and_signs_in() {
        TestPostgres database = TestPostgres.fresh();
        Map<String, String> env = TestCore.environment(database);

        assertEquals(0, run(env, "quiet-Harbour-77\n", "admin", "create", "--email", "root@calder.studio"), said());
        assertEquals(1, run(env, "quiet-Harbour-77\n", "admin", "create", "--email", "root@calder.studio"));
        assertEquals(1, run(env, "short\n", "admin", "create", "--email", "other@calder.studio"));
        assertEquals(1, run(env, "", "admin", "create", "--email", "third@calder.studio"));
        assertEquals(0, run(env, "", "audit", "verify"), said());
        try (TestCore core = TestCore.start(database, Map.of())) {
            assertEquals(
                    List.of("admin"),
                    core.signIn("root@calder.studio", "quiet-Harbour-77")
                            .getJsonObject("user")
                            .getJsonArray("roles")
                            .getList());
        }
    }

    @Test
    void what_is_not_understood_gets_help_and_code_two() {
        assertEquals(2, run(Map.of(), "", "admin"));
        assertEquals(2, run(Map.of(), "", "admin", "create"));
        assertEquals(2, run(Map.of(), "", "audit", "verify", "--email", "x@example.com"));
        assertTrue(said().contains("admin create --email"), said());
    }

    private int run(Map<String, String> env, String typed, String... args) {
        InputStream in = new ByteArrayInputStream(typed.getBytes(UTF_8));
        return App.run(List.of(args), env, in, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private String said() {
        return out.toString(UTF_8) + err.toString(UTF_8);
    }
}
