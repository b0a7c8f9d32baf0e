package io.gatehouse.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExportAuditTest {
    @Test
    void an_export_ends_although_events_come_faster_than_they_are_read() {
        List<AuditRecord> exported = new ArrayList<>();
        long count = assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> new ExportAudit(new BusyLog(2_500)).execute(null, AuditLog.Filter.ANY, exported::add));
        assertEquals(2_500, count);
        assertEquals(
                LongStream.rangeClosed(1, 2_500).mapToObj(n -> new UUID(0, n)).toList(),
                exported.stream().map(AuditRecord::id).toList());
    }

    /** So many events at first, and one more whenever the end is asked for. */
    private record BusyLog(long first) implements AuditLog {
        @Override
        public List<AuditRecord> oldestFirst(@Nullable TenantId tenant, Filter filter, @Nullable UUID after, int most) {
            long from = after == null ? 0 : after.getLeastSignificantBits();
            long to = from < first ? Math.min(first, from + most) : from + 1;
            return LongStream.rangeClosed(from + 1, to)
                    .mapToObj(BusyLog::record)
                    .toList();
        }

        @Override
        public List<AuditRecord> newestFirst(TenantId tenant, Filter filter, @Nullable UUID before, int most) {
            return List.of();
        }

        @Override
        public List<AuditRecord> ofPerson(
                TenantId tenant, UserId user, Collection<EventKind> kinds, @Nullable UUID before, int most) {
            return List.of();
        }

        private static AuditRecord record(long id) {
            return new AuditRecord(
                    new UUID(0, id),
                    Instant.EPOCH,
                    "LOGOUT",
                    World.TENANT,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Map.of());
        }
    }
}
