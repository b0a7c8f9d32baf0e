package io.gatehouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gatehouse.core.event.postgres.PgOldMails;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.kernel.WakeUp;
import io.gatehouse.core.mfa.postgres.PgOldMfa;
import io.gatehouse.core.postgres.PgOneNode;
import io.gatehouse.core.recovery.postgres.PgOldUnlockCodes;
import io.gatehouse.core.risk.postgres.PgAttempts;
import io.gatehouse.core.risk.postgres.PgOldDevices;
import io.gatehouse.core.session.NewSession;
import io.gatehouse.core.session.postgres.PgOldSessions;
import io.gatehouse.core.session.postgres.PgSessions;
import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.verification.postgres.PgOldLinks;
import io.gatehouse.core.webhook.postgres.PgDeliveries;
import io.gatehouse.kit.secret.Sealer;
import java.lang.reflect.Field;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WiringCleaningTest {
    @Test
    void what_has_had_its_time_goes_and_the_rest_stays() {
        try (PgCore core = new PgCore()) {
            WiringCleaning cleaning = new WiringCleaning(
                    core.sql(),
                    core.transactions(),
                    new World().policyBook,
                    new PgAttempts(core.sql()),
                    deliveries(core));
            UserId user = core.newUser();
            session(core, user, "ended_at = now() - interval '31 days', end_reason = 'SIGNED_OUT'");
            session(
                    core,
                    user,
                    "idle_expires_at = now() - interval '31 days', expires_at = now() - interval '31 days'");
            session(core, user, "ended_at = now() - interval '29 days', end_reason = 'SIGNED_OUT'");
            session(core, user, "device = null");
            for (int days : new int[] {8, 6, -1}) {
                core.database()
                        .run(
                                "INSERT INTO email_links (id, tenant_id, user_id, purpose, token_hash, created_at, expires_at,"
                                        + " used_at) VALUES (gen_random_uuid(), '" + World.TENANT + "', '" + user
                                        + "', 'verify_email', sha256('" + days
                                        + "'), now() - interval '30 days', now() - interval '"
                                        + days + " days', now())");
                core.database()
                        .run("INSERT INTO trusted_devices (id, tenant_id, user_id, device_hash, trusted_at, expires_at)"
                                + " VALUES (gen_random_uuid(), '" + World.TENANT + "', '" + user + "', sha256('" + days
                                + "'), now() - interval '30 days', now() - interval '" + days + " days')");
            }
            for (int minutes : new int[] {1, -1}) {
                core.database()
                        .run(
                                "INSERT INTO unlock_codes (id, tenant_id, address_hash, device_hash, code_key_id, code_hash,"
                                        + " created_at, expires_at) VALUES (gen_random_uuid(), '" + World.TENANT
                                        + "', sha256('" + minutes
                                        + "'), sha256('1'), 1, sha256('1'), now() - interval '1 hour',"
                                        + " now() - interval '" + minutes + " minutes')");
            }
            for (int days : new int[] {401, 399}) {
                core.database()
                        .run("INSERT INTO known_devices (tenant_id, user_id, device_hash, last_seen_at) VALUES ('"
                                + World.TENANT + "', '" + user + "', sha256('" + days + "'), now() - interval '" + days
                                + " days')");
            }
            core.database()
                    .run("WITH w AS (INSERT INTO webhooks (id, tenant_id, url, secret, kinds) VALUES"
                            + " (gen_random_uuid(), '" + World.TENANT + "', '', '', '{}') RETURNING id)"
                            + " INSERT INTO webhook_deliveries (id, webhook_id, event_id, kind, payload, created_at)"
                            + " SELECT gen_random_uuid(), w.id, gen_random_uuid(), 'LOGOUT', '', now() - days * interval '1 day'"
                            + " FROM w, unnest(ARRAY[31, 29]) AS days");
            assertFalse(cleaning.round());
            assertEquals(1, count(core, "unlock_codes"));
            assertEquals(1, count(core, "known_devices"));
            assertEquals(1, count(core, "webhook_deliveries"));
            assertEquals(2, count(core, "sessions"));
            assertEquals(2, count(core, "email_links"));
            assertEquals(1, count(core, "trusted_devices"));
        }
    }

    @Test
    void one_node_at_a_time_is_at_it() {
        try (PgCore core = new PgCore()) {
            PgOneNode one = new PgOneNode(core.sql(), core.transactions(), 1);
            PgOneNode other = new PgOneNode(core.sql(), core.transactions(), 1);
            int seenByOther = one.run(() -> inItsOwnThread(() -> other.run(() -> 7)) + 1);
            assertEquals(1, seenByOther, "the other one did nothing");
            assertEquals(7, other.run(() -> 7), "now it may");
        }
    }

    @Test
    void every_search_of_the_cleaning_has_an_index() throws ReflectiveOperationException {
        try (PgCore core = new PgCore()) {
            core.database().run("ALTER DATABASE " + core.database().database() + " SET enable_seqscan = off");
            List<String> scans = new ArrayList<>();
            for (Class<?> type : List.of(
                    PgOldSessions.class,
                    PgOldLinks.class,
                    PgOldMails.class,
                    PgOldMfa.class,
                    PgOldDevices.class,
                    PgOldUnlockCodes.class,
                    PgAttempts.class,
                    PgDeliveries.class)) {
                for (Field field : type.getDeclaredFields()) {
                    if (field.getType() == String.class && field.trySetAccessible()) {
                        String sql = (String) field.get(null);
                        if (sql.contains("make_interval(secs => $1)") && sql.contains("DELETE")) {
                            scans.addAll(scans(core, type.getSimpleName() + "." + field.getName(), sql));
                        }
                    }
                }
            }
            assertEquals(List.of(), scans);
        }
    }

    /** Returns the whole-table scans that the planner would need; it is told to avoid them where it can. */
    private static List<String> scans(PgCore core, String name, String sql) {
        String explained = sql.replace("$1", "86400.0").replace("$2", "500");
        return core.database().column("EXPLAIN " + explained).stream()
                .filter(line -> line.contains("Seq Scan"))
                .map(line -> name + ": " + line.strip())
                .toList();
    }

    private static PgDeliveries deliveries(PgCore core) {
        Sealer sealer = new Sealer(World.keys(1), new SecureRandom());
        return new PgDeliveries(core.sql(), sealer, core.ids(), new WakeUp());
    }

    private static int inItsOwnThread(java.util.concurrent.Callable<Integer> work) {
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(work).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void session(PgCore core, UserId user, String state) {
        UUID id = UUID.randomUUID();
        var opened = new PgSessions(core.sql())
                .open(new NewSession(
                        new SessionId(id),
                        World.TENANT,
                        user,
                        new byte[32],
                        List.of("pwd"),
                        /* rememberMe= */ false,
                        Duration.ofDays(7),
                        Duration.ofDays(30),
                        /* newPlace= */ false,
                        World.CLIENT));
        assertEquals(1, opened.generation());
        core.database().run("UPDATE sessions SET " + state + " WHERE id = '" + id + "'");
    }

    private static long count(PgCore core, String table) {
        var row = core.sql().one("counting", "SELECT count(*) FROM " + table);
        return row == null ? -1 : row.getLong(0);
    }
}
