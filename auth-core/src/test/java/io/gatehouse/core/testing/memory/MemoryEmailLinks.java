package io.gatehouse.core.testing.memory;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.verification.EmailLink;
import io.gatehouse.core.verification.EmailLink.State;
import io.gatehouse.core.verification.EmailLinks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mailed links on a clock that a test can move. */
public final class MemoryEmailLinks implements EmailLinks {
    private final List<Row> rows = new ArrayList<>();
    private final InstantSource clock;

    public MemoryEmailLinks(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void replace(TenantId tenant, UserId user, byte[] tokenHash, Duration life) {
        rows.replaceAll(row -> row.tenant().equals(tenant) && row.user().equals(user) && row.stored() == State.OPEN
                ? row.as(State.SUPERSEDED)
                : row);
        rows.add(new Row(tenant, user, tokenHash, clock.instant().plus(life), State.OPEN));
    }

    @Override
    public @Nullable EmailLink find(TenantId tenant, byte[] tokenHash) {
        for (Row row : rows) {
            if (row.isFor(tenant, tokenHash)) {
                return new EmailLink(row.user(), row.state(clock.instant()));
            }
        }
        return null;
    }

    @Override
    public boolean use(TenantId tenant, byte[] tokenHash) {
        EmailLink link = find(tenant, tokenHash);
        if (link == null || link.state() != State.OPEN) {
            return false;
        }
        rows.replaceAll(row -> row.isFor(tenant, tokenHash) ? row.as(State.USED) : row);
        return true;
    }

    private record Row(TenantId tenant, UserId user, byte[] hash, Instant expiresAt, State stored) {
        boolean isFor(TenantId wanted, byte[] tokenHash) {
            return tenant.equals(wanted) && Arrays.equals(hash, tokenHash);
        }

        Row as(State state) {
            return new Row(tenant, user, hash, expiresAt, state);
        }

        State state(Instant now) {
            return stored == State.OPEN && !expiresAt.isAfter(now) ? State.EXPIRED : stored;
        }
    }
}
