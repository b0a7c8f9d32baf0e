package io.gatehouse.core.testing.memory;

import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.kernel.Username;
import io.gatehouse.core.login.SignInAccounts;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.user.NewUser;
import io.gatehouse.core.user.Past;
import io.gatehouse.core.user.Profile;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Accounts, their passwords and their addresses. An account without a password is not seen, as in the database. */
public final class MemoryAccounts implements Users, Credentials, Mails.Addressees {
    private final Map<UserId, Row> rows = new LinkedHashMap<>();
    private final Map<UserId, List<PasswordEnvelope>> former = new HashMap<>();
    private final InstantSource clock;
    private Predicate<UserId> mfaEnabled = user -> false;

    public MemoryAccounts(InstantSource clock) {
        this.clock = clock;
    }

    /** Says who has a second factor. */
    public void mfaEnabledWhen(Predicate<UserId> condition) {
        mfaEnabled = condition;
    }

    /** The same accounts as a sign-in sees them. */
    public SignInAccounts forSignIn() {
        return new SignInAccounts() {
            @Override
            public @Nullable Account byEmail(TenantId tenant, Email email) {
                return account(row(tenant, row -> row.hasAddress(email)));
            }

            @Override
            public @Nullable Account byUsername(TenantId tenant, Username username) {
                return account(row(tenant, row -> row.isNamed(username)));
            }
        };
    }

    @Override
    public Added add(NewUser user) {
        return bring(user, Past.NONE);
    }

    @Override
    public Added bring(NewUser user, Past past) {
        Username username = user.profile().username();
        if (username != null && isUsernameTaken(user.tenant(), username, null)) {
            return Added.USERNAME_TAKEN;
        }
        if (row(user.tenant(), row -> row.hasAddress(user.email())) != null) {
            return Added.EMAIL_TAKEN;
        }
        Instant createdAt = Objects.requireNonNullElse(past.createdAt(), clock.instant());
        rows.put(
                user.id(),
                new Row(user, user.profile(), past.emailVerified(), past.disabled(), null, createdAt, clock.instant()));
        return Added.ADDED;
    }

    @Override
    public @Nullable User byId(TenantId tenant, UserId id) {
        return user(row(tenant, row -> row.added().id().equals(id)));
    }

    @Override
    public @Nullable User byEmail(TenantId tenant, Email email) {
        return user(row(tenant, row -> row.hasAddress(email)));
    }

    @Override
    public @Nullable User hold(TenantId tenant, UserId id) {
        return byId(tenant, id);
    }

    @Override
    public boolean isUsernameTaken(TenantId tenant, Username username, @Nullable UserId except) {
        return row(tenant, row -> row.isNamed(username) && !row.added().id().equals(except)) != null;
    }

    @Override
    public void updateProfile(TenantId tenant, UserId id, Profile profile) {
        Username username = profile.username();
        if (username != null && isUsernameTaken(tenant, username, id)) {
            throw new UsernameTaken();
        }
        change(
                tenant,
                id,
                row -> new Row(
                        row.added(),
                        profile,
                        row.verified(),
                        row.disabled(),
                        row.password(),
                        row.createdAt(),
                        row.changedAt()));
    }

    @Override
    public void markEmailVerified(TenantId tenant, UserId id) {
        change(
                tenant,
                id,
                row -> new Row(
                        row.added(),
                        row.profile(),
                        true,
                        row.disabled(),
                        row.password(),
                        row.createdAt(),
                        row.changedAt()));
    }

    @Override
    public void changeEmail(TenantId tenant, UserId id, Email email) {
        Row owner = row(tenant, row -> row.hasAddress(email));
        if (owner != null && !owner.added().id().equals(id)) {
            throw new EmailTaken();
        }
        change(
                tenant,
                id,
                row -> new Row(
                        new NewUser(
                                id,
                                tenant,
                                email,
                                row.profile(),
                                row.added().language(),
                                row.added().roles()),
                        row.profile(),
                        true,
                        row.disabled(),
                        row.password(),
                        row.createdAt(),
                        row.changedAt()));
    }

