package io.gatehouse.core.user.postgres;

import io.gatehouse.core.event.Mails;
import io.gatehouse.core.login.SignInAccounts;
import io.gatehouse.core.login.postgres.PgSignInAccounts;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.postgres.PgCredentials;
import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.user.Users;
import io.gatehouse.core.user.UsersBehaviour;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PgUsersTest extends UsersBehaviour {
    private static PgCore core;

    @BeforeAll
    static void start() {
        core = new PgCore();
    }

    @AfterAll
    static void stop() {
        core.close();
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
