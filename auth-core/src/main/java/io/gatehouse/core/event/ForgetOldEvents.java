package io.gatehouse.core.event;

import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.policy.PolicyBook;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Removes events that are older than the policy keeps them. Only the chain's beginning goes, as a whole, and a signed anchor says where
 * the rest begins; so the rest verifies as before. What does not fit is evidence: it stays, and so does everything after it, for an
 * anchor beyond it would vouch for what was done.
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

    public Outcome execute() {
        return transactions.run(() -> chain.tryLock() ? forget(clock.instant()) : new Outcome(0, null));
    }

    private Outcome forget(Instant now) {
        Instant oldest = now.minus(policies.common().audit().retention());
        Checkpoint anchor = chain.anchor();
        ChainWalk walk = new ChainWalk(chain, seals, anchor, BATCH);
        if ((anchor != null && !seals.anchorFits(anchor)) || !walk.checkpointsFit()) {
            return new Outcome(0, walk.position());
        }
        Link last = null;
        for (ChainedRecord next : chain.page(walk.position(), BATCH)) {
            long expected = walk.position() + 1;
            if (isYoung(next.sealed(), oldest)) {
                break;
            }
            if (!walk.accepts(next)) {
                return new Outcome(forget(last, oldest, now), expected);
            }
            last = next.link();
        }
        return new Outcome(forget(last, oldest, now), null);
    }

    private long forget(@Nullable Link last, Instant oldest, Instant now) {
        return last == null ? 0 : chain.forget(seals.anchor(last.position(), last.mac(), now), oldest);
    }

    private static boolean isYoung(@Nullable SealedRecord sealed, Instant oldest) {
        return sealed != null && !sealed.record().time().isBefore(oldest);
    }

    /**
     * What became of it.
     *
     * @param removed how many events were: a full batch means that more may follow
     * @param evidence the position from which on nothing is removed because it does not fit; null where all fits
     */
    public record Outcome(long removed, @Nullable Long evidence) {}
}
