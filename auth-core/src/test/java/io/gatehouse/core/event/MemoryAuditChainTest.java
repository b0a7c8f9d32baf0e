package io.gatehouse.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.core.event.AuditVerdict.Bad;
import io.gatehouse.core.event.AuditVerdict.Fault;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.testing.MovableClock;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.testing.memory.MemoryAuditChain;
import io.gatehouse.core.testing.memory.MemoryTransactions;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryAuditChainTest extends AuditChainBehaviour {
    private final MovableClock clock = new MovableClock();
    private @Nullable Instant writtenAt;
    private long ids;
    private final MemoryAuditChain chain = new MemoryAuditChain(
            SEALS, () -> new UUID(0x7000, ids++), () -> writtenAt == null ? clock.instant() : writtenAt);
    private final MemoryTransactions transactions = new MemoryTransactions();

    @Override
    protected AuditChain chain() {
        return chain;
    }

    @Override
    protected AuditEvents events() {
        return chain;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected InstantSource clock() {
        return clock;
    }

    @Override
    protected void eventsAreWrittenAt(Instant time) {
        writtenAt = time;
    }

    @Test
    void another_node_at_work_is_left_alone() {
        events().append(event(1));
        chain.isLockedElsewhere = true;
        assertEquals(0, extend(chain, none -> {}));
        chain.isLockedElsewhere = false;
        assertEquals(1, extend(chain, none -> {}));
    }

    @Test
    void a_record_that_nobody_sealed_gets_no_link_and_is_named() {
        linked(3);
        SealedRecord forged = slippedIn(new UUID(0x7000, 500), new byte[33]);
        chain.queue.put(forged.record().id(), clock.instant());
        extend(chain, none -> {});
        assertEquals(
                new Bad(4, forged.record().id(), Fault.INSERTED), verdict(chain).firstBad());
    }

    @Test
    void a_record_that_does_not_wait_for_its_link_is_named() {
        linked(3);
        SealedRecord copy = chain.records.values().iterator().next();
        SealedRecord forged = slippedIn(new UUID(0x7000, 500), copy.mac());
        assertEquals(
                new Bad(4, forged.record().id(), Fault.INSERTED), verdict(chain).firstBad());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 5, 9, 10})
    void an_edited_record_is_named(long position) {
        linked(10);
        SealedRecord edited = sealedAt(position);
        AuditRecord record = edited.record();
        chain.records.put(
                record.id(),
                new SealedRecord(
                        new AuditRecord(
                                record.id(),
                                record.time(),
                                record.kind(),
                                record.tenant(),
                                record.user(),
                                record.actor(),
                                record.session(),
                                "198.51.100.99",
                                record.userAgent(),
                                record.requestId(),
                                record.details()),
                        edited.mac()));
        assertEquals(
                new Bad(position, record.id(), Fault.ALTERED), verdict(chain).firstBad());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 10})
    void an_edited_link_is_named(long position) {
        linked(10);
        Link link = link(position);
        byte[] mac = link.mac().clone();
        mac[20] ^= 1;
        chain.links.put(position, new Link(position, link.event(), mac));
        assertEquals(
                new Bad(position, link.event(), Fault.ALTERED), verdict(chain).firstBad());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 10})
    void a_deleted_record_is_named(long position) {
        linked(10);
        UUID event = link(position).event();
        chain.records.remove(event);
        assertEquals(new Bad(position, event, Fault.MISSING), verdict(chain).firstBad());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 9})
    void a_record_deleted_with_its_link_is_named(long position) {
        linked(10);
        chain.records.remove(link(position).event());
        chain.links.remove(position);
        assertEquals(new Bad(position, null, Fault.MISSING), verdict(chain).firstBad());
    }

    @Test
    void closing_the_gap_by_renumbering_does_not_help() {
        linked(10);
        chain.records.remove(link(4).event());
        TreeMap<Long, Link> renumbered = new TreeMap<>();
        chain.links.values().stream().filter(link -> link.position() != 4).forEach(link -> {
            long position = link.position() > 4 ? link.position() - 1 : link.position();
            renumbered.put(position, new Link(position, link.event(), link.mac()));
        });
        chain.links.clear();
        chain.links.putAll(renumbered);
        assertEquals(new Bad(4, link(4).event(), Fault.MISSING), verdict(chain).firstBad());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 10, 11})
    void an_inserted_record_is_named_also_when_the_others_make_room(long position) {
        linked(10);
        SealedRecord forged = slippedIn(new UUID(0x7000, 500), new byte[33]);
        TreeMap<Long, Link> moved = new TreeMap<>();
        chain.links.values().forEach(link -> {
            long place = link.position() >= position ? link.position() + 1 : link.position();
            moved.put(place, new Link(place, link.event(), link.mac()));
        });
        moved.put(position, new Link(position, forged.record().id(), new byte[33]));
        chain.links.clear();
        chain.links.putAll(moved);
        assertEquals(
                new Bad(position, forged.record().id(), Fault.INSERTED),
                verdict(chain).firstBad());
    }

    @Test
    void records_that_changed_places_are_named_with_or_without_their_links() {
        for (long far : List.of(4L, 10L)) {
            chain.links.clear();
            chain.records.clear();
            linked(10);
            Link third = link(3);
            Link other = link(far);
            chain.links.put(3L, new Link(3, other.event(), third.mac()));
            chain.links.put(far, new Link(far, third.event(), other.mac()));
            assertEquals(
                    new Bad(3, other.event(), Fault.REORDERED), verdict(chain).firstBad());

            chain.links.put(3L, new Link(3, other.event(), other.mac()));
            chain.links.put(far, new Link(far, third.event(), third.mac()));
            assertEquals(
                    new Bad(3, other.event(), Fault.REORDERED), verdict(chain).firstBad());
        }
    }

    @Test
    void a_cut_tail_is_told_by_the_checkpoint_beyond_it() {
        linked(6);
        checkpoint(chain, "1s");
        cut(4);
        assertEquals(new Bad(5, null, Fault.CUT_TAIL), verdict(chain).firstBad());
        linkedMore(5);
        assertEquals(
                new Bad(6, null, Fault.BAD_CHECKPOINT),
                verdict(chain).firstBad(),
                "growing over the cut hides nothing");
    }

    @Test
    void checkpoints_and_anchors_cannot_be_made_up() {
        linked(6);
        Link last = link(6);
        chain.add(new Checkpoint(6, clock.instant(), last.mac(), new byte[33]));
        assertEquals(new Bad(6, null, Fault.BAD_CHECKPOINT), verdict(chain).firstBad());

        chain.checkpoints.clear();
        chain.add(new Checkpoint(9, clock.instant(), last.mac(), new byte[33]));
        assertEquals(new Bad(9, null, Fault.BAD_CHECKPOINT), verdict(chain).firstBad());

        chain.checkpoints.clear();
        Link second = link(2);
        Checkpoint signed = SEALS.checkpoint(2, second.mac(), clock.instant());
        chain.forget(signed, clock.instant());
        assertEquals(
                new Bad(2, null, Fault.BAD_CHECKPOINT),
                verdict(chain).firstBad(),
                "a checkpoint's signature does not serve as an anchor's");
    }

    @Test
    void what_was_dated_back_is_evidence_and_not_forgotten() {
        linked(5);
        for (long position : List.of(1L, 2L, 3L)) {
            SealedRecord young = sealedAt(position);
            chain.records.put(young.record().id(), new SealedRecord(datedBack(young.record()), young.mac()));
        }
        assertEquals(new ForgetOldEvents.Outcome(0, 1L), forgotten(chain));
        assertEquals(new Bad(1, link(1).event(), Fault.ALTERED), verdict(chain).firstBad());
    }

    @Test
    void old_events_are_forgotten_up_to_the_first_that_does_not_fit() {
        eventsAreWrittenAt(clock.instant().minus(Duration.ofDays(500)));
        linked(5);
        SealedRecord fourth = sealedAt(4);
        chain.records.put(fourth.record().id(), new SealedRecord(fourth.record(), new byte[33]));
        assertEquals(new ForgetOldEvents.Outcome(3, 4L), forgotten(chain));
        assertEquals(new ForgetOldEvents.Outcome(0, 4L), forgotten(chain));
        assertEquals(new Bad(4, link(4).event(), Fault.ALTERED), verdict(chain).firstBad());
    }

    @Test
    void a_checkpoint_that_tells_of_a_cut_tail_is_not_forgotten_either() {
        eventsAreWrittenAt(clock.instant().minus(Duration.ofDays(500)));
        linked(6);
        checkpoint(chain, "1s");
        cut(4);
        linkedMore(5);
        assertEquals(new ForgetOldEvents.Outcome(5, 6L), forgotten(chain));
        assertEquals(new ForgetOldEvents.Outcome(0, 6L), forgotten(chain));
        assertEquals(new Bad(6, null, Fault.BAD_CHECKPOINT), verdict(chain).firstBad());
    }

    @Test
    void an_anchor_that_was_made_up_is_not_replaced_by_a_good_one() {
        eventsAreWrittenAt(clock.instant().minus(Duration.ofDays(500)));
        linked(6);
        chain.forget(SEALS.checkpoint(2, link(2).mac(), clock.instant()), clock.instant());
        assertEquals(new ForgetOldEvents.Outcome(0, 2L), forgotten(chain));
        assertEquals(new Bad(2, null, Fault.BAD_CHECKPOINT), verdict(chain).firstBad());
    }

    @Test
    void a_checkpoint_and_a_link_that_come_between_two_looks_are_no_fault() {
        linked(3);
        AuditChain growing = (AuditChain) Proxy.newProxyInstance(
                AuditChain.class.getClassLoader(), new Class<?>[] {AuditChain.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("page") && arguments[0].equals(3L) && chain.checkpoints.isEmpty()) {
                        checkpoint(chain, "1s");
                        linkedMore(1);
                    }
                    return method.invoke(chain, arguments);
                });
        assertEquals(new AuditVerdict(4, null), verdict(growing));
    }

    @Test
    void other_keys_verify_nothing() {
        linked(2);
        AuditSeals others = new AuditSeals(World.keys(9));
        assertEquals(
                new Bad(1, link(1).event(), Fault.ALTERED),
                new VerifyAudit(chain, others).execute().firstBad());
    }

    @Test
    void a_tenant_is_told_of_its_own_records_only() {
        mixed();
        assertEquals(new AuditVerdict(6, null), verdict(chain));
        assertEquals(new TenantAuditVerdict(true, 4, null), verdictFor(World.TENANT));
        assertEquals(new TenantAuditVerdict(true, 2, null), verdictFor(World.OTHER_TENANT));
        assertEquals(
                new TenantAuditVerdict(true, 0, null),
                verdictFor(new TenantId(UUID.fromString("00000000-0000-7000-8000-000000000003"))));
    }

    @Test
    void a_tenant_is_told_which_record_of_its_own_does_not_fit_and_of_no_other() {
        mixed();
        SealedRecord third = sealedAt(3);
        UUID id = third.record().id();
        chain.records.put(id, new SealedRecord(third.record(), new byte[33]));
        assertEquals(
                new TenantAuditVerdict(false, 0, new TenantAuditVerdict.Bad(id, Fault.ALTERED)),
                verdictFor(World.OTHER_TENANT));
        assertEquals(new TenantAuditVerdict(false, 2, null), verdictFor(World.TENANT));

        chain.records.remove(id);
        assertEquals(
                new TenantAuditVerdict(false, 0, null),
                verdictFor(World.OTHER_TENANT),
                "nothing says any longer whose record it was");
    }

    @Test
    void a_tenant_is_told_of_a_record_that_was_slipped_in_as_its_own() {
        mixed();
        SealedRecord forged = slippedIn(new UUID(0x7000, 500), new byte[33]);
        assertEquals(
                new TenantAuditVerdict(
                        false, 4, new TenantAuditVerdict.Bad(forged.record().id(), Fault.INSERTED)),
                verdictFor(World.TENANT));
        assertEquals(new TenantAuditVerdict(false, 2, null), verdictFor(World.OTHER_TENANT));
    }

    /** Six linked records, the third and the sixth of another tenant. */
    private void mixed() {
        for (int i = 1; i <= 6; i++) {
            AuditEvent event = event(i);
            events().append(i % 3 > 0 ? event : ofOtherTenant(event));
        }
        assertEquals(6, extend(chain, none -> {}));
    }

    private static AuditEvent ofOtherTenant(AuditEvent event) {
        return new AuditEvent(
                event.kind(),
                World.OTHER_TENANT,
                event.user(),
                event.actor(),
                event.session(),
                event.client(),
                event.details());
    }

    private TenantAuditVerdict verdictFor(TenantId tenant) {
        return new VerifyAudit(chain, SEALS, 3).execute(tenant);
    }

    private void linked(int count) {
        chain.queue.clear();
        linkedMore(count);
    }

    private void linkedMore(int count) {
        for (int i = 0; i < count; i++) {
            events().append(event(i));
        }
        assertEquals(count, extend(chain, none -> {}));
    }

    private void cut(long lastKept) {
        chain.links.tailMap(lastKept, false).values().forEach(link -> chain.records.remove(link.event()));
        chain.links.tailMap(lastKept, false).clear();
    }

    private Link link(long position) {
        return java.util.Objects.requireNonNull(chain.links.get(position));
    }

    private SealedRecord sealedAt(long position) {
        return java.util.Objects.requireNonNull(chain.records.get(link(position).event()));
    }

    private static AuditRecord datedBack(AuditRecord record) {
        return new AuditRecord(
                record.id(),
                record.time().minus(Duration.ofDays(500)),
                record.kind(),
                record.tenant(),
                record.user(),
                record.actor(),
                record.session(),
                record.address(),
                record.userAgent(),
                record.requestId(),
                record.details());
    }

    /** A forger's record: a copy of a real one under another id. */
    private SealedRecord slippedIn(UUID id, byte[] mac) {
        AuditRecord model = chain.records.values().iterator().next().record();
        AuditRecord record = new AuditRecord(
                id,
                model.time(),
                "LOGIN_SUCCESS",
                model.tenant(),
                model.user(),
                model.actor(),
                model.session(),
                model.address(),
                model.userAgent(),
                model.requestId(),
                model.details());
        SealedRecord forged = new SealedRecord(record, mac);
        chain.records.put(id, forged);
        return forged;
    }
}