    @Override
    public void setPassword(TenantId tenant, UserId id, PasswordEnvelope envelope) {
        if (row(tenant, row -> row.added().id().equals(id)) != null) {
            former.computeIfAbsent(id, first -> new ArrayList<>()).addFirst(envelope);
        }
        change(
                tenant,
                id,
                row -> new Row(
                        row.added(),
                        row.profile(),
                        row.verified(),
                        row.disabled(),
                        envelope,
                        row.createdAt(),
                        clock.instant()));
    }

    @Override
    public List<PasswordEnvelope> latest(TenantId tenant, UserId user, int most) {
        return row(tenant, row -> row.added().id().equals(user)) == null
                ? List.of()
                : former.getOrDefault(user, List.of()).stream().limit(most).toList();
    }

    @Override
    public boolean changePassword(TenantId tenant, UserId user, PasswordEnvelope judged, PasswordEnvelope envelope) {
        if (!latest(tenant, user, 1).equals(List.of(judged))) {
            return false;
        }
        setPassword(tenant, user, envelope);
        return true;
    }

    @Override
    public void rewrap(TenantId tenant, UserId user, PasswordEnvelope inForce, PasswordEnvelope envelope) {
        if (!latest(tenant, user, 1).equals(List.of(inForce))) {
            return;
        }
        former.getOrDefault(user, List.of()).set(0, envelope);
        change(
                tenant,
                user,
                row -> new Row(
                        row.added(),
                        row.profile(),
                        row.verified(),
                        row.disabled(),
                        envelope,
                        row.createdAt(),
                        row.changedAt()));
    }

    /** Switches an account off, as an administrator would. */
    public void disable(TenantId tenant, UserId id) {
        change(
                tenant,
                id,
                row -> new Row(
                        row.added(),
                        row.profile(),
                        row.verified(),
                        true,
                        row.password(),
                        row.createdAt(),
                        row.changedAt()));
    }

    @Override
    public Mails.@Nullable Addressee find(TenantId tenant, UserId user) {
        Row row = row(tenant, candidate -> candidate.added().id().equals(user));
        return row == null
                ? null
                : new Mails.Addressee(row.added().email(), row.added().language());
    }

    private void change(TenantId tenant, UserId id, UnaryOperator<Row> change) {
        Row row = row(tenant, candidate -> candidate.added().id().equals(id));
        if (row != null) {
            rows.put(id, change.apply(row));
        }
    }

    private @Nullable Row row(TenantId tenant, Predicate<Row> condition) {
        for (Row row : rows.values()) {
            if (row.added().tenant().equals(tenant) && condition.test(row)) {
                return row;
            }
        }
        return null;
    }

    private SignInAccounts.@Nullable Account account(@Nullable Row row) {
        User user = user(row);
        return row == null || user == null
                ? null
                : new SignInAccounts.Account(user, Objects.requireNonNull(row.password()));
    }

    private @Nullable User user(@Nullable Row row) {
        if (row == null || row.password() == null) {
            return null;
        }
        NewUser added = row.added();
        Profile profile = row.profile();
        return new User(
                added.id(),
                added.tenant(),
                added.email(),
                row.verified(),
                profile.username(),
                profile.firstName(),
                profile.lastName(),
                profile.dateOfBirth(),
                added.language(),
                row.disabled(),
                added.roles(),
                row.createdAt(),
                row.changedAt(),
                mfaEnabled.test(added.id()));
    }

    private record Row(
            NewUser added,
            Profile profile,
            boolean verified,
            boolean disabled,
            @Nullable PasswordEnvelope password,
            Instant createdAt,
            Instant changedAt) {
        boolean hasAddress(Email email) {
            return added.email().key().equals(email.key());
        }

        boolean isNamed(Username username) {
            Username own = profile.username();
            return own != null && own.key().equals(username.key());
        }
    }
}
