package io.gatehouse.core.testing.memory;

import io.gatehouse.core.event.Mail;
import io.gatehouse.core.event.Outbox;
import io.gatehouse.core.event.OutboxQueue;
import io.gatehouse.core.kernel.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Mails on their way, on a clock that a test can move. */
public final class MemoryOutbox implements Outbox, OutboxQueue {
    private final List<Row> rows = new ArrayList<>();
    private final InstantSource clock;

    public MemoryOutbox(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void queue(Mail mail) {
        rows.add(new Row(UUID.randomUUID(), mail, clock.instant(), 0, clock.instant(), State.WAITING, null));
    }

    @Override
    public synchronized List<Claimed> claim(int most, Duration lease) {
        Instant now = clock.instant();
        List<Row> due = rows.stream()
                .filter(row -> row.state() == State.WAITING && !row.due().isAfter(now))
                .sorted(Comparator.comparing(Row::due))
                .limit(most)
                .toList();
        List<Claimed> claimed = new ArrayList<>();
        for (Row row : due) {
            change(
                    row.id(),
                    old -> new Row(
                            old.id(),
                            old.mail(),
                            old.queuedAt(),
                            old.attempts() + 1,
                            now.plus(lease),
                            old.state(),
                            old.error()));
            claimed.add(new Claimed(row.id(), row.mail(), row.attempts() + 1, true));
        }
        return claimed;
    }

    @Override
    public synchronized void sent(UUID id) {
        change(id, row -> new Row(id, row.mail(), row.queuedAt(), row.attempts(), row.due(), State.SENT, null));
    }

    @Override
    public synchronized void retry(UUID id, Duration delay, String error) {
        change(
                id,
                row -> new Row(
                        id,
                        row.mail(),
                        row.queuedAt(),
                        row.attempts(),
                        clock.instant().plus(delay),
                        row.state(),
                        error));
    }

    @Override
    public synchronized void giveUp(UUID id, String error) {
        change(id, row -> new Row(id, row.mail(), row.queuedAt(), row.attempts(), row.due(), State.GIVEN_UP, error));
    }

    @Override
    public synchronized Backlog backlog() {
        List<Row> waiting =
                rows.stream().filter(row -> row.state() == State.WAITING).toList();
        return new Backlog(
                waiting.size(),
                waiting.stream()
                        .map(row -> Duration.between(row.queuedAt(), clock.instant()))
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO));
    }

    /** How many are in a state. */
    public synchronized long count(State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }

    /** How long the first mail is put off from now. */
    public synchronized Duration putOff() {
        return Duration.between(clock.instant(), rows.getFirst().due());
    }

    public synchronized @Nullable String error() {
        return rows.getFirst().error();
    }

    private void change(UUID id, UnaryOperator<Row> change) {
        rows.replaceAll(row -> row.id().equals(id) ? change.apply(row) : row);
    }

    /** What became of a mail. */
    public enum State {
        WAITING,
        SENT,
        GIVEN_UP
    }

    private record Row(
            UUID id,
            Mail mail,
            Instant queuedAt,
            int attempts,
            Instant due,
            State state,
            @Nullable String error) {}
}
