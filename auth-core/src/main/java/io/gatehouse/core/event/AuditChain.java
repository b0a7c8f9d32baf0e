package io.gatehouse.core.event;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The chain over the log. Events are written without it, so no request waits for another's link. */
public interface AuditChain {
    /** Claims the chain until the caller's transaction ends; false while another node has it. */
    boolean tryLock();

    /** Returns the last link, null while there is none since the anchor. */
    @Nullable
    Link last();

    /** Takes records that wait to be linked, oldest first. They wait again if the caller's transaction fails. */
    List<SealedRecord> takeWaiting(int most);

    void append(List<Link> links);

    /** Returns how long ago the record that waits longest was written; null when none waits. */
    @Nullable
    Instant waitingSince();

    /** Returns the links after a position, in order. */
    List<ChainedRecord> page(long after, int most);

    /** Returns records without a link, in the order of their ids, beginning after an id. */
    List<Unlinked> unlinked(@Nullable UUID after, int most);

    /** Returns the checkpoint of the highest position, of several there the youngest. */
    @Nullable
    Checkpoint lastCheckpoint();

    void add(Checkpoint checkpoint);

    /** Returns the checkpoints beyond a position, or at it and made later, in order. */
    List<Checkpoint> checkpoints(long position, Instant madeAfter, int most);

    /** Returns what the chain begins after, null when nothing was ever removed. */
    @Nullable
    Checkpoint anchor();

    /**
     * Removes the chain's beginning up to the anchor, with its events and checkpoints, and leaves the anchor.
     *
     * @param olderThan every removed event is older
     * @return how many events were removed
     */
    @CanIgnoreReturnValue
    long forget(Checkpoint anchor, Instant olderThan);

    /** A record without a link; one that does not even wait for one was slipped in. */
    record Unlinked(SealedRecord sealed, boolean isWaiting) {}
}
