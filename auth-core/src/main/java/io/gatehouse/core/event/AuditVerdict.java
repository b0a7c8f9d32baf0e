package io.gatehouse.core.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param records how many records were checked
 * @param firstBad null when the log is intact
 */
public record AuditVerdict(long records, @Nullable Bad firstBad) {
    public boolean isIntact() {
        return firstBad == null;
    }

    /**
     * The first place that does not fit.
     *
     * @param event the record there, null when nothing says which one it was
     */
    public record Bad(long position, @Nullable UUID event, Fault fault) {}

    /** What somebody did. */
    public enum Fault {
        /** The record, or its link, is not as it was written. */
        ALTERED,
        /** A record that was there is gone. */
        MISSING,
        /** A record is there that none of us wrote. */
        INSERTED,
        /** A record stands in another place than it was given. */
        REORDERED,
        /** A checkpoint tells of records after the last one. */
        CUT_TAIL,
        /** A checkpoint or anchor is forged, or tells of another record than stands there. */
        BAD_CHECKPOINT
    }
}
