package io.gatehouse.gateway.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.gatehouse.gateway.testing.World;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Sealer;
import io.gatehouse.kit.tenant.TenantHosts;
import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookiesTest {
    private static final KeyRing KEYS = KeyRing.parse(World.COOKIE_KEYS);
    private static final String OTHER_KEYS = "2:b3RoZXIta2V5LW90aGVyLWtleS1vdGhlci1rZXktb3Q=";
    private final SecureRandom random = new SecureRandom();
    private final DeviceCookie devices = new DeviceCookie(KEYS, random);

    private AccessCookie access(KeyRing keys) {
        return new AccessCookie(new Sealer(keys.derive("access-cookie"), random));
    }

    @Test
    void a_sealed_token_opens_again_and_shows_nothing() {
        String sealed = access(KEYS).seal("eyJhbGciOiJFUzI1NiJ9.body.tag", TenantHosts.DEFAULT);
        assertFalse(sealed.contains("eyJ"));
        assertNotEquals(
                sealed,
                access(KEYS).seal("eyJhbGciOiJFUzI1NiJ9.body.tag", TenantHosts.DEFAULT),
                "a new nonce each time");
        assertEquals("eyJhbGciOiJFUzI1NiJ9.body.tag", access(KEYS).open(sealed, TenantHosts.DEFAULT));
        assertNull(access(KeyRing.parse(OTHER_KEYS)).open(sealed, TenantHosts.DEFAULT));
    }

    @Test
    void after_a_key_change_old_cookies_still_open() {
        String old = access(KEYS).seal("token", TenantHosts.DEFAULT);
        KeyRing rotated = KeyRing.parse(OTHER_KEYS + "," + World.COOKIE_KEYS);
        assertEquals("token", access(rotated).open(old, TenantHosts.DEFAULT));
        String device = devices.fresh();
        assertEquals(devices.id(device), new DeviceCookie(rotated, random).id(device));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void no_changed_value_opens(long seed) {
        RandomGenerator generator =
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String sealed = access(KEYS).seal("token", TenantHosts.DEFAULT);
        String device = devices.fresh();
        for (int round = 0; round < 300; round++) {
            assertNull(access(KEYS).open(spoilt(sealed, generator), TenantHosts.DEFAULT), "seed " + seed);
            assertNull(devices.id(spoilt(device, generator)), "seed " + seed);
        }
    }

    /** Changes one character in the middle to another: the last ones may hold bits that base64 does not use. */
    private static String spoilt(String text, RandomGenerator generator) {
        int at = generator.nextInt(text.length() - 2);
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "1.x", "1.x.y", "0.x.y", "9.x.y", "999.x.y", "x.y.z", "1.x.y.z"})
    void malformed_device_cookies_have_no_id(String value) {
        assertNull(devices.id(value));
        assertNotNull(devices.id(devices.fresh()));
    }

    @Test
    void cookies_are_read_in_order_with_doubles_seen() {
        RequestCookies cookies = new RequestCookies(List.of("a=1; b=2;a=3; a=1; =x; c; d=", "a=4; e=5=6; a=7; a=8"));
        assertEquals(List.of("1", "3", "4", "7"), cookies.all("a"), "different ones, and not without end");
        assertEquals(List.of("5=6"), cookies.all("e"));
        assertEquals(List.of(""), cookies.all("d"));
        assertEquals(List.of(), cookies.all("c"));
        assertEquals(List.of(), cookies.all("A"), "names are case-sensitive");
    }

    @Test
    void only_ours_are_taken_out_in_both_profiles() {
        RequestCookies cookies = new RequestCookies(
                List.of("x=1; __Host-Http-access=a; dev-refresh=b; __Host-Http-mfa=c; dev-device=d; y=2; dev-x=3"));
        assertEquals("x=1; y=2; dev-x=3", cookies.others());
    }
}
