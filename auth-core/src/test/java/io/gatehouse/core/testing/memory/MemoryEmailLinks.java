package io.gatehouse.core.testing.memory;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.verification.EmailLink;
import io.gatehouse.core.verification.EmailLink.State;
import io.gatehouse.core.verification.EmailLinks;
import io.gatehouse.core.verification.LinkPurpose;
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
    public void replace(
            TenantId tenant,
            UserId user,
            LinkPurpose purpose,
            byte[] tokenHash,
            Duration life,
            @Nullable Email address) {
        if (!purpose.standsAlone()) {
            supersede(tenant, user, purpose);
        }
        Instant now = clock.instant();
        rows.add(new Row(tenant, user, purpose, tokenHash, now, now.plus(life), address, State.OPEN));
    }

    @Override
    public @Nullable EmailLink find(TenantId tenant, LinkPurpose purpose, byte[] tokenHash) {
        for (Row row : rows) {
            if (row.isFor(tenant, purpose, tokenHash)) {
                return new EmailLink(row.user(), row.state(clock.instant()), row.address(), row.createdAt());
            }
        }
        return null;
    }

    @Override
    public boolean use(TenantId tenant, LinkPurpose purpose, byte[] tokenHash) {
        EmailLink link = find(tenant, purpose, tokenHash);
        if (link == null || link.state() != State.OPEN) {
            return false;
        }
        rows.replaceAll(row -> row.isFor(tenant, purpose, tokenHash) ? row.as(State.USED) : row);
        return true;
    }

    @Override
    public boolean supersede(TenantId tenant, UserId user, LinkPurpose purpose) {
        boolean any = rows.stream().anyMatch(row -> row.isOpenOf(tenant, user, purpose));
        rows.replaceAll(row -> row.isOpenOf(tenant, user, purpose) ? row.as(State.SUPERSEDED) : row);
        return any;
    }

    @Override
    public void supersedeNotices(TenantId tenant, UserId user, Email kept, Instant since) {
        rows.replaceAll(row -> row.isNoticeSince(tenant, user, since)
                        && row.address() != null
                        && !row.address().key().equals(kept.key())
                ? row.as(State.SUPERSEDED)
                : row);
    }

    @Override
    public boolean isAwaited(TenantId tenant, Email address) {
        return rows.stream()
                .anyMatch(row -> row.tenant().equals(tenant)
                        && row.purpose().standsAlone()
                        && row.state(clock.instant()) == State.OPEN
                        && row.address() != null
                        && row.address().key().equals(address.key()));
    }

    private record Row(
            TenantId tenant,
            UserId user,
            LinkPurpose purpose,
            byte[] hash,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Email address,
            State stored) {
        boolean isFor(TenantId wanted, LinkPurpose use, byte[] tokenHash) {
            return tenant.equals(wanted) && purpose == use && Arrays.equals(hash, tokenHash);
        }

        boolean isOpenOf(TenantId wanted, UserId owner, LinkPurpose use) {
            return tenant.equals(wanted) && user.equals(owner) && purpose == use && stored == State.OPEN;
        }

        boolean isNoticeSince(TenantId wanted, UserId owner, Instant since) {
            return purpose.standsAlone() && isOpenOf(wanted, owner, purpose) && !createdAt.isBefore(since);
        }

        Row as(State state) {
            return new Row(tenant, user, purpose, hash, createdAt, expiresAt, address, state);
        }

        State state(Instant now) {
            return stored == State.OPEN && !expiresAt.isAfter(now) ? State.EXPIRED : stored;
        }
    }
}
