package io.gatehouse.core.admin;

/** The outcome of an administrator's change. */
public sealed interface AccountChangeResult {
    record Changed(Account account) implements AccountChangeResult {}

    /** No such account in the administrator's tenant. */
    record Unknown() implements AccountChangeResult {}

    /** Nobody would be left to administer the tenant; nothing was changed. */
    record LastAdmin() implements AccountChangeResult {}

    /** Administrators do not shut themselves out; another one may. Nothing was changed. */
    record OwnAccount() implements AccountChangeResult {}
}
