package io.gatehouse.core.testing.memory;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.gatehouse.core.event.AuditChain;
import io.gatehouse.core.event.AuditEvent;
import io.gatehouse.core.event.AuditEvents;
import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.event.AuditSeals;
import io.gatehouse.core.event.ChainedRecord;
import io.gatehouse.core.event.Checkpoint;
import io.gatehouse.core.event.Link;
import io.gatehouse.core.event.SealedRecord;
import io.gatehouse.core.kernel.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log and its chain in memory, open to whoever wants to tamper with it. */
public final class MemoryAuditChain implements AuditChain, AuditEvents {
    public final Map<UUID, SealedRecord> records = new TreeMap<>();
    public final Map<UUID, Instant> queue = new TreeMap<>();
    public final NavigableMap<Long, Link> links = new TreeMap<>();
    public final List<Checkpoint> checkpoints = new ArrayList<>();
    public final List<Checkpoint> anchors = new ArrayList<>();
    public boolean isLockedElsewhere;

    private static final Comparator<Checkpoint> IN_ORDER =
            Comparator.comparingLong(Checkpoint::position).thenComparing(Checkpoint::madeAt);

    private final AuditSeals seals;
    private final Ids ids;
    private final InstantSource clock;

    public MemoryAuditChain(AuditSeals seals, Ids ids, InstantSource clock) {
        this.seals = seals;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void append(AuditEvent event) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AuditRecord record = new AuditRecord(
                ids.next(),
                now,
                event.kind().name(),
                event.tenant(),
                event.user(),
                event.actor(),
                event.session(),
                event.client().address(),
                event.client().userAgent(),
                event.client().requestId(),
                event.details());
        records.put(record.id(), new SealedRecord(record, seals.record(record)));
        queue.put(record.id(), now);
    }

    @Override
    public void appendSoon(AuditEvent event) {
        append(event);
    }

    @Override
    public boolean tryLock() {
        return !isLockedElsewhere;
    }

    @Override
    public @Nullable Link last() {
        return links.isEmpty() ? null : links.lastEntry().getValue();
    }

    @Override
    public List<SealedRecord> takeWaiting(int most) {
        List<UUID> taken = queue.keySet().stream().limit(most).toList();
        taken.forEach(queue::remove);
        return taken.stream().map(records::get).toList();
    }

    @Override
    public void append(List<Link> more) {
        more.forEach(link -> links.put(link.position(), link));
    }

    @Override
    public @Nullable Instant waitingSince() {
        return queue.values().stream().min(Comparator.naturalOrder()).orElse(null);
    }

    @Override
    public List<ChainedRecord> page(long after, int most) {
        return links.tailMap(after, false).values().stream()
                .limit(most)
                .map(link -> new ChainedRecord(link, records.get(link.event())))
                .toList();
    }

    @Override
    public List<Unlinked> unlinked(@Nullable UUID after, int most) {
        List<UUID> linked = links.values().stream().map(Link::event).toList();
        return records.values().stream()
                .filter(kept -> after == null || kept.record().id().compareTo(after) > 0)
                .filter(kept -> !linked.contains(kept.record().id()))
                .limit(most)
                .map(kept -> new Unlinked(kept, queue.containsKey(kept.record().id())))
                .toList();
    }

    @Override
    public @Nullable Checkpoint lastCheckpoint() {
        return checkpoints.stream().max(IN_ORDER).orElse(null);
    }

    @Override
    public void add(Checkpoint checkpoint) {
        checkpoints.add(checkpoint);
    }

    @Override
    public List<Checkpoint> checkpoints(long position, Instant madeAfter, int most) {
        return checkpoints.stream()
                .filter(checkpoint -> checkpoint.position() > position
                        || (checkpoint.position() == position
                                && checkpoint.madeAt().isAfter(madeAfter)))
                .sorted(IN_ORDER)
                .limit(most)
                .toList();
    }

    @Override
    public @Nullable Checkpoint anchor() {
        return anchors.isEmpty() ? null : anchors.getLast();
    }

    @Override
    @CanIgnoreReturnValue
    public long forget(Checkpoint anchor, Instant olderThan) {
        anchors.add(anchor);
        NavigableMap<Long, Link> old = links.headMap(anchor.position(), true);
        long removed = old.size();
        old.values().forEach(link -> records.remove(link.event()));
        old.clear();
        checkpoints.removeIf(checkpoint -> checkpoint.position() <= anchor.position());
        return removed;
    }
}
