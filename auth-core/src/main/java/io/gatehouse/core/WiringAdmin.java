package io.gatehouse.core;

import io.gatehouse.core.admin.Accounts;
import io.gatehouse.core.admin.ChangeAccount;
import io.gatehouse.core.admin.ChangeTenants;
import io.gatehouse.core.admin.EndAccountSessions;
import io.gatehouse.core.admin.EndTenantSessions;
import io.gatehouse.core.admin.ImportAccounts;
import io.gatehouse.core.admin.http.AccountRoutes;
import io.gatehouse.core.admin.http.TenantRoutes;
import io.gatehouse.core.http.Cursors;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.recovery.EndAccess;
import io.gatehouse.core.risk.Lockout;
import io.gatehouse.core.tenant.TenantDirectory;
import io.gatehouse.core.tenant.postgres.PgTenants;
import io.gatehouse.core.user.postgres.PgUserDirectory;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** The admin slice, put together. */
final class WiringAdmin {
    final Accounts accounts;
    final ChangeAccount changeAccount;
    final EndAccountSessions endAccountSessions;
    final EndTenantSessions endTenantSessions;
    final ImportAccounts importAccounts;

    private final ChangeTenants changeTenants;

    WiringAdmin(
            PgSql sql,
            WiringRecovery.Parts parts,
            Lockout lockout,
            TenantDirectory tenants,
            Ids ids,
            InstantSource clock) {
        PgUserDirectory directory = new PgUserDirectory(sql);
        accounts = new Accounts(parts.users(), directory, parts.sessions(), lockout);
        changeAccount = new ChangeAccount(
                accounts,
                parts.users(),
                directory,
                parts.credentials(),
                parts.hasher(),
                parts.random(),
                parts.sessions(),
                new EndAccess(parts.sessions(), parts.endTrust(), parts.links()),
                lockout,
                parts.turnOffMfa(),
                parts.issueLink(),
                parts.mails(),
                parts.revocations(),
                parts.transactions(),
                parts.audit());
        endAccountSessions = new EndAccountSessions(
                parts.users(), parts.sessions(), parts.revocations(), parts.transactions(), parts.audit());
        endTenantSessions =
                new EndTenantSessions(parts.sessions(), parts.revocations(), parts.transactions(), parts.audit());
        importAccounts = new ImportAccounts(
                parts.users(),
                parts.credentials(),
                parts.hasher(),
                parts.policies(),
                parts.transactions(),
                parts.audit(),
                ids,
                parts.random(),
                clock);
        changeTenants = new ChangeTenants(new PgTenants(sql), tenants, ids, parts.transactions(), parts.audit());
    }

    List<Consumer<Operations>> routes(Cursors cursors) {
        return List.of(
                new AccountRoutes(accounts, changeAccount, endAccountSessions, cursors)::mount,
                new TenantRoutes(changeTenants)::mount);
    }
}
