package io.gatehouse.core.mfa;

import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import java.util.function.Consumer;

/** Tells the owner of an account by mail what happened to their second factor. To be called in the transaction that changes it. */
public final class MfaAlerts {
    private final Users users;
    private final NotMeLinks links;
    private final PolicyBook policies;
    private final Mails mails;

    public MfaAlerts(Users users, NotMeLinks links, PolicyBook policies, Mails mails) {
        this.users = users;
        this.links = links;
        this.policies = policies;
        this.mails = mails;
    }

    void enabled(TenantId tenant, UserId user) {
        tell(tenant, user, mails::mfaEnabled);
    }

    void disabled(TenantId tenant, UserId user) {
        tell(tenant, user, mails::mfaDisabled);
    }

    void recoveryCodesRenewed(TenantId tenant, UserId user) {
        tell(tenant, user, mails::recoveryCodesRenewed);
    }

    void recoveryCodeUsed(TenantId tenant, UserId user, int left) {
        tell(tenant, user, notice -> mails.recoveryCodeUsed(notice, left));
    }

    private void tell(TenantId tenant, UserId id, Consumer<Mails.Notice> mail) {
        User user = policies.of(tenant).alerts().mailChanges() ? users.byId(tenant, id) : null;
        if (user != null) {
            NotMeLinks.Link notMe = links.issue(tenant, id, user.email());
            mail.accept(new Mails.Notice(tenant, user.email(), user.language(), notMe.token(), notMe.life()));
        }
    }
}
