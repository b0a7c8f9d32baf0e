package io.gatehouse.core;

import static io.gatehouse.core.testing.TestCore.bearer;
import static io.gatehouse.core.testing.TestCore.credentials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.TestCore;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts come over from another system, and their owners sign in with the passwords they had there. */
class UserImportTest {
    private static final String PASSWORD = "tidal Lantern 42";
    private static final String HASH = "$2y$04$abcdefghijklmnopqrstuu9FYH1QSTnmDcWSwM9ufRmCZ4ovaHk3q";

    private static TestCore core;

    @TempDir
    private Path folder;

    private final CommandLine shell = new CommandLine();

    @BeforeAll
    static void start() {
        core = TestCore.start(Map.of());
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @BeforeEach
    void environment() {
        shell.env(TestCore.environment(core.database()));
    }

    @Test
    void an_imported_person_signs_in_with_the_old_password_and_it_becomes_our_own() throws IOException {
        JsonObject ines = new JsonObject()
                .put("email", "Ines@Old.example")
                .put("emailVerified", true)
                .put("username", "ines_old")
                .put("firstName", "Inés")
                .put("lastName", "Calder")
                .put("dateOfBirth", "1990-02-28")
                .put("language", "de")
                .put("roles", new JsonArray().add("user").add("editor"))
                .put("createdAt", "2019-05-06T07:08:09Z")
                .put("passwordHash", HASH);
        assertEquals(0, importing(ines.encode()), shell.said());
        assertTrue(shell.out().contains("Imported: 1, here already and left alone: 0, refused: 0."), shell.said());
        assertTrue(envelope("ines@old.example").startsWith("gh2:1:$2y$04$"), "sealed, until its owner comes");
        assertEquals(
                List.of("0"),
                core.database().column("SELECT count(*) FROM credentials WHERE position('9FYH1QST' IN envelope) > 0"));

        assertEquals(
                401,
                core.post("/login", credentials("ines_old", "tidal Lantern 43")).status());
        assertTrue(envelope("ines@old.example").startsWith("gh2:"), "a wrong password proves nothing");
        JsonObject user = core.signIn("ines_old", PASSWORD).getJsonObject("user");
        assertEquals("Inés", user.getString("firstName"));
        assertEquals("1990-02-28", user.getString("dateOfBirth"));
        assertEquals("2019-05-06T07:08:09Z", user.getString("createdAt"));
        assertEquals(List.of("user", "editor"), user.getJsonArray("roles").getList());
        TestCore.await(() -> envelope("ines@old.example").startsWith("gh1:1:$2a$10$"), "the envelope of our own");
        JsonObject again = core.signIn("ines@old.example", PASSWORD);
        assertEquals(200, core.get("/me", bearer(again)).status());
        assertEquals(
                List.of("IMPORT_USER by OPERATOR"),
                core.database()
                        .column(
                                "SELECT (details->>'action') || ' by ' || (details->>'by') FROM audit_events WHERE user_id = '"
                                        + user.getString("id") + "' AND kind = 'ADMIN_ACTION'"));
    }

    @Test
    void the_same_file_again_adds_only_what_was_missing_and_changes_nothing() throws IOException {
        String first = account("one@twice.example").encode();
        assertEquals(0, importing(first), shell.said());
        core.signIn("one@twice.example", PASSWORD);
        TestCore.await(() -> envelope("one@twice.example").startsWith("gh1:"), "the envelope of our own");
        String before = envelope("one@twice.example");
        String changed = account("ONE@twice.example")
                .put("disabled", true)
                .put("firstName", "Mallory")
                .encode();
        assertEquals(0, importing(changed, account("two@twice.example").encode()), shell.said());
        assertTrue(shell.out().contains("Imported: 1, here already and left alone: 1, refused: 0."), shell.said());
        assertEquals(before, envelope("one@twice.example"));
        assertFalse(core.signIn("one@twice.example", PASSWORD).encode().contains("Mallory"));
        assertEquals(
                "1 1 0",
                core.database()
                        .column(
                                "SELECT concat_ws(' ', details->>'imported', details->>'thereAlready', details->>'refused')"
                                        + " FROM audit_events WHERE details->>'action' = 'IMPORT_USERS' ORDER BY id DESC LIMIT 1")
                        .getFirst());
    }

    @Test
    void a_dry_run_tells_and_changes_nothing() throws IOException {
        String users = "SELECT count(*) FROM users";
        String events = "SELECT count(*) FROM audit_events WHERE kind = 'ADMIN_ACTION'";
        List<String> before = List.of(
                core.database().column(users).getFirst(),
                core.database().column(events).getFirst());
        String good = account("dry@run.example").encode();
        String twice = account("Dry@Run.example").encode();
        assertEquals(1, importing(List.of("--dry-run"), good, twice, "no json"), shell.said());
        assertTrue(shell.out().startsWith("Nothing was changed. Would be imported: 1,"), shell.said());
        assertTrue(shell.err().contains("line 2: an earlier line has the address"), shell.said());
        assertTrue(shell.err().contains("line 3: "), shell.said());
        assertEquals(
                before,
                List.of(
                        core.database().column(users).getFirst(),
                        core.database().column(events).getFirst()));
    }

    @Test
    void bad_lines_are_told_by_number_and_good_ones_kept() throws IOException {
        core.running().seedUser("here@bad.example", PASSWORD, "A", "B", List.of("user"));
        core.database().run("UPDATE users SET username = 'taken_name' WHERE email = 'here@bad.example'");
        String secret = "$2b$04$SecretSecretSecretSecrSecretSecretSecretSecretSecretS";
        assertEquals(
                1,
                importing(
                        "",
                        account("good@bad.example").encode(),
                        new JsonObject().put("email", secret).encode(),
                        account("role@bad.example")
                                .put("roles", new JsonArray().add("admin"))
                                .encode(),
                        account("name@bad.example")
                                .put("username", "Taken_Name")
                                .encode(),
                        account("cost@bad.example")
                                .put("passwordHash", HASH.replace("$04$", "$13$"))
                                .encode(),
                        account("kind@bad.example")
                                .put("passwordHash", "{SSHA}" + secret)
                                .encode(),
                        account("soon@bad.example")
                                .put("createdAt", "2999-01-01T00:00:00Z")
                                .encode(),
                        account("born@bad.example")
                                .put("dateOfBirth", "2020-13-01")
                                .encode(),
                        account("ctrl@bad.example")
                                .put("firstName", "In\u0007es")
                                .encode(),
                        account("more@bad.example").put("password", secret).encode(),
                        "{\"email\":\"a@bad.example\",\"email\":\"b@bad.example\"}",
                        "{\"email\":\"" + "x".repeat(70_000) + "\"}",
                        account("last@bad.example").encode()),
                shell.said());
        Map<Integer, String> told = shell.err()
                .lines()
                .collect(Collectors.toMap(
                        line -> Integer.parseInt(line.substring("line ".length(), line.indexOf(':'))),
                        line -> line.substring(line.indexOf(':') + 2)));
        assertEquals(
                IntStream.rangeClosed(3, 13).boxed().toList(),
                told.keySet().stream().sorted().toList(),
                shell::said);
        assertEquals("email is not an address", told.get(3));
        assertTrue(String.valueOf(told.get(4)).contains("--allow-admins"), shell::said);
        assertEquals("somebody else has the username", told.get(5));
        assertTrue(String.valueOf(told.get(6)).contains("policies.password.mostImportedCost, 12"), shell::said);
        assertTrue(String.valueOf(told.get(7)).startsWith("passwordHash is not bcrypt"), shell::said);
        assertEquals("createdAt is in the future", told.get(8));
        assertTrue(String.valueOf(told.get(9)).startsWith("dateOfBirth is not a day"), shell::said);
        assertTrue(String.valueOf(told.get(10)).startsWith("firstName: "), shell::said);
        assertTrue(String.valueOf(told.get(11)).startsWith("there is a key that is none of"), shell::said);
        assertFalse(shell.said().contains("Secret"), "nothing of a line is repeated");
        assertTrue(shell.out().contains("Imported: 2, here already and left alone: 0, refused: 11."), shell.said());
        for (String kept : List.of("good@bad.example", "last@bad.example")) {
            assertEquals(200, core.post("/login", credentials(kept, PASSWORD)).status(), kept);
        }
    }

    @Test
    void an_account_is_disabled_or_unconfirmed_here_as_it_was_there_and_without_a_hash_a_reset_opens_it()
            throws IOException {
        assertEquals(
                0,
                importing(
                        account("off@state.example").put("disabled", true).encode(),
                        account("new@state.example").put("emailVerified", false).encode(),
                        account("none@state.example").putNull("passwordHash").encode()),
                shell.said());
        assertEquals("ACCOUNT_DISABLED", login("off@state.example"));
        assertEquals("EMAIL_NOT_VERIFIED", login("new@state.example"));
        assertEquals("INVALID_CREDENTIALS", login("none@state.example"));
        assertEquals(
                202,
                core.post("/forgot-password", new JsonObject().put("email", "none@state.example"))
                        .status());
        String token = core.tokenMailedTo("none@state.example", 1);
        String chosen = "another Lantern 43";
        assertEquals(
                200,
                core.post(
                                "/reset-password",
                                new JsonObject().put("token", token).put("newPassword", chosen))
                        .status());
        assertEquals(
                200,
                core.post("/login", credentials("none@state.example", chosen)).status());
    }

    @Test
    void an_imported_password_is_known_when_it_is_changed_and_cannot_return() throws IOException {
        assertEquals(0, importing(account("change@state.example").encode()), shell.said());
        String imported = envelope("change@state.example");
        String[] me = bearer(core.signIn("change@state.example", PASSWORD));
        TestCore.await(() -> !envelope("change@state.example").equals(imported), "the envelope of our own");
        assertEquals(
                "PASSWORD_POLICY",
                core.post(
                                "/password",
                                new JsonObject()
                                        .put("currentPassword", PASSWORD)
                                        .put("newPassword", PASSWORD),
                                me)
                        .code());
    }

    @Test
    void administrators_and_other_tenants_are_imported_when_it_is_said_so() throws IOException {
        core.database().run("INSERT INTO tenants (id, slug, name) VALUES (gen_random_uuid(), 'acme', 'Acme')");
        String admin = account("boss@acme.example")
                .put("roles", new JsonArray().add("admin"))
                .encode();
        assertEquals(0, importing(List.of("--tenant", "acme", "--allow-admins"), admin), shell.said());
        assertEquals(
                List.of("acme {admin}"),
                core.database()
                        .column(
                                "SELECT t.slug || ' ' || u.roles::text FROM users u JOIN tenants t ON t.id = u.tenant_id"
                                        + " WHERE u.email = 'boss@acme.example'"));
        assertEquals("INVALID_CREDENTIALS", login("boss@acme.example"), "not in the default tenant");
        assertEquals(1, importing(List.of("--tenant", "nobody"), admin));
    }

    @Test
    void a_hundred_thousand_letters_come_through_standard_input_in_batches() {
        String lines = IntStream.range(0, 450)
                .mapToObj(number -> account("many" + number + "@batch.example").encode())
                .collect(Collectors.joining("\n"));
        assertEquals(0, shell.type("\ufeff" + lines + "\r\n", "user", "import", "-"), shell.said());
        assertTrue(shell.out().contains("Imported: 450,"), shell.said());
        assertEquals(
                200,
                core.post("/login", credentials("many449@batch.example", PASSWORD))
                        .status());
    }

    @ParameterizedTest
    @CsvSource({"missing.jsonl, could not be read", "., could not be read"})
    void a_file_that_is_none_is_told_in_one_line(String file, String said) {
        assertEquals(1, shell.run("user", "import", folder.resolve(file).toString()));
        assertTrue(shell.err().contains(said), shell.said());
        assertEquals(1, shell.err().lines().count(), shell.said());
    }

    private int importing(String... lines) throws IOException {
        return importing(List.of(), lines);
    }

    private int importing(List<String> options, String... lines) throws IOException {
        Path file = Files.writeString(
                folder.resolve("accounts.jsonl"), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        List<String> words = new java.util.ArrayList<>(List.of("user", "import", file.toString()));
        words.addAll(options);
        return shell.run(words.toArray(String[]::new));
    }

    private static JsonObject account(String email) {
        return new JsonObject().put("email", email).put("emailVerified", true).put("passwordHash", HASH);
    }

    private static String login(String email) {
        return core.post("/login", credentials(email, PASSWORD)).code();
    }

    private static String envelope(String email) {
        return core.database()
                .column("SELECT envelope FROM credentials c JOIN users u ON u.id = c.user_id WHERE u.email_key = '"
                        + email + "' AND c.replaced_at IS NULL")
                .getFirst();
    }
}
