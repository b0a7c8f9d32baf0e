package io.gatehouse.migrations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema on a real server: it applies, it applies once, and it refuses the states that must not be. */
class MigrationsTest {
    private static final String DEFAULT_TENANT = "00000000-0000-7000-8000-000000000001";
    private static final String OTHER_TENANT = "00000000-0000-7000-8000-0000000000ff";
    private static final String USER = "00000000-0000-7000-8000-0000000000aa";

    private static EmbeddedPostgres server;

    @BeforeAll
    static void migrateAnEmptyDatabase() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        assertTrue(migrate() >= 8);
        run("INSERT INTO tenants (id, slug, name) VALUES ('" + OTHER_TENANT + "', 'other', 'Other')");
        run("INSERT INTO users (id, tenant_id, email, username, locale) VALUES ('" + USER + "', '" + DEFAULT_TENANT
                + "', 'Ines@Calder.Studio', 'Ines', 'en')");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void a_second_run_changes_nothing() {
        assertEquals(0, migrate());
    }

    @Test
    void every_foreign_key_has_an_index_that_starts_with_its_columns() throws SQLException {
        assertEquals(List.of(), names("""
                SELECT c.conname FROM pg_constraint c
                WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND NOT EXISTS (
                    SELECT FROM pg_index i WHERE i.indrelid = c.conrelid
                    AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
                """));
    }

    @Test
    void every_constraint_is_named_after_its_table() throws SQLException {
        assertEquals(List.of(), names("""
                SELECT c.conname FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
                WHERE c.connamespace = 'public'::regnamespace AND c.contype <> 'n'
                AND t.relname <> 'flyway_schema_history' AND c.conname NOT LIKE t.relname || '\\_%'
                """));
    }

    @Test
    void every_table_says_which_slice_owns_it() throws SQLException {
        assertEquals(List.of(), names("""
                SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
                AND relname <> 'flyway_schema_history' AND obj_description(oid) NOT LIKE 'Slice: %'
                """));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            users_tenant_id_email_key | INSERT INTO users (id, tenant_id, email, locale) VALUES (gen_random_uuid(), '%1$s', 'INES@calder.studio', 'en')
            users_tenant_id_username_key | INSERT INTO users (id, tenant_id, email, username, locale) VALUES (gen_random_uuid(), '%1$s', 'a@b.co', 'iNES', 'en')
            users_email_check | INSERT INTO users (id, tenant_id, email, locale) VALUES (gen_random_uuid(), '%1$s', 'no-at-sign', 'en')
            users_status_check | UPDATE users SET status = 'asleep'
            credentials_envelope_check | INSERT INTO credentials (id, tenant_id, user_id, kind, envelope) VALUES (gen_random_uuid(), '%1$s', '%3$s', 'password', 'hunter2')
            credentials_tenant_id_user_id_fkey | INSERT INTO credentials (id, tenant_id, user_id, kind, envelope) VALUES (gen_random_uuid(), '%2$s', '%3$s', 'password', concat('gh1:1:$2a$12$', repeat('a', 53)))
            sessions_current_hash_check | %4$s '\\x00', now(), now(), NULL, NULL)
            sessions_idle_expires_at_check | %4$s sha256('a'), now() + interval '2 days', now() + interval '1 day', NULL, NULL)
            sessions_ended_check | %4$s sha256('a'), now(), now(), now(), NULL)
            sessions_end_reason_check | %4$s sha256('a'), now(), now(), now(), 'BORED')
            email_links_token_hash_check | INSERT INTO email_links (id, tenant_id, user_id, purpose, token_hash, expires_at) VALUES (gen_random_uuid(), '%1$s', '%3$s', 'verify_email', 'clear', now() + interval '1 day')
            outbox_payload_check | INSERT INTO outbox (id, tenant_id, template, recipient, locale) VALUES (gen_random_uuid(), '%1$s', 't', 'a@b.co', 'en')
            """)
    void a_bad_state_is_refused(String constraint, String template) {
        String session =
                "INSERT INTO sessions (id, tenant_id, user_id, amr, remember_me, idle_lifetime, ip_address, current_hash, "
                        + "idle_expires_at, expires_at, ended_at, end_reason) VALUES (gen_random_uuid(), '"
                        + DEFAULT_TENANT + "', '"
                        + USER + "', '{pwd}', false, '7 days', '::1',";
        String sql = template.formatted(DEFAULT_TENANT, OTHER_TENANT, USER, session);
        SQLException refusal = assertThrows(SQLException.class, () -> run(sql));
        assertTrue(String.valueOf(refusal.getMessage()).contains("\"" + constraint + "\""), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"UPDATE audit_events SET kind = 'X'", "DELETE FROM audit_events", "TRUNCATE audit_events"})
    void an_audit_event_cannot_be_changed_or_removed(String sql) {
        SQLException refusal = assertThrows(SQLException.class, () -> run(sql));
        assertEquals("42501", refusal.getSQLState());
    }

    @Test
    void only_one_password_and_one_open_link_stand_per_user() throws SQLException {
        String password =
                "INSERT INTO credentials (id, tenant_id, user_id, kind, envelope) VALUES (gen_random_uuid(), '"
                        + DEFAULT_TENANT + "', '" + USER + "', 'password', 'gh1:1:$2a$12$' || repeat('a', 53))";
        run(password);
        assertThrows(SQLException.class, () -> run(password));
        String link = "INSERT INTO email_links (id, tenant_id, user_id, purpose, token_hash, expires_at) VALUES "
                + "(gen_random_uuid(), '" + DEFAULT_TENANT + "', '" + USER
                + "', 'verify_email', sha256(gen_random_uuid()::text::bytea), now() + interval '1 day')";
        run(link);
        assertThrows(SQLException.class, () -> run(link));
    }

    @Test
    void the_job_migrates_and_takes_the_password_from_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "postgres\n");
        Map<String, String> env = Map.of(
                "GATEHOUSE_DATABASE_JDBC_URL", server.getJdbcUrl("postgres", "postgres"),
                "GATEHOUSE_DATABASE_USER", "postgres",
                "GATEHOUSE_DATABASE_PASSWORD_FILE", file.toString());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertEquals(0, Main.run(env, new PrintStream(said, true, UTF_8)));
        assertEquals("The schema is up to date.", said.toString(UTF_8).strip());
    }

    @Test
    void the_job_says_what_is_missing() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertEquals(2, Main.run(Map.of(), new PrintStream(said, true, UTF_8)));
        assertTrue(said.toString(UTF_8).contains("GATEHOUSE_DATABASE_JDBC_URL"));
    }

    private static int migrate() {
        return Migrations.migrate(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> names(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
