package io.gatehouse.core.event;

import io.gatehouse.core.event.AuditVerdict.Bad;
import io.gatehouse.core.event.AuditVerdict.Fault;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recomputes the whole chain, page by page, and names the first record that does not fit. Changes nothing and locks nothing. */
public final class VerifyAudit {
    private final AuditChain chain;
    private final AuditSeals seals;
    private final int pageSize;

    public VerifyAudit(AuditChain chain, AuditSeals seals) {
        this(chain, seals, 1_000);
    }

    VerifyAudit(AuditChain chain, AuditSeals seals, int pageSize) {
        this.chain = chain;
        this.seals = seals;
        this.pageSize = pageSize;
    }

    public AuditVerdict execute() {
        while (true) {
            Checkpoint anchor = chain.anchor();
            AuditVerdict verdict = new Walk(anchor).verdict();
            // Retention may have moved the chain's beginning under our feet; then only another walk can tell.
            if (verdict.isIntact() || position(anchor) == position(chain.anchor())) {
                return verdict;
            }
        }
    }

    private static long position(@Nullable Checkpoint anchor) {
        return ChainEnd.start(anchor).position();
    }

    /** One walk from the chain's beginning to its end. */
    private final class Walk {
        private final @Nullable Checkpoint anchor;
        private final Deque<Checkpoint> checkpoints = new ArrayDeque<>();
        private long checkpointPosition;
        private Instant checkpointTime = Instant.EPOCH;
        private long position;
        private byte[] mac;
        private long records;

        Walk(@Nullable Checkpoint anchor) {
            this.anchor = anchor;
            ChainEnd start = ChainEnd.start(anchor);
            this.position = start.position();
            this.mac = start.mac();
            this.checkpointPosition = position + 1;
        }

        AuditVerdict verdict() {
            Bad bad = anchor != null && !seals.anchorFits(anchor)
                    ? new Bad(anchor.position(), null, Fault.BAD_CHECKPOINT)
                    : linked();
            Bad first = bad == null ? unlinked() : bad;
            return new AuditVerdict(records, first);
        }

        private @Nullable Bad linked() {
            while (true) {
                List<ChainedRecord> page = chain.page(position, pageSize);
                for (ChainedRecord next : page) {
                    Bad bad = step(next);
                    if (bad != null) {
                        return bad;
                    }
                }
                if (page.isEmpty()) {
                    Checkpoint beyond = nextCheckpoint();
                    // The chain may have grown meanwhile; a checkpoint is seen only after the link it tells of.
                    if (beyond == null || chain.page(position, 1).isEmpty()) {
                        return beyond == null ? null : beyond(beyond);
                    }
                }
            }
        }

        private @Nullable Bad step(ChainedRecord next) {
            long expected = position + 1;
            if (next.link().position() != expected) {
                return new Bad(expected, null, Fault.MISSING);
            }
            Fault fault = new Diagnosis(chain, seals, pageSize).of(mac, next);
            if (fault != null) {
                return new Bad(expected, next.link().event(), fault);
            }
            position = expected;
            mac = next.link().mac();
            records++;
            return checkpointsHere();
        }

        private @Nullable Bad checkpointsHere() {
            for (Checkpoint due = nextCheckpoint(); due != null && due.position() == position; due = nextCheckpoint()) {
                if (!seals.checkpointFits(due) || !java.util.Arrays.equals(due.mac(), mac)) {
                    return new Bad(position, null, Fault.BAD_CHECKPOINT);
                }
                checkpoints.removeFirst();
            }
            return null;
        }

        private Bad beyond(Checkpoint checkpoint) {
            return seals.checkpointFits(checkpoint)
                    ? new Bad(position + 1, null, Fault.CUT_TAIL)
                    : new Bad(checkpoint.position(), null, Fault.BAD_CHECKPOINT);
        }

        private @Nullable Checkpoint nextCheckpoint() {
            if (checkpoints.isEmpty()) {
                checkpoints.addAll(chain.checkpoints(checkpointPosition, checkpointTime, pageSize));
                if (!checkpoints.isEmpty()) {
                    checkpointPosition = checkpoints.getLast().position();
                    checkpointTime = checkpoints.getLast().madeAt();
                }
            }
            return checkpoints.peekFirst();
        }

        /** Records that wait for their link are checked by their own seal; one that does not even wait was slipped in. */
        private @Nullable Bad unlinked() {
            UUID after = null;
            while (true) {
                List<AuditChain.Unlinked> page = chain.unlinked(after, pageSize);
                if (page.isEmpty()) {
                    return null;
                }
                for (AuditChain.Unlinked next : page) {
                    after = next.sealed().record().id();
                    if (!next.isWaiting() || !seals.fits(next.sealed())) {
                        return new Bad(position + 1, after, Fault.INSERTED);
                    }
                    records++;
                }
            }
        }
    }
}
