package io.gatehouse.core;

import io.gatehouse.core.admin.Account;
import io.gatehouse.core.admin.AccountChange;
import io.gatehouse.core.admin.AccountChangeResult;
import io.gatehouse.core.admin.Accounts;
import io.gatehouse.core.admin.ChangeAccount;
import io.gatehouse.core.admin.EndAccountSessions;
import io.gatehouse.core.admin.EndTenantSessions;
import io.gatehouse.core.admin.ForeignAccount;
import io.gatehouse.core.admin.ImportAccounts;
import io.gatehouse.core.admin.ImportResult;
import io.gatehouse.core.event.AuditLog;
import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.AuditVerdict;
import io.gatehouse.core.event.ExportAudit;
import io.gatehouse.core.event.VerifyAudit;
import io.gatehouse.core.event.http.AuditRecordJson;
import io.gatehouse.core.kernel.Administrator;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.session.Sessions;
import io.gatehouse.core.tenant.TenantDirectory;
import io.gatehouse.core.token.KeyRotation;
import io.gatehouse.core.token.StoredKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The operator of one tenant: what administrators may do and what nobody may over HTTP, told to the audit log as theirs. */
final class Operator {
    private final Parts parts;
    private final Administrator self;
    private final Client client;

    private Operator(Parts parts, TenantId tenant) {
        this.parts = parts;
        this.self = Administrator.operator(tenant);
        this.client = Client.self(parts.ids.next().toString());
    }

    /** The use cases of an operator. */
    record Parts(
            Accounts accounts,
            ChangeAccount changeAccount,
            EndAccountSessions endAccountSessions,
            EndTenantSessions endTenantSessions,
            Sessions sessions,
            ImportAccounts importAccounts,
            KeyRotation keyRotation,
            VerifyAudit verifyAudit,
            ExportAudit exportAudit,
            NewAccounts newAccounts,
            TenantDirectory tenants,
            PolicyBook policies,
            AuditTrail audit,
            Ids ids,
            InstantSource clock) {
        /**
         * Returns the operator of a tenant.
         *
         * @param slug null for the default tenant
         * @throws IllegalArgumentException when there is no such tenant
         */
        Operator of(@Nullable String slug) {
            TenantId tenant = slug == null ? tenants.fallback() : tenants.bySlug(slug);
            if (tenant == null) {
                throw new IllegalArgumentException("There is no tenant " + slug + ".");
            }
            return new Operator(this, tenant);
        }
    }

    /**
     * Makes an administrator; false when the address is taken.
     *
     * @throws IllegalArgumentException when the address is none, or the password does not fit the policy
     */
    boolean createAdmin(String email, String password) {
        return parts.newAccounts.add(
                self.tenant(),
                email,
                password,
                null,
                null,
                List.of("admin"),
                parts.policies.of(self.tenant()).password(),
                user -> parts.audit.adminCreated(self, user, client));
    }

    /** @throws IllegalArgumentException when the address is none */
    @Nullable
    Account account(String email) {
        return parts.accounts.find(self.tenant(), new Email(email));
    }

    AccountChangeResult change(Account account, AccountChange change) {
        return parts.changeAccount.execute(self, account.user().id(), change, client);
    }

    boolean signOut(Account account) {
        return parts.endAccountSessions.execute(self, account.user().id(), client);
    }

    /** Returns how many sessions of the tenant are open. */
    long openSessions() {
        return parts.sessions.countOpen(self.tenant());
    }

    /** Ends all sessions of the tenant and returns how many there were. */
    long endSessions(EndReason reason) {
        return parts.endTenantSessions.execute(self, reason, client);
    }

    /** Takes accounts over; returns what became of each. */
    List<ImportResult> importUsers(List<ForeignAccount> accounts, boolean isRehearsal) {
        return parts.importAccounts.execute(self, accounts, isRehearsal, client);
    }

    /** Tells the audit log how an import went. */
    void importEnded(UserImport.Counts counts) {
        parts.audit.usersImported(self, counts.imported(), counts.thereAlready(), counts.refused(), client);
    }

    /** Returns the keys with a public half in the order in which they were made, one line each. */
    List<String> keys() {
        Instant now = parts.clock.instant();
        List<StoredKey> keys = parts.keyRotation.keep();
        String signing = keys.reversed().stream()
                .filter(key -> key.maySignAt(now) && !signsWithSecret())
                .map(StoredKey::kid)
                .findFirst()
                .orElse("");
        return keys.stream()
                .map(key -> "%s  %s  %-8s  signs %s to %s, verifies until %s"
                        .formatted(
                                key.kid(),
                                key.algorithm(),
                                key.kid().equals(signing)
                                        ? "signs"
                                        : now.isBefore(key.signsFrom()) ? "next" : "verifies",
                                key.signsFrom(),
                                key.signsUntil(),
                                key.publishedUntil()))
                .toList();
    }

    /** Whether tokens are signed with a secret of the configuration. */
    boolean signsWithSecret() {
        return !parts.policies.common().tokens().signing().isAsymmetric();
    }

    @Nullable
    StoredKey rotateKey() {
        return parts.keyRotation.replace(self, client);
    }

    /** Ends a signing key now; null when no such key is published. */
    @Nullable
    List<StoredKey> revokeKey(String kid) {
        return parts.keyRotation.revoke(kid, self, client);
    }

    AuditVerdict verifyAudit() {
        AuditVerdict verdict = parts.verifyAudit.execute();
        parts.audit.auditVerified(self, verdict.isIntact(), client);
        return verdict;
    }

    /**
     * Gives every record of the log to the receiver as a line of JSON, and returns how many there were.
     *
     * @param ownOnly whether those of this tenant suffice
     */
    long exportAudit(boolean ownOnly, AuditLog.Filter filter, Consumer<String> lines) {
        parts.audit.auditExported(self, client);
        return parts.exportAudit.execute(
                ownOnly ? self.tenant() : null,
                filter,
                record -> lines.accept(AuditRecordJson.exported(record).encode()));
    }
}
