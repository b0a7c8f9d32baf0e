package io.gatehouse.core.testing.memory;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.Authenticator;
import io.gatehouse.core.mfa.Authenticators;
import io.gatehouse.core.mfa.TotpSecret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Authenticator apps on a clock that a test can move. */
public final class MemoryAuthenticators implements Authenticators {
    private final Map<UserId, Row> rows = new HashMap<>();
    private final InstantSource clock;
    private long begun;

    public MemoryAuthenticators(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether the user has an app in force. */
    public boolean isOn(UserId user) {
        Row row = rows.get(user);
        return row != null && row.secret != null;
    }

    @Override
    public void begin(TenantId tenant, UserId user, TotpSecret pending) {
        Row row = rows.computeIfAbsent(user, id -> new Row(tenant));
        row.pending = pending;
        row.pendingSince = clock.instant().plusNanos(1_000 * ++begun);
    }

    @Override
    public @Nullable Authenticator find(TenantId tenant, UserId user) {
        Row row = row(tenant, user);
        return row == null ? null : new Authenticator(row.secret, row.confirmedAt, row.pending, row.pendingSince);
    }

    @Override
    public boolean confirm(TenantId tenant, UserId user, Instant pendingSince, long step) {
        Row row = row(tenant, user);
        if (row == null || !pendingSince.equals(row.pendingSince)) {
            return false;
        }
        row.secret = row.pending;
        row.confirmedAt = clock.instant();
        row.lastStep = step;
        row.pending = null;
        row.pendingSince = null;
        return true;
    }

    @Override
    public synchronized boolean use(TenantId tenant, UserId user, long step) {
        Row row = row(tenant, user);
        if (row == null || row.secret == null || row.lastStep >= step) {
            return false;
        }
        row.lastStep = step;
        return true;
    }

    @Override
    public boolean remove(TenantId tenant, UserId user) {
        return row(tenant, user) != null && rows.remove(user) != null;
    }

    private @Nullable Row row(TenantId tenant, UserId user) {
        Row row = rows.get(user);
        return row == null || !row.tenant.equals(tenant) ? null : row;
    }

    private static final class Row {
        private final TenantId tenant;
        private @Nullable TotpSecret secret;
        private @Nullable Instant confirmedAt;
        private @Nullable TotpSecret pending;
        private @Nullable Instant pendingSince;
        private long lastStep;

        Row(TenantId tenant) {
            this.tenant = tenant;
        }
    }
}
