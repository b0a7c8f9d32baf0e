package io.gatehouse.core.testing.memory;

import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.session.Confirmation;
import io.gatehouse.core.session.EndedSession;
import io.gatehouse.core.session.EndedSessions;
import io.gatehouse.core.session.NewSession;
import io.gatehouse.core.session.OpenSession;
import io.gatehouse.core.session.SessionState;
import io.gatehouse.core.session.Sessions;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sessions on a clock that a test can move. */
public final class MemorySessions implements Sessions {
    /** As the database orders them: by their bytes, which are in the order of their letters. */
    private static final Comparator<SessionId> BY_ID = Comparator.comparing(SessionId::toString);

    private final Map<SessionId, Row> rows = new HashMap<>();
    private final InstantSource clock;
    private final Users users;

    public MemorySessions(InstantSource clock, Users users) {
        this.clock = clock;
        this.users = users;
    }

    @Override
    public SessionState open(NewSession session) {
        Row row = new Row(session, clock.instant());
        rows.put(session.id(), row);
        return state(row);
    }

    @Override
    public @Nullable SessionState rotate(
            TenantId tenant,
            SessionId id,
            int generation,
            byte[] presentedHash,
            byte[] successorHash,
            Duration damping) {
        Row row = row(tenant, id);
        if (row == null
                || endReason(row) != null
                || row.generation != generation
                || !MessageDigest.isEqual(row.currentHash, presentedHash)
                || (generation > 1 && age(row).compareTo(damping) < 0)) {
            return null;
        }
        row.makeHead(generation + 1, successorHash, clock.instant());
        Instant idleEnd = clock.instant().plus(row.opened.idle());
        row.idleExpiresAt = idleEnd.isBefore(row.expiresAt) ? idleEnd : row.expiresAt;
        return state(row);
    }

    @Override
    public @Nullable SessionState adopt(TenantId tenant, SessionId id, int generation, byte[] presentedHash) {
        Row row = row(tenant, id);
        if (row == null || endReason(row) != null || row.generation != generation - 1) {
            return null;
        }
        row.makeHead(generation, presentedHash, clock.instant());
        return state(row);
    }

    @Override
    public void handedOutAgain(TenantId tenant, SessionId id, int generation) {
        Row row = row(tenant, id);
        if (row != null && row.endReason == null && row.generation == generation && row.confirmed < generation) {
            row.rotatedAt = clock.instant();
        }
    }

    @Override
    public @Nullable SessionState find(TenantId tenant, SessionId id) {
        Row row = row(tenant, id);
        return row == null ? null : state(row);
    }

    @Override
    public boolean endForReuse(TenantId tenant, SessionId id, int judgedGeneration) {
        Row row = row(tenant, id);
        if (row == null || row.endReason != null || row.generation != judgedGeneration) {
            return false;
        }
        row.end(EndReason.TOKEN_REUSED, clock.instant());
        return true;
    }

    @Override
    public boolean end(TenantId tenant, UserId user, SessionId id, EndReason reason) {
        Row row = row(tenant, id);
        if (row == null || !row.opened.user().equals(user) || !isRunning(row)) {
            return false;
        }
        row.end(reason, clock.instant());
        return true;
    }

    @Override
    public boolean authenticatedAgain(TenantId tenant, SessionId id, List<String> amr) {
        Row row = row(tenant, id);
        if (row == null || !isRunning(row)) {
            return false;
        }
        row.authenticatedAt = clock.instant();
        row.amr = List.copyOf(amr);
        return true;
    }

    @Override
    public List<SessionId> endAll(TenantId tenant, UserId user, @Nullable SessionId except, EndReason reason) {
        List<SessionId> ended = new ArrayList<>();
        for (Row row : running(tenant, user)) {
            if (!row.opened.id().equals(except)) {
                row.end(reason, clock.instant());
                ended.add(row.opened.id());
            }
        }
        return ended;
    }

