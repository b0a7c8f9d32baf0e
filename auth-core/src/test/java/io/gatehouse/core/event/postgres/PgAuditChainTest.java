package io.gatehouse.core.event.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.AuditChain;
import io.gatehouse.core.event.AuditChainBehaviour;
import io.gatehouse.core.event.AuditEvents;
import io.gatehouse.core.event.AuditLog;
import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.event.AuditVerdict;
import io.gatehouse.core.event.AuditVerdict.Bad;
import io.gatehouse.core.event.AuditVerdict.Fault;
import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.event.ExportAudit;
import io.gatehouse.core.event.ListAuditEvents;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.kernel.Unavailable;
import io.gatehouse.core.kernel.WakeUp;
import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgAuditChainTest extends AuditChainBehaviour {
    /** As the owner of the server: neither rights nor triggers hold. */
    private static final String AS_SUPERUSER = "SET session_replication_role = replica; ";

    private static PgCore core;
    private PgAuditEvents events;
    private @Nullable Instant writtenAt;

    @BeforeAll
    static void start() {
        core = new PgCore();
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @BeforeEach
    void empty() {
        core.database()
                .run(AS_SUPERUSER + "DELETE FROM audit_events; DELETE FROM audit_queue; DELETE FROM audit_chain;"
                        + " DELETE FROM audit_checkpoints; DELETE FROM audit_anchors");
        events = new PgAuditEvents(
                core.sql(), SEALS, core.ids(), () -> writtenAt == null ? Instant.now() : writtenAt, new WakeUp());
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Override
    protected AuditChain chain() {
        return new PgAuditChain(core.sql());
    }

    @Override
    protected AuditEvents events() {
        return events;
    }

    @Override
    protected Transactions transactions() {
        return core.transactions();
    }

    @Override
    protected InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    protected void eventsAreWrittenAt(Instant time) {
        writtenAt = time;
    }

    @Test
    void an_edit_by_a_superuser_is_named() {
        linked(10);
        for (String edit : List.of(
                "ip_address = '198.51.100.7'",
                "ip_address = '192.0.2.7/24'",
                "kind = 'LOGOUT'",
                "details = '{\"reason\": \"OTHER\"}'",
                "occurred_at = occurred_at + interval '1 microsecond'",
                "user_id = NULL, actor_id = NULL, session_id = gen_random_uuid()",
                "mac = decode(repeat('01', 33), 'hex')")) {
            core.database().run("CREATE TABLE kept AS SELECT * FROM audit_events");
            tamper("UPDATE audit_events SET " + edit + " WHERE id = " + eventAt(5));
            assertEquals(new Bad(5, id(eventAt(5)), Fault.ALTERED), bad(), edit);
            tamper("DELETE FROM audit_events; INSERT INTO audit_events SELECT * FROM kept; DROP TABLE kept");
            assertTrue(verdict(chain()).isIntact());
        }
    }

    @Test
    void a_delete_by_a_superuser_is_named() {
        linked(10);
        UUID gone = id(eventAt(4));
        tamper("DELETE FROM audit_events WHERE id = " + eventAt(4));
        assertEquals(new Bad(4, gone, Fault.MISSING), bad());
        tamper("DELETE FROM audit_chain WHERE position = 4");
        assertEquals(new Bad(4, null, Fault.MISSING), bad());
    }

    @Test
    void an_insert_by_a_superuser_is_named() {
        linked(5);
        tamper("""
                INSERT INTO audit_events (id, kind, tenant_id, details, mac)
                SELECT 'ffffffff-0000-7000-8000-000000000000', 'LOGIN_SUCCESS', tenant_id, details, mac
                FROM audit_events LIMIT 1""");
        UUID forged = UUID.fromString("ffffffff-0000-7000-8000-000000000000");
        assertEquals(new Bad(6, forged, Fault.INSERTED), bad());
        tamper("INSERT INTO audit_chain SELECT 6, '" + forged + "', mac FROM audit_chain WHERE position = 5");
        assertEquals(new Bad(6, forged, Fault.INSERTED), bad());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "details = '{\"n\": 1e2000}'",
                "details = ('{\"n\": ' || repeat('[', 2000) || repeat(']', 2000) || '}')::jsonb",
                "occurred_at = 'infinity'",
                "occurred_at = '-infinity'",
                "occurred_at = '294276-12-31'"
            })
    void what_cannot_even_be_read_is_named_and_stops_nothing(String edit) {
        linked(3);
        UUID second = id(eventAt(2));
        tamper("UPDATE audit_events SET " + edit + " WHERE id = '" + second + "'");
        assertEquals(new Bad(2, second, Fault.ALTERED), bad());

        UUID forged = UUID.fromString("00000000-0000-7000-8000-00000000000f");
        tamper("DELETE FROM audit_events; DELETE FROM audit_chain");
        linked(1);
        tamper("INSERT INTO audit_events (id, kind, tenant_id, mac) SELECT '" + forged
                + "', kind, tenant_id, mac FROM audit_events; UPDATE audit_events SET " + edit + " WHERE id = '"
                + forged
                + "'; INSERT INTO audit_queue (event_id) VALUES ('" + forged + "')");
        events.append(event(2));
        extend(chain(), none -> {});
        assertEquals(new Bad(3, forged, Fault.INSERTED), bad());
        assertEquals(2, verdict(chain()).records());
        assertEquals(
                3,
                new ListAuditEvents(new PgAuditLog(core.sql()))
                        .execute(World.TENANT, AuditLog.Filter.ANY, null)
                        .size());
    }

    @Test
    void a_record_under_the_lowest_id_is_named() {
        linked(1);
        tamper("INSERT INTO audit_events (id, kind, tenant_id, mac)"
                + " SELECT '00000000-0000-0000-0000-000000000000', kind, tenant_id, mac FROM audit_events");
        assertEquals(new Bad(2, new UUID(0, 0), Fault.INSERTED), bad());
    }

    @Test
    void a_checkpoint_of_a_time_beyond_all_times_is_named() {
        linked(2);
        core.database()
                .run(
                        "INSERT INTO audit_checkpoints SELECT position, 'infinity', mac, mac FROM audit_chain WHERE position = 1");
        assertEquals(new Bad(1, null, Fault.BAD_CHECKPOINT), bad());
    }

    @Test
    void an_event_that_is_queued_a_second_time_keeps_its_place_and_stops_nothing() {
        linked(3);
        core.database().run("INSERT INTO audit_queue (event_id) SELECT event_id FROM audit_chain");
        events.append(event(4));
        assertEquals(1, extend(chain(), none -> {}));
        assertEquals(new AuditVerdict(4, null), verdict(chain()));
    }

    @Test
    void a_reordering_by_a_superuser_is_named() {
        linked(10);
        UUID seventh = id(eventAt(7));
        tamper("UPDATE audit_chain SET position = 100 WHERE position = 2; UPDATE audit_chain SET position = 2 WHERE"
                + " position = 7; UPDATE audit_chain SET position = 7 WHERE position = 100");
        assertEquals(new Bad(2, seventh, Fault.REORDERED), bad());
    }

    @Test
    void a_tail_cut_by_a_superuser_is_named() {
        linked(10);
        checkpoint(chain(), "1s");
        tamper("DELETE FROM audit_events WHERE id IN (SELECT event_id FROM audit_chain WHERE position > 7);"
                + " DELETE FROM audit_chain WHERE position > 7");
        assertEquals(new Bad(8, null, Fault.CUT_TAIL), bad());
        assertEquals(7, verdict(chain()).records());
    }

    @Test
    void the_application_may_only_read_and_add() {
        linked(3);
        for (String attempt : List.of(
                "UPDATE audit_events SET kind = 'LOGOUT'",
                "DELETE FROM audit_events",
                "TRUNCATE audit_events",
                "UPDATE audit_chain SET position = position + 10",
                "DELETE FROM audit_chain",
                "DELETE FROM audit_checkpoints",
                "UPDATE audit_checkpoints SET position = 1",
                "INSERT INTO audit_anchors SELECT position, now(), mac, mac FROM audit_chain",
                "DELETE FROM audit_anchors",
                "DROP TABLE audit_events",
                "ALTER TABLE audit_events DISABLE TRIGGER ALL",
                "DELETE FROM flyway_schema_history")) {
            assertThrows(RuntimeException.class, () -> core.sql().run("tampering", attempt), attempt);
            assertThrows(
                    RuntimeException.class,
                    () -> core.transactions().run(() -> {
                        core.sql().run("asking for leave", "SELECT set_config('gatehouse.audit_forgets', 'on', true)");
                        core.sql().run("tampering", attempt);
                    }),
                    attempt);
        }
        assertEquals(new AuditVerdict(3, null), verdict(chain()));
    }

    @Test
    void the_owner_is_stopped_by_the_triggers() {
        linked(3);
        for (String attempt : List.of(
                "UPDATE audit_events SET kind = 'LOGOUT'", "DELETE FROM audit_chain", "TRUNCATE audit_checkpoints")) {
            assertThrows(IllegalStateException.class, () -> core.database().run(attempt), attempt);
        }
    }

    @Test
    void forgetting_refuses_what_is_young_whoever_asks() {
        linked(3);
        for (String olderThan : List.of("now()", "now() - interval '2 days'")) {
            assertThrows(
                    IllegalStateException.class,
                    () -> core.database()
                            .run("SELECT audit_forget(3, mac, " + olderThan
                                    + ", now(), mac) FROM audit_chain WHERE position = 3"),
                    olderThan);
        }
        assertEquals(new AuditVerdict(3, null), verdict(chain()));
    }

    @Test
    void many_nodes_link_at_once_and_make_one_chain() {
        AtomicInteger taken = new AtomicInteger();
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int node = 0; node < 4; node++) {
                nodes.execute(() -> {
                    for (int i = 0; i < 50; i++) {
                        events.append(event(i));
                        taken.addAndGet(extend(chain(), none -> {}));
                    }
                });
            }
        }
        taken.addAndGet(extend(chain(), none -> {}));
        assertEquals(200, taken.get(), "no record is taken twice");
        assertEquals(new AuditVerdict(200, null), verdict(chain()));
    }

    @Test
    void the_log_is_read_by_filter_in_both_directions() {
        for (int i = 0; i < 60; i++) {
            events.append(event(i));
        }
        PgAuditLog log = new PgAuditLog(core.sql());
        List<AuditRecord> first = new ListAuditEvents(log).execute(World.TENANT, AuditLog.Filter.ANY, null);
        assertEquals(ListAuditEvents.PAGE + 1, first.size());
        List<AuditRecord> second = new ListAuditEvents(log)
                .execute(World.TENANT, AuditLog.Filter.ANY, first.get(49).id());
        assertEquals(10, second.size());
        assertEquals(List.of(), log.newestFirst(World.OTHER_TENANT, AuditLog.Filter.ANY, null, 10));

        List<AuditRecord> exported = new ArrayList<>();
        long count = new ExportAudit(log).execute(null, AuditLog.Filter.ANY, exported::add);
        assertEquals(60, count);
        assertEquals(first.getFirst(), exported.getLast());

        String kind = KINDS.get(3).name();
        AuditLog.Filter byKind = new AuditLog.Filter(
                null, kind, Instant.now().minusSeconds(600), Instant.now().plusSeconds(1));
        assertEquals(
                List.of(kind),
                log.newestFirst(World.TENANT, byKind, null, 100).stream()
                        .map(AuditRecord::kind)
                        .distinct()
                        .toList());
        AuditLog.Filter future = new AuditLog.Filter(null, null, Instant.now().plusSeconds(1), null);
        assertEquals(List.of(), log.newestFirst(World.TENANT, future, null, 100));
        AuditLog.Filter ofUser = new AuditLog.Filter(USER, null, null, null);
        List<AuditRecord> theirs = log.newestFirst(World.TENANT, ofUser, null, 100);
        assertTrue(theirs.stream().noneMatch(record -> record.kind().equals("TOKEN_REFRESH")));
        assertTrue(theirs.stream().allMatch(record -> USER.equals(record.user())));
        AuditLog.Filter refreshes = new AuditLog.Filter(USER, "TOKEN_REFRESH", null, null);
        assertEquals(
                List.of("TOKEN_REFRESH"),
                log.newestFirst(World.TENANT, refreshes, null, 100).stream()
                        .map(AuditRecord::kind)
                        .distinct()
                        .toList());
        assertTrue(log.ofPerson(World.TENANT, USER, EventKind.PERSONAL, null, 100).stream()
                .allMatch(record -> EventKind.PERSONAL.contains(EventKind.valueOf(record.kind()))));
        assertEquals(List.of(), log.ofPerson(World.OTHER_TENANT, USER, EventKind.PERSONAL, null, 100));
    }

    @Test
    void what_may_wait_outlives_a_database_that_is_away() {
        core.database().refuseConnections();
        assertThrows(Unavailable.class, () -> events.append(event(0)));
        for (int i = 0; i < 5; i++) {
            events.appendSoon(event(i));
        }
        assertThrows(Unavailable.class, () -> events.append(event(5)));
        core.database().acceptConnections();
        TestCore.await(
                () -> core.database().column("SELECT count(*) FROM audit_queue").equals(List.of("5")), "all five");
        assertEquals(0, events.lost());
        assertEquals(5, extend(chain(), none -> {}));
        assertEquals(new AuditVerdict(5, null), verdict(chain()));
    }

    private void linked(int count) {
        for (int i = 0; i < count; i++) {
            events.append(event(i));
        }
        assertEquals(count, extend(chain(), none -> {}));
    }

    private @Nullable Bad bad() {
        return verdict(chain()).firstBad();
    }

    private static void tamper(String sql) {
        core.database().run(AS_SUPERUSER + sql);
    }

    private static String eventAt(int position) {
        return "(SELECT event_id FROM audit_chain WHERE position = " + position + ")";
    }

    private static UUID id(String query) {
        return UUID.fromString(core.database().column("SELECT " + query).getFirst());
    }
}
