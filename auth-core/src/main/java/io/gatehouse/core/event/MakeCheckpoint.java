package io.gatehouse.core.event;

import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.policy.PolicyBook;
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
        return transactions.run(() -> chain.tryLock() ? make(clock.instant()) : null);
    }

    private @Nullable Checkpoint make(Instant now) {
        Link last = chain.last();
        if (last == null) {
            return null;
        }
        Checkpoint before = chain.lastCheckpoint();
        if (before != null
                && (before.position() >= last.position()
                        || before.madeAt()
                                .plus(policies.common().audit().checkpointEvery())
                                .isAfter(now))) {
            return null;
        }
        Checkpoint made = seals.checkpoint(last.position(), last.mac(), now);
        chain.add(made);
        return made;
    }
}
