package io.gatehouse.core.mfa.postgres;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.mfa.Authenticator;
import io.gatehouse.core.mfa.Authenticators;
import io.gatehouse.core.mfa.AuthenticatorsBehaviour;
import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.World;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Sealer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PgAuthenticatorsTest extends AuthenticatorsBehaviour {
    @AutoClose
    private static final PgCore core = new PgCore();

    @Override
    protected Authenticators authenticators() {
        return authenticators(World.keys(1));
    }

    private static Authenticators authenticators(KeyRing master) {
        return new PgAuthenticators(core.sql(), new Sealer(master.derive("totp"), new SecureRandom()));
    }

    @Override
    protected UserId newUser() {
        return core.newUser();
    }

    @Test
    void a_stored_secret_is_sealed_for_its_user() {
        UserId user = newUser();
        UserId thief = newUser();
        confirmed(user, secret(5), 100);
        List<String> stored = core.database()
                .column("SELECT encode(secret, 'hex') FROM totp_authenticators WHERE user_id = '" + user + "'");
        assertFalse(
                stored.getFirst().contains(HexFormat.of().formatHex(secret(5).bytes())));
        core.database()
                .run("INSERT INTO totp_authenticators (tenant_id, user_id, secret, confirmed_at) SELECT tenant_id, '"
                        + thief + "', secret, now() FROM totp_authenticators WHERE user_id = '" + user + "'");
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> authenticators().find(World.TENANT, thief));
        assertTrue(String.valueOf(refusal.getMessage()).contains(thief.toString()));
    }

    @Test
    void a_secret_that_is_used_after_a_change_of_keys_no_longer_needs_the_old_one() {
        UserId user = newUser();
        UserId absent = newUser();
        confirmed(user, secret(5), 100);
        confirmed(absent, secret(6), 100);
        Authenticators changing = authenticators(World.keys(2, 1));
        assertArrayEquals(
                secret(5).bytes(),
                Objects.requireNonNull(Objects.requireNonNull(changing.find(World.TENANT, user))
                                .secret())
                        .bytes());
        Authenticators changed = authenticators(World.keys(2));
        assertArrayEquals(
                secret(5).bytes(),
                Objects.requireNonNull(Objects.requireNonNull(changed.find(World.TENANT, user))
                                .secret())
                        .bytes());
        assertThrows(IllegalStateException.class, () -> changed.find(World.TENANT, absent));
    }

    @Test
    void an_app_that_was_begun_and_never_confirmed_keeps_nobody_out_when_its_key_is_gone() {
        UserId user = newUser();
        confirmed(user, secret(5), 100);
        authenticators().begin(World.TENANT, user, secret(6));
        assertNotNull(authenticators(World.keys(2, 1)).find(World.TENANT, user), "seals what is in force anew");
        Authenticators changed = authenticators(World.keys(2));
        Authenticator found = Objects.requireNonNull(changed.find(World.TENANT, user));
        assertArrayEquals(
                secret(5).bytes(), Objects.requireNonNull(found.secret()).bytes());
        assertNull(found.pending());
        changed.begin(World.TENANT, user, secret(7));
        assertArrayEquals(
                secret(7).bytes(),
                Objects.requireNonNull(Objects.requireNonNull(changed.find(World.TENANT, user))
                                .pending())
                        .bytes());
    }

    @Test
    void another_tenant_cannot_set_up_an_app_for_a_user_who_is_not_theirs() {
        UserId user = newUser();
        confirmed(user, secret(1), 100);
        authenticators().begin(World.TENANT, user, secret(2));
        authenticators().begin(World.OTHER_TENANT, user, secret(3));
        assertArrayEquals(
                secret(2).bytes(), Objects.requireNonNull(found(user).pending()).bytes());
    }
}
