package io.gatehouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestPostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A core that starts again with a higher cost. */
class RehashOverHttpTest {
    private static final String PASSWORD = "correct horse battery";

    @Test
    void a_sign_in_brings_an_old_envelope_up_to_the_cost_of_today() {
        TestPostgres database = TestPostgres.fresh();
        try (TestCore core = TestCore.start(database, Map.of("policies.password.bcryptCost", "10"))) {
            core.seed("ines@calder.studio", PASSWORD);
            assertTrue(core.signIn("ines@calder.studio", PASSWORD).containsKey("accessToken"));
        }
        assertEquals(List.of("10"), costs(database));
        try (TestCore core = TestCore.start(database, Map.of("policies.password.bcryptCost", "11"))) {
            assertEquals(
                    "INVALID_CREDENTIALS",
                    core.post("/login", TestCore.credentials("ines@calder.studio", "not the password"))
                            .code());
            assertEquals(List.of("10"), costs(database), "a wrong password proves nothing");
            assertTrue(core.signIn("ines@calder.studio", PASSWORD).containsKey("accessToken"));
            TestCore.await(() -> costs(database).equals(List.of("11")), "the new envelope");
            assertTrue(core.signIn("ines@calder.studio", PASSWORD).containsKey("accessToken"));
        }
    }

    private static List<String> costs(TestPostgres database) {
        return database.column("SELECT split_part(envelope, '$', 3) FROM credentials");
    }
}