    /** One test is one thread. */
    @Override
    public List<SessionId> endBeyond(TenantId tenant, UserId user, int most, SessionId newest) {
        return open(tenant, user).stream()
                .map(OpenSession::id)
                .filter(id -> !id.equals(newest))
                .skip(most - 1)
                .filter(id -> end(tenant, user, id, EndReason.SESSION_LIMIT))
                .toList();
    }

    @Override
    public List<OpenSession> open(TenantId tenant, UserId user) {
        return running(tenant, user).stream()
                .map(row -> new OpenSession(
                        row.opened.id(),
                        row.opened.client().userAgent(),
                        row.opened.client().address(),
                        row.createdAt,
                        row.lastUsedAt,
                        row.opened.newPlace()))
                .sorted(Comparator.comparing(OpenSession::lastUsedAt).reversed())
                .toList();
    }

    @Override
    public boolean moved(TenantId tenant, SessionId id, @Nullable String device, @Nullable String userAgent) {
        Row row = row(tenant, id);
        if (row == null
                || row.endReason != null
                || (Objects.equals(row.device, device) && Objects.equals(row.userAgent, userAgent))) {
            return false;
        }
        row.device = device;
        row.userAgent = userAgent;
        return true;
    }

    @Override
    public void confirm(List<Confirmation> confirmations) {
        for (Confirmation note : confirmations) {
            Row row = rows.get(note.session());
            if (row != null && row.endReason == null) {
                int generation = note.generation() == null ? 0 : note.generation();
                row.confirmed = Math.max(row.confirmed, Math.min(generation, row.generation));
                Instant used = note.lastUsedAt().isBefore(clock.instant()) ? note.lastUsedAt() : clock.instant();
                row.lastUsedAt = used.isAfter(row.lastUsedAt) ? used : row.lastUsedAt;
            }
        }
    }

    @Override
    public List<SessionId> endBatch(TenantId tenant, @Nullable SessionId after, int most, EndReason reason) {
        List<Row> batch = running(tenant)
                .filter(row -> after == null || BY_ID.compare(row.opened.id(), after) > 0)
                .sorted(Comparator.comparing((Row row) -> row.opened.id(), BY_ID))
                .limit(most)
                .toList();
        batch.forEach(row -> row.end(reason, clock.instant()));
        return batch.stream().map(row -> row.opened.id()).toList();
    }

    @Override
    public long countOpen(TenantId tenant) {
        return running(tenant).count();
    }

    @Override
    public EndedSessions endedSince(Instant since, Duration kept, EndedSessions.@Nullable Place behind, int most) {
        Instant now = clock.instant();
        List<EndedSession> ended = new ArrayList<>();
        for (Row row : rows.values()) {
            Instant end = row.endedAt == null ? row.expiresAt : row.endedAt;
            if (!end.isAfter(now) && !end.isBefore(since) && !end.isBefore(now.minus(kept))) {
                EndReason reason = row.endReason == null ? EndReason.ABSOLUTE_TIMEOUT : row.endReason;
                ended.add(new EndedSession(row.opened.id(), reason, end));
            }
        }
        Comparator<EndedSession> oldestFirst =
                Comparator.comparing(EndedSession::endedAt).thenComparing(EndedSession::id, BY_ID);
        List<EndedSession> page = ended.stream()
                .filter(end -> behind == null
                        || oldestFirst.compare(end, new EndedSession(behind.session(), end.reason(), behind.endedAt()))
                                < 0)
                .sorted(oldestFirst.reversed())
                .limit(most)
                .toList();
        return new EndedSessions(now, page);
    }

    @Override
    public EndedSessions endedOf(Collection<SessionId> sessions) {
        List<EndedSession> ended = rows.values().stream()
                .filter(row -> sessions.contains(row.opened.id()) && !isRunning(row))
                .map(row -> new EndedSession(row.opened.id(), Objects.requireNonNull(endReason(row)), endOf(row)))
                .toList();
        return new EndedSessions(clock.instant(), ended);
    }

