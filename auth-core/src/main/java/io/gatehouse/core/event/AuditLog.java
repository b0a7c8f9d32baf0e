package io.gatehouse.core.event;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log, for reading. Ids grow with time, so they are the order and the cursor of every list. */
public interface AuditLog {
    /** Returns the records of a tenant that match, newest first, beginning before an id. */
    List<AuditRecord> newestFirst(TenantId tenant, Filter filter, @Nullable UUID before, int most);

    /** Returns the records about a person of these kinds, newest first, beginning before an id. */
    List<AuditRecord> ofPerson(
            TenantId tenant, UserId user, Collection<EventKind> kinds, @Nullable UUID before, int most);

    /** Returns the records of a tenant, or of all when it is null, oldest first, beginning after an id. For export. */
    List<AuditRecord> oldestFirst(@Nullable TenantId tenant, Filter filter, @Nullable UUID after, int most);

    /**
     * What to look for; null asks for anything.
     *
     * @param user about this person; their refreshes only when the kind asks for them
     * @param since the earliest time
     * @param until the first time that is too late
     */
    record Filter(
            @Nullable UserId user,
            @Nullable String kind,
            @Nullable Instant since,
            @Nullable Instant until) {
        public static final Filter ANY = new Filter(null, null, null, null);

        /** Java knows later days than the database does. */
        private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

        private static final String EXPECTED = "Write a time as 2026-11-21T08:00:00Z.";

        /**
         * Reads a time to look from, or until.
         *
         * @throws IllegalArgumentException when it is none, or lies before all events or beyond what the database knows
         */
        public static Instant time(String text) {
            try {
                Instant time = OffsetDateTime.parse(text).toInstant();
                if (!time.isBefore(Instant.EPOCH) && time.isBefore(LATEST)) {
                    return time;
                }
            } catch (DateTimeException malformed) {
                throw new IllegalArgumentException(EXPECTED, malformed);
            }
            throw new IllegalArgumentException(EXPECTED);
        }
    }
}
