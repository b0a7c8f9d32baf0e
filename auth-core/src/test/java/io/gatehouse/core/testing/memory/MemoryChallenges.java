package io.gatehouse.core.testing.memory;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.Challenge;
import io.gatehouse.core.mfa.Challenges;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Waiting sign-ins on a clock that a test can move. */
public final class MemoryChallenges implements Challenges {
    private final List<Row> rows = new ArrayList<>();
    private final InstantSource clock;

    public MemoryChallenges(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void open(Challenge challenge) {
        rows.add(new Row(challenge, clock.instant().plus(challenge.left())));
    }

    @Override
    public @Nullable Challenge find(TenantId tenant, byte[] referenceHash) {
        for (Row row : rows) {
            if (isWaiting(row, tenant) && Arrays.equals(row.challenge.referenceHash(), referenceHash)) {
                return row.withTimeLeft(clock.instant());
            }
        }
        return null;
    }

    @Override
    public boolean attempt(TenantId tenant, UUID id, int most) {
        Row row = row(tenant, id);
        if (row == null || row.attempts >= most) {
            return false;
        }
        row.attempts++;
        return true;
    }

    @Override
    public boolean hold(TenantId tenant, UUID id) {
        return row(tenant, id) != null;
    }

    @Override
    public void complete(TenantId tenant, UUID id) {
        rows.remove(row(tenant, id));
    }

    @Override
    public void endAll(TenantId tenant, UserId user) {
        rows.removeIf(row ->
                row.challenge.tenant().equals(tenant) && row.challenge.user().equals(user));
    }

    private @Nullable Row row(TenantId tenant, UUID id) {
        for (Row row : rows) {
            if (isWaiting(row, tenant) && row.challenge.id().equals(id)) {
                return row;
            }
        }
        return null;
    }

    private boolean isWaiting(Row row, TenantId tenant) {
        return row.challenge.tenant().equals(tenant) && row.expiresAt.isAfter(clock.instant());
    }

    private static final class Row {
        private final Challenge challenge;
        private final Instant expiresAt;
        private int attempts;

        Row(Challenge challenge, Instant expiresAt) {
            this.challenge = challenge;
            this.expiresAt = expiresAt;
        }

        Challenge withTimeLeft(Instant now) {
            return new Challenge(
                    challenge.id(),
                    challenge.tenant(),
                    challenge.user(),
                    challenge.referenceHash(),
                    challenge.deviceHash(),
                    challenge.methods(),
                    challenge.amr(),
                    challenge.rememberMe(),
                    challenge.passwordChangedAt(),
                    challenge.emailCode(),
                    Duration.between(now, expiresAt));
        }
    }
}
