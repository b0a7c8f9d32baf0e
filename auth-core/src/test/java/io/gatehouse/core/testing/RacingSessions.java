package io.gatehouse.core.testing;

import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.session.Confirmation;
import io.gatehouse.core.session.EndedSessions;
import io.gatehouse.core.session.NewSession;
import io.gatehouse.core.session.OpenSession;
import io.gatehouse.core.session.SessionState;
import io.gatehouse.core.session.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets another node be faster at a chosen moment. */
public final class RacingSessions implements Sessions {
    private final Sessions store;
    private @Nullable Runnable beforeRotate;
    private @Nullable Runnable beforeEndForReuse;
    private @Nullable Runnable beforeAdopt;
    private boolean rotates = true;
    private int rotations;

    public RacingSessions(Sessions store) {
        this.store = store;
    }

    /** Does this once, just before the next rotation. */
    public void beforeRotate(Runnable other) {
        beforeRotate = other;
    }

    /** Does this once, after the judgement and before the deed. */
    public void beforeEndForReuse(Runnable other) {
        beforeEndForReuse = other;
    }

    /** Does this once, after a lost successor was recognised and before it becomes the head. */
    public void beforeAdopt(Runnable other) {
        beforeAdopt = other;
    }

    /** How many rotations were tried. */
    public int rotations() {
        return rotations;
    }

    /** From now on somebody else is always faster. */
    public void rotateNever() {
        rotates = false;
    }

    private static void runIfAny(@Nullable Runnable other) {
        if (other != null) {
            other.run();
        }
    }

    @Override
    public List<SessionId> endBeyond(TenantId tenant, UserId user, int most, SessionId newest) {
        return store.endBeyond(tenant, user, most, newest);
    }

    @Override
    public SessionState open(NewSession session) {
        return store.open(session);
    }

    @Override
    public @Nullable SessionState rotate(
            TenantId tenant,
            SessionId id,
            int generation,
            byte[] presentedHash,
            byte[] successorHash,
            Duration damping) {
        rotations++;
        Runnable other = beforeRotate;
        beforeRotate = null;
        runIfAny(other);
        return rotates ? store.rotate(tenant, id, generation, presentedHash, successorHash, damping) : null;
    }

    @Override
    public @Nullable SessionState adopt(TenantId tenant, SessionId id, int generation, byte[] presentedHash) {
        Runnable other = beforeAdopt;
        beforeAdopt = null;
        runIfAny(other);
        return store.adopt(tenant, id, generation, presentedHash);
    }

    @Override
    public void handedOutAgain(TenantId tenant, SessionId id, int generation) {
        store.handedOutAgain(tenant, id, generation);
    }

    @Override
    public boolean moved(TenantId tenant, SessionId id, @Nullable String device, @Nullable String userAgent) {
        return store.moved(tenant, id, device, userAgent);
    }

    @Override
    public @Nullable SessionState find(TenantId tenant, SessionId id) {
        return store.find(tenant, id);
    }

    @Override
    public boolean endForReuse(TenantId tenant, SessionId id, int judgedGeneration) {
        Runnable other = beforeEndForReuse;
        beforeEndForReuse = null;
        runIfAny(other);
        return store.endForReuse(tenant, id, judgedGeneration);
    }

    @Override
    public boolean end(TenantId tenant, UserId user, SessionId id, EndReason reason) {
        return store.end(tenant, user, id, reason);
    }

    @Override
    public boolean authenticatedAgain(TenantId tenant, SessionId id, List<String> amr) {
        return store.authenticatedAgain(tenant, id, amr);
    }

    @Override
    public List<SessionId> endAll(TenantId tenant, UserId user, @Nullable SessionId except, EndReason reason) {
        return store.endAll(tenant, user, except, reason);
    }

    @Override
    public List<OpenSession> open(TenantId tenant, UserId user) {
        return store.open(tenant, user);
    }

    @Override
    public Map<UserId, Integer> countOpen(TenantId tenant, Collection<UserId> users) {
        return store.countOpen(tenant, users);
    }

    @Override
    public void confirm(List<Confirmation> confirmations) {
        store.confirm(confirmations);
    }

    @Override
    public EndedSessions endedSince(Instant since, Duration kept, EndedSessions.@Nullable Place behind, int most) {
        return store.endedSince(since, kept, behind, most);
    }

    @Override
    public EndedSessions endedOf(Collection<SessionId> sessions) {
        return store.endedOf(sessions);
    }

    @Override
    public List<SessionId> endBatch(TenantId tenant, @Nullable SessionId after, int most, EndReason reason) {
        return store.endBatch(tenant, after, most, reason);
    }

    @Override
    public long countOpen(TenantId tenant) {
        return store.countOpen(tenant);
    }
}
