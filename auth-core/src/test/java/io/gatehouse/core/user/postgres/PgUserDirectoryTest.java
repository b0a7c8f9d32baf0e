package io.gatehouse.core.user.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.user.User;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Administrators look for people among many. */
class PgUserDirectoryTest {
    private static final int MANY = 20_000;

    @AutoClose
    private static final PgCore core = new PgCore();

    @BeforeAll
    static void fill() {
        core.database().run("""
                INSERT INTO users (id, tenant_id, email, username, locale, roles)
                SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '%s', 'Person' || n || '@calder.studio',
                    CASE WHEN n %% 2 = 0 THEN 'Name_' || n END, 'en', '{user}'
                FROM generate_series(1000, %d) AS n
                """.formatted(World.TENANT, MANY));
        core.database().run("""
                INSERT INTO credentials (id, tenant_id, user_id, kind, envelope)
                SELECT gen_random_uuid(), tenant_id, id, 'password', 'gh1:1:$2a$10$' || repeat('a', 53) FROM users
                """);
        core.database().run("ANALYZE users");
        core.database().run("ANALYZE credentials");
    }

    @ParameterizedTest
    @CsvSource({
        "PERSON1234@calder.studio, 1",
        "person1234, 11",
        "name_1234, 6",
        "Name_1235, 5",
        "erson1234, 0",
        "name_%, 0",
        "nobody, 0",
        "p\u007f, 0"
    })
    void people_are_found_by_how_their_address_or_name_begins(String prefix, int found) {
        assertEquals(
                found,
                new PgUserDirectory(core.sql())
                        .page(World.TENANT, prefix, null, 100)
                        .size());
        assertEquals(
                List.of(), new PgUserDirectory(core.sql()).page(World.OTHER_TENANT, prefix, null, 100), "elsewhere");
    }

    @Test
    void pages_follow_each_other_with_a_beginning_and_without() {
        PgUserDirectory directory = new PgUserDirectory(core.sql());
        for (@Nullable String prefix : new @Nullable String[] {null, "person", "name_"}) {
            List<User> first = directory.page(World.TENANT, prefix, null, 3);
            List<User> second =
                    directory.page(World.TENANT, prefix, first.getLast().id(), 3);
            assertEquals(3, second.size());
            assertTrue(first.getLast()
                            .id()
                            .toString()
                            .compareTo(second.getFirst().id().toString())
                    < 0);
        }
    }

    @Test
    void a_beginning_is_looked_for_in_indexes() throws ReflectiveOperationException {
        Field field = PgUserDirectory.class.getDeclaredField("PAGE_OF_PREFIX");
        assertTrue(field.trySetAccessible());
        String sql = String.valueOf(field.get(null))
                .replace("$1", "'" + World.TENANT + "'")
                .replace("$2", "NULL")
                .replace("$3", "51")
                .replace("$4", "'person1234'");
        List<String> plan = core.database().column("EXPLAIN " + sql);
        String text = String.join("\n", plan);
        assertTrue(text.contains("users_tenant_id_email_prefix_idx"), text);
        assertTrue(text.contains("users_tenant_id_username_prefix_idx"), text);
        assertFalse(text.contains("Seq Scan on users"), text);
    }
}
