package io.gatehouse.core.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.core.kernel.KeyedHash;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.recovery.UnlockCodes.Tried;
import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of unlock codes promises. */
public abstract class UnlockCodesBehaviour {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST = 5;

    /** Another one for each test, so that they may share a store. */
    private final byte[] address = Hashes.sha256(UUID.randomUUID().toString().getBytes(UTF_8));

    private final byte[] desktop = device(1);

    protected abstract UnlockCodes codes();

    protected abstract UserId newUser();

    /** Lets time pass. */
    protected abstract void pass(Duration time);

    @Test
    void a_code_is_found_for_its_address_and_device_as_it_was_kept() {
        UserId user = newUser();
        UnlockCode kept = code(desktop, user, 7);
        codes().replace(kept);
        Tried tried = codes().attempt(World.TENANT, address, desktop, MOST);
        assertNotNull(tried);
        assertEquals(kept.id(), tried.id());
        assertEquals(user, tried.user());
        assertEquals(7, tried.code().keyId());
        assertArrayEquals(kept.code().hash(), tried.code().hash());
        assertNull(codes().attempt(World.TENANT, address, device(2), MOST), "another device");
        assertNull(codes().attempt(World.TENANT, device(3), desktop, MOST), "another address");
        assertNull(codes().attempt(World.OTHER_TENANT, address, desktop, MOST), "another tenant");
    }

    @Test
    void a_code_that_nobody_was_told_is_tried_like_any_other() {
        codes().replace(code(desktop, null, 1));
        for (int time = 0; time < MOST; time++) {
            Tried tried = codes().attempt(World.TENANT, address, desktop, MOST);
            assertNotNull(tried);
            assertNull(tried.user());
        }
        assertNull(codes().attempt(World.TENANT, address, desktop, MOST));
    }

    @Test
    void each_device_has_its_own_code_and_its_own_tries() {
        UserId user = newUser();
        UnlockCode mine = code(desktop, user, 1);
        codes().replace(mine);
        codes().replace(code(device(2), user, 2));
        for (int time = 0; time < MOST; time++) {
            assertNotNull(codes().attempt(World.TENANT, address, device(2), MOST));
        }
        assertNull(codes().attempt(World.TENANT, address, device(2), MOST), "spent");
        Tried tried = codes().attempt(World.TENANT, address, desktop, MOST);
        assertNotNull(tried);
        assertEquals(mine.id(), tried.id());
    }

    @Test
    void a_newer_code_for_the_device_takes_the_place_of_the_older_one_and_has_all_its_tries() {
        UserId user = newUser();
        UnlockCode older = code(desktop, null, 1);
        UnlockCode newer = code(desktop, user, 2);
        codes().replace(older);
        for (int time = 0; time < MOST; time++) {
            assertNotNull(codes().attempt(World.TENANT, address, desktop, MOST));
        }
        codes().replace(newer);
        assertFalse(codes().use(World.TENANT, older.id()));
        for (int time = 0; time < MOST; time++) {
            Tried tried = codes().attempt(World.TENANT, address, desktop, MOST);
            assertNotNull(tried);
            assertEquals(newer.id(), tried.id());
            assertEquals(user, tried.user());
            assertEquals(2, tried.code().keyId());
        }
    }

    @Test
    void a_code_is_used_up_once() {
        UnlockCode kept = code(desktop, newUser(), 1);
        codes().replace(kept);
        assertFalse(codes().use(World.OTHER_TENANT, kept.id()));
        assertTrue(codes().use(World.TENANT, kept.id()));
        assertFalse(codes().use(World.TENANT, kept.id()));
        assertNull(codes().attempt(World.TENANT, address, desktop, MOST));
    }

    @Test
    void a_code_works_no_longer_than_its_life() {
        UnlockCode kept = code(desktop, newUser(), 1);
        codes().replace(kept);
        pass(LIFE);
        assertNull(codes().attempt(World.TENANT, address, desktop, MOST));
        assertFalse(codes().use(World.TENANT, kept.id()));
    }

    protected UnlockCode code(byte[] device, @Nullable UserId user, int keyId) {
        UUID id = UUID.randomUUID();
        KeyedHash code = new KeyedHash(keyId, Hashes.sha256(id.toString().getBytes(UTF_8)));
        return new UnlockCode(id, World.TENANT, address, device, user, code, LIFE);
    }

    protected static byte[] device(int number) {
        return Hashes.sha256(new byte[] {(byte) number});
    }

    protected byte[] address() {
        return address.clone();
    }
}
