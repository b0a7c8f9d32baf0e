package io.gatehouse.core.event;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the chain record by record from its beginning, and holds each against the one before and against the checkpoints. */
final class ChainWalk {
    private final AuditChain chain;
    private final AuditSeals seals;
    private final int pageSize;
    private final Deque<Checkpoint> checkpoints = new ArrayDeque<>();
    /** From the lowest on: a checkpoint of what comes before the beginning was slipped in. */
    private long checkpointPosition = Long.MIN_VALUE;

    private Instant checkpointTime = Instant.EPOCH;
    private long position;
    private byte[] mac;

    ChainWalk(AuditChain chain, AuditSeals seals, @Nullable Checkpoint anchor, int pageSize) {
        this.chain = chain;
        this.seals = seals;
        this.pageSize = pageSize;
        ChainEnd start = ChainEnd.start(anchor);
        this.position = start.position();
        this.mac = start.mac();
    }

    /** Returns the position of the last record, or of what the first one follows. */
    long position() {
        return position;
    }

    /** Returns the link there. */
    byte[] mac() {
        return mac;
    }

    /** Whether a record is the next one, as it was written. */
    boolean fits(ChainedRecord next) {
        SealedRecord sealed = next.sealed();
        return sealed != null
                && next.link().position() == position + 1
                && seals.fits(sealed)
                && seals.linkFits(next.link().mac(), mac, position + 1, sealed);
    }

    /** Goes on to the next record; false when it does not fit, or when a checkpoint tells of another one there. */
    boolean accepts(ChainedRecord next) {
        if (!fits(next)) {
            return false;
        }
        step(next);
        return checkpointsFit();
    }

    /** Goes on to a record that fits. */
    void step(ChainedRecord next) {
        position = next.link().position();
        mac = next.link().mac();
    }

    /** Whether the checkpoints up to here tell of what stands here. */
    boolean checkpointsFit() {
        for (Checkpoint due = nextCheckpoint(); due != null && due.position() <= position; due = nextCheckpoint()) {
            if (!seals.checkpointFits(due) || !Arrays.equals(due.mac(), macAt(due.position()))) {
                return false;
            }
            checkpoints.removeFirst();
        }
        return true;
    }

    /** A checkpoint may be made of the last link and another link be added between two of our looks: then we have passed it already. */
    private byte @Nullable [] macAt(long checked) {
        if (checked == position) {
            return mac;
        }
        List<ChainedRecord> there = chain.page(checked - 1, 1);
        return there.isEmpty() || there.getFirst().link().position() != checked
                ? null
                : there.getFirst().link().mac();
    }

    /** Returns the first checkpoint that was not passed; null when there is none. */
    @Nullable
    Checkpoint nextCheckpoint() {
        if (checkpoints.isEmpty()) {
            checkpoints.addAll(chain.checkpoints(checkpointPosition, checkpointTime, pageSize));
            if (!checkpoints.isEmpty()) {
                checkpointPosition = checkpoints.getLast().position();
                checkpointTime = checkpoints.getLast().madeAt();
            }
        }
        return checkpoints.peekFirst();
    }
}
