package io.gatehouse.core.event;

import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.policy.PolicyBook;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Removes events that are older than the policy keeps them. Only the chain's beginning goes, as a whole, and a signed anchor says where
 * the rest begins; so the rest verifies as before.
 */
public final class ForgetOldEvents {
    static final int BATCH = 1_000;

    private final AuditChain chain;
    private final AuditSeals seals;
    private final Transactions transactions;
    private final PolicyBook policies;
    private final InstantSource clock;

    public ForgetOldEvents(
            AuditChain chain, AuditSeals seals, Transactions transactions, PolicyBook policies, InstantSource clock) {
        this.chain = chain;
        this.seals = seals;
        this.transactions = transactions;
        this.policies = policies;
        this.clock = clock;
    }

    /** Returns how many events were removed: a full batch means that more may follow. */
    public long execute() {
        return transactions.run(() -> chain.tryLock() ? forget(clock.instant()) : 0L);
    }

    private long forget(Instant now) {
        Instant oldest = now.minus(policies.common().audit().retention());
        Checkpoint anchor = chain.anchor();
        ChainEnd start = ChainEnd.start(anchor);
        Link last = null;
        long expected = start.position();
        for (ChainedRecord next : chain.page(start.position(), BATCH)) {
            // What does not fit is evidence: it stays, and so does everything after it.
            boolean isOld = next.link().position() == ++expected && isOlder(next.sealed(), oldest);
            if (!isOld) {
                break;
            }
            last = next.link();
        }
        return last == null ? 0 : chain.forget(seals.anchor(last.position(), last.mac(), now), oldest);
    }

    private static boolean isOlder(@Nullable SealedRecord sealed, Instant oldest) {
        return sealed != null && sealed.record().time().isBefore(oldest);
    }
}
