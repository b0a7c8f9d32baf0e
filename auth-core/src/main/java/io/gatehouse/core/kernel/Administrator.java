package io.gatehouse.core.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Who administers: a signed-in administrator, or the operator at the installation's own command line.
 *
 * @param tenant whose accounts they may change
 * @param user null for the operator, who needs no account
 * @param session null for the operator
 */
public record Administrator(
        TenantId tenant, @Nullable UserId user, @Nullable SessionId session) {
    public static Administrator of(AccessClaims signedIn) {
        return new Administrator(signedIn.tenant(), signedIn.user(), signedIn.session());
    }

    public static Administrator operator(TenantId tenant) {
        return new Administrator(tenant, null, null);
    }

    /** Returns the word for them in the audit log. */
    public String title() {
        return user == null ? "OPERATOR" : "ADMIN";
    }
}
