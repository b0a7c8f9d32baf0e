package io.gatehouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.TestCore;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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
            assertEquals(List.of("{\"changes\": {\"password.minLength\": \"8 -> 11\"}}"), changes(one));

            Files.writeString(file, "password: {minLength: 3}\n");
            Files.writeString(file, "password: {minLength: 12}\n");
            TestCore.await(() -> minLength(one) == 12, "the mended file");
        }
    }

    @Test
    void an_administrator_reads_from_what_to_what_a_policy_changed_and_a_tenants_own_is_told_to_it_too()
            throws IOException {
        Path file = Files.writeString(folder.resolve("policies.yaml"), "{}\n");
        try (TestCore core = TestCore.start(Map.of("policiesFile", file.toString()))) {
            core.running().seedUser("admin@example.com", "tidal Lantern 42", "Ada", "Admin", List.of("admin"));
            String[] admin = TestCore.bearer(core.signIn("admin@example.com", "tidal Lantern 42"));
            JsonObject acme = new JsonObject().put("slug", "acme").put("name", "Acme");
            String id = core.post("/admin/tenants", acme, admin).json().getString("id");
            Files.writeString(file, """
                    lockout: {durations: [1m, 2m]}
                    tenants: {acme: {password: {minLength: 12}}}
                    """);
            TestCore.await(() -> changes(core).size() == 2, "an event of the installation, and one of the tenant");
            Files.writeString(file, "lockout: {durations: [1m, 2m]}\n");
            TestCore.await(() -> changes(core).size() == 4, "the same when the tenant has none of its own again");

            JsonArray told =
                    core.get("/admin/audit?kind=POLICY_CHANGED", admin).json().getJsonArray("events");
            assertEquals(
                    new JsonObject().put("tenants.acme.password.minLength", "12 -> inherited"),
                    told.getJsonObject(0).getJsonObject("details").getJsonObject("changes"));
            assertEquals(
                    new JsonObject()
                            .put("lockout.durations", "[15m, 30m, 1h, 1d] -> [1m, 2m]")
                            .put("tenants.acme.password.minLength", "inherited -> 12"),
                    told.getJsonObject(1).getJsonObject("details").getJsonObject("changes"));
            assertEquals(
                    List.of(
                            "{\"changes\": {\"password.minLength\": \"inherited -> 12\"}}",
                            "{\"changes\": {\"password.minLength\": \"12 -> inherited\"}}"),
                    core.database()
                            .column(
                                    "SELECT details::text FROM audit_events WHERE kind = 'POLICY_CHANGED' AND tenant_id = '"
                                            + id + "' ORDER BY id"));
            TestCore.await(
                    () -> core.database().column("SELECT 1 FROM audit_queue").isEmpty(), "the log to be linked");
            JsonObject verdict =
                    core.post("/admin/audit/verify", new JsonObject(), admin).json();
            assertTrue(verdict.getBoolean("intact"), verdict.encode());
        }
    }

    private static int minLength(TestCore core) {
        return core.get("/policies").json().getJsonObject("password").getInteger("minLength");
    }

    private static List<String> changes(TestCore core) {
        return core.database().column("SELECT details::text FROM audit_events WHERE kind = 'POLICY_CHANGED'");
    }
}
