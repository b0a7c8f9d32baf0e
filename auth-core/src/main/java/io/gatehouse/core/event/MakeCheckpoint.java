package io.gatehouse.core.event;

import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.policy.PolicyBook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Signs where the chain ends, when it has grown and the last signature is old enough. */
public final class MakeCheckpoint {
    private final AuditChain chain;
    private final AuditSeals seals;
    private final Transactions transactions;
    private final PolicyBook policies;
    private final InstantSource clock;
    private volatile Instant lastMadeAt = Instant.MIN;

    public MakeCheckpoint(
            AuditChain chain, AuditSeals seals, Transactions transactions, PolicyBook policies, InstantSource clock) {
        this.chain = chain;
        this.seals = seals;
        this.transactions = transactions;
        this.policies = policies;
        this.clock = clock;
    }

    /** Returns the checkpoint made, null when none was due. */
    public @Nullable Checkpoint execute() {
        Instant now = clock.instant();
        // Asked after every batch. Whoever made the last one, none is due for a while, and nobody need be asked.
        if (isRecent(lastMadeAt, now) || due(now) == null) {
            return null;
        }
        return transactions.run(() -> chain.tryLock() ? make(now) : null);
    }

    private @Nullable Checkpoint make(Instant now) {
        Link last = due(now);
        if (last == null) {
            return null;
        }
        Checkpoint made = seals.checkpoint(last.position(), last.mac(), now);
        chain.add(made);
        lastMadeAt = now;
        return made;
    }

    /** Returns the link to sign, null when there is nothing new or the last signature is young. */
    private @Nullable Link due(Instant now) {
        Checkpoint before = chain.lastCheckpoint();
        if (before == null) {
            return chain.last();
        }
        lastMadeAt = before.madeAt();
        Link last = isRecent(before.madeAt(), now) ? null : chain.last();
        return last == null || before.position() >= last.position() ? null : last;
    }

    /** One from the future is not: it was made by a clock that was wrong, or made up so that none is made again. */
    private boolean isRecent(Instant madeAt, Instant now) {
        Duration every = policies.common().audit().checkpointEvery();
        return Duration.between(madeAt, now).abs().compareTo(every) < 0;
    }
}
