package io.gatehouse.core.user;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.policy.PolicyBook;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Changes the signed-in user's profile. */
public final class UpdateProfile {
    private final Users users;
    private final PolicyBook policies;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final InstantSource clock;

    public UpdateProfile(
            Users users, PolicyBook policies, Transactions transactions, AuditTrail audit, InstantSource clock) {
        this.users = users;
        this.policies = policies;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    public UpdateProfileResult execute(AccessClaims principal, ProfileChange change, Client client) {
        try {
            return transactions.run(() -> change(principal, change, client));
        } catch (Users.UsernameTaken taken) {
            return new UpdateProfileResult.UsernameTaken();
        }
    }

    /** What is not changed is written as it is: two changes at one moment must not undo each other. */
    private UpdateProfileResult change(AccessClaims principal, ProfileChange change, Client client) {
        User user = users.hold(principal.tenant(), principal.user());
        if (user == null) {
            return new UpdateProfileResult.Gone();
        }
        Profile profile = change.over(user);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<FieldFault> faults =
                ProfileCheck.faults(profile, policies.of(principal.tenant()).fields(), today);
        if (!faults.isEmpty()) {
            return new UpdateProfileResult.Refused(faults);
        }
        users.updateProfile(principal.tenant(), principal.user(), profile);
        audit.profileChanged(principal, change.names(), client);
        User changed = users.byId(principal.tenant(), principal.user());
        return changed == null ? new UpdateProfileResult.Gone() : new UpdateProfileResult.Updated(changed);
    }
}
