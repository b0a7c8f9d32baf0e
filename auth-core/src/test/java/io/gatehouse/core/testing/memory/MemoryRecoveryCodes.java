package io.gatehouse.core.testing.memory;

import io.gatehouse.core.kernel.KeyedHash;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.RecoveryCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Recovery codes in memory. */
public final class MemoryRecoveryCodes implements RecoveryCodes {
    private final List<Row> rows = new ArrayList<>();

    @Override
    public void replaceAll(TenantId tenant, UserId user, List<KeyedHash> codes) {
        removeAll(tenant, user);
        codes.forEach(code -> rows.add(new Row(tenant, user, new Unused(UUID.randomUUID(), code), false)));
    }

    @Override
    public List<Unused> unused(TenantId tenant, UserId user) {
        return rows.stream()
                .filter(row -> row.isOf(tenant, user) && !row.isUsed())
                .map(Row::code)
                .toList();
    }

    @Override
    public int issued(TenantId tenant, UserId user) {
        return (int) rows.stream().filter(row -> row.isOf(tenant, user)).count();
    }

    @Override
    public boolean use(TenantId tenant, UserId user, UUID id) {
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.isOf(tenant, user) && !row.isUsed() && row.code().id().equals(id)) {
                rows.set(i, new Row(tenant, user, row.code(), true));
                return true;
            }
        }
        return false;
    }

    @Override
    public void removeAll(TenantId tenant, UserId user) {
        rows.removeIf(row -> row.isOf(tenant, user));
    }

    private record Row(TenantId tenant, UserId user, Unused code, boolean isUsed) {
        boolean isOf(TenantId wantedTenant, UserId wantedUser) {
            return tenant.equals(wantedTenant) && user.equals(wantedUser);
        }
    }
}