    private Instant endOf(Row row) {
        if (row.endedAt != null) {
            return row.endedAt;
        }
        return row.expiresAt.isAfter(clock.instant()) ? row.idleExpiresAt : row.expiresAt;
    }

    @Override
    public Map<UserId, Integer> countOpen(TenantId tenant, Collection<UserId> users) {
        Map<UserId, Integer> open = new HashMap<>();
        for (UserId user : users) {
            int count = running(tenant, user).size();
            if (count > 0) {
                open.put(user, count);
            }
        }
        return open;
    }

    private Stream<Row> running(TenantId tenant) {
        return rows.values().stream()
                .filter(row -> row.opened.tenant().equals(tenant))
                .filter(this::isRunning);
    }

    private List<Row> running(TenantId tenant, UserId user) {
        return rows.values().stream()
                .filter(row -> row.opened.tenant().equals(tenant))
                .filter(row -> row.opened.user().equals(user))
                .filter(this::isRunning)
                .toList();
    }

    private boolean isRunning(Row row) {
        Instant now = clock.instant();
        return row.endReason == null && row.expiresAt.isAfter(now) && row.idleExpiresAt.isAfter(now);
    }

    private @Nullable Row row(TenantId tenant, SessionId id) {
        Row row = rows.get(id);
        return row == null || !row.opened.tenant().equals(tenant) ? null : row;
    }

    private Duration age(Row row) {
        return Duration.between(row.rotatedAt, clock.instant());
    }

    private @Nullable EndReason endReason(Row row) {
        if (row.endReason != null) {
            return row.endReason;
        }
        User user = users.byId(row.opened.tenant(), row.opened.user());
        if (user != null && user.disabled()) {
            return EndReason.ACCOUNT_DISABLED;
        }
        Instant now = clock.instant();
        if (!row.expiresAt.isAfter(now)) {
            return EndReason.ABSOLUTE_TIMEOUT;
        }
        return row.idleExpiresAt.isAfter(now) ? null : EndReason.IDLE_TIMEOUT;
    }

    private SessionState state(Row row) {
        NewSession opened = row.opened;
        User user = users.byId(opened.tenant(), opened.user());
        AccessClaims claims = new AccessClaims(
                opened.tenant(),
                opened.user(),
                opened.id(),
                row.generation,
                user == null ? List.of() : user.roles(),
                row.authenticatedAt,
                row.amr);
        return new SessionState(
                claims,
                row.confirmed,
                row.currentHash,
                row.previousHash,
                age(row),
                row.createdAt,
                row.expiresAt,
                row.idleExpiresAt,
                opened.rememberMe(),
                row.device,
                row.userAgent,
                endReason(row));
    }

    /** What the database keeps in one row. */
    private static final class Row {
        private final NewSession opened;
        private final Instant createdAt;
        private final Instant expiresAt;
        private Instant authenticatedAt;
        private List<String> amr;
        private int generation = 1;
        private int confirmed;
        private byte[] currentHash;
        private byte @Nullable [] previousHash;
        private Instant rotatedAt;
        private Instant lastUsedAt;
        private Instant idleExpiresAt;
        private @Nullable String device;
        private @Nullable String userAgent;
        private @Nullable EndReason endReason;
        private @Nullable Instant endedAt;

        Row(NewSession opened, Instant now) {
            this.opened = opened;
            this.device = opened.client().device();
            this.userAgent = opened.client().userAgent();
            this.createdAt = now;
            this.authenticatedAt = now;
            this.amr = opened.amr();
            this.expiresAt = now.plus(opened.absolute());
            this.currentHash = opened.firstHash();
            this.rotatedAt = now;
            this.lastUsedAt = now;
            this.idleExpiresAt = now.plus(opened.idle());
        }

        void makeHead(int newGeneration, byte[] hash, Instant now) {
            generation = newGeneration;
            previousHash = currentHash;
            currentHash = hash;
            rotatedAt = now;
            lastUsedAt = now;
        }

        void end(EndReason reason, Instant now) {
            endReason = reason;
            endedAt = now;
        }
    }
}
