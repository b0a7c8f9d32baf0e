package io.gatehouse.core.user.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.login.SignInAccounts;
import io.gatehouse.core.login.postgres.PgSignInAccounts;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.postgres.PgCredentials;
import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.user.User;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.user.UsersBehaviour;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PgUsersTest extends UsersBehaviour {
    @AutoClose
    private static final PgCore core = new PgCore();

    @Test
    void who_holds_an_account_sees_what_the_one_before_did_and_nobody_trips_over_another() throws Exception {
        UserId user = core.newUser();
        credentials().setPassword(World.TENANT, user, envelope(0));
        int atOnce = 8;
        CyclicBarrier start = new CyclicBarrier(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<PasswordEnvelope>>> changes = new ArrayList<>();
            for (int each = 1; each <= atOnce; each++) {
                PasswordEnvelope own = envelope(each);
                changes.add(threads.submit(() -> {
                    int arrived = start.await();
                    assertTrue(arrived >= 0);
                    return core.transactions().run(() -> {
                        User before = users().hold(World.TENANT, user);
                        credentials().setPassword(World.TENANT, user, own);
                        assertNotNull(before);
                        return credentials().latest(World.TENANT, user, 2);
                    });
                }));
            }
            Set<PasswordEnvelope> replaced = new HashSet<>();
            for (Future<List<PasswordEnvelope>> change : changes) {
                replaced.add(change.get().getLast());
            }
            assertEquals(atOnce, replaced.size(), "each replaced another one");
        }
        assertEquals(atOnce + 1, credentials().latest(World.TENANT, user, 99).size());
    }

    private static PasswordEnvelope envelope(int number) {
        return new PasswordEnvelope.Own(1, "$2a$12$" + Integer.toString(number).repeat(53));
    }

    @Override
    protected Users users() {
        return new PgUsers(core.sql());
    }

    @Override
    protected Credentials credentials() {
        return new PgCredentials(core.sql(), core.ids());
    }

    @Override
    protected SignInAccounts accounts() {
        return new PgSignInAccounts(core.sql());
    }

    @Override
    protected Mails.Addressees addressees() {
        return new PgUsers(core.sql());
    }
}
