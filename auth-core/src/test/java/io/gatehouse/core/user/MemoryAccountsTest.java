package io.gatehouse.core.user;

import io.gatehouse.core.event.Mails;
import io.gatehouse.core.login.SignInAccounts;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.testing.World;

class MemoryAccountsTest extends UsersBehaviour {
    private final World world = new World();

    @Override
    protected Users users() {
        return world.accounts;
    }

    @Override
    protected Credentials credentials() {
        return world.accounts;
    }

    @Override
    protected SignInAccounts accounts() {
        return world.accounts.forSignIn();
    }

    @Override
    protected Mails.Addressees addressees() {
        return world.accounts;
    }
}
