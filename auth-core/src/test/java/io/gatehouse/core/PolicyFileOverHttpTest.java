package io.gatehouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.TestCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changed policy file at two running nodes. */
class PolicyFileOverHttpTest {
    @TempDir
    Path folder;

    @Test
    void it_applies_without_a_restart_and_is_audited_once_whatever_the_number_of_nodes() throws IOException {
        Path file = Files.writeString(folder.resolve("policies.yaml"), "lockout: {failures: 4}\n");
        Map<String, String> settings = Map.of("policiesFile", file.toString());
        try (TestCore one = TestCore.start(settings);
                TestCore two = TestCore.start(one.database(), settings)) {
            assertEquals(List.of(), changes(one), "the first policies are no change");
            Files.writeString(file, "lockout: {failures: 4}\npassword: {minLength: 11}\n");
            TestCore.await(() -> minLength(one) == 11 && minLength(two) == 11, "the new policy on both nodes");
            TestCore.await(() -> !changes(one).isEmpty(), "the event");
            assertEquals(1, changes(one).size());
            assertTrue(
                    changes(one).getFirst().contains("password.minLength"),
                    changes(one).getFirst());

            Files.writeString(file, "password: {minLength: 3}\n");
            Files.writeString(file, "password: {minLength: 12}\n");
            TestCore.await(() -> minLength(one) == 12, "the mended file");
        }
    }

    private static int minLength(TestCore core) {
        return core.get("/policies").json().getJsonObject("password").getInteger("minLength");
    }

    private static List<String> changes(TestCore core) {
        return core.database().column("SELECT details::text FROM audit_events WHERE kind = 'POLICY_CHANGED'");
    }
}
