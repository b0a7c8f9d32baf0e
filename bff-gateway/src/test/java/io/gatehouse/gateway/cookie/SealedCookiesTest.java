package io.gatehouse.gateway.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.World;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Sealer;
import io.gatehouse.kit.tenant.TenantHosts;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealedCookiesTest {
    private static final String OTHER_KEY = "2:b3RoZXIta2V5LW90aGVyLWtleS1vdGhlci1rZXktb3Q=";
    private static final KeyRing KEYS = KeyRing.parse(World.COOKIE_KEYS);
    private static final KeyRing STRANGER = KeyRing.parse(OTHER_KEY);
    private static final KeyRing ROTATED = KeyRing.parse(OTHER_KEY + "," + World.COOKIE_KEYS);
    private static final String TOKEN = "head.claims.signature";

    private final Sealer sealer = new Sealer(KEYS, new SecureRandom());
    private final AccessCookie access = new AccessCookie(sealer);
    private final DeviceCookie device = new DeviceCookie(KEYS, new SecureRandom());

    @Test
    void an_access_token_comes_back_as_it_was_sealed_and_cannot_be_read_in_between() {
        String value = access.seal(TOKEN, TenantHosts.DEFAULT);
        assertEquals(TOKEN, access.open(value, TenantHosts.DEFAULT));
        assertTrue(value.matches("[A-Za-z0-9_-]+"));
        assertNotEquals(access.seal(TOKEN, TenantHosts.DEFAULT), value);
        assertFalse(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.ISO_8859_1).contains("claims"));
    }

    @Test
    void every_flipped_bit_of_an_access_cookie_is_noticed() {
        byte[] sealed = Base64.getUrlDecoder().decode(access.seal(TOKEN, TenantHosts.DEFAULT));
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            byte[] spoiled = sealed.clone();
            spoiled[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertNull(
                    access.open(Base64.getUrlEncoder().withoutPadding().encodeToString(spoiled), TenantHosts.DEFAULT),
                    String.valueOf(bit));
        }
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "x", "****", "AQ", "head.claims.signature", "\u00e9\u00e9"})
    void what_no_gateway_sealed_is_no_access_cookie(String value) {
        assertNull(access.open(value, TenantHosts.DEFAULT));
    }

    @Test
    void an_endless_access_cookie_is_not_even_decoded() {
        assertNull(access.open("A".repeat(4_097), TenantHosts.DEFAULT));
    }

    @Test
    void something_sealed_with_our_key_for_another_purpose_is_no_access_cookie() {
        byte[] sealed = sealer.seal(
                TOKEN.getBytes(StandardCharsets.US_ASCII), "refresh-result".getBytes(StandardCharsets.US_ASCII));
        assertNull(access.open(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), TenantHosts.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({"acme, globex", "acme, default", "default, acme", "acme, acme-2", "acme, ACME"})
    void what_was_sealed_for_one_tenant_opens_for_no_other(String tenant, String other) {
        String value = access.seal(TOKEN, tenant);
        assertEquals(TOKEN, access.open(value, tenant));
        assertNull(access.open(value, other));
    }

    @Test
    void cookies_of_an_installation_without_tenants_stay_good_when_it_gets_some() {
        byte[] sealed = sealer.seal(
                TOKEN.getBytes(StandardCharsets.US_ASCII), "access-cookie".getBytes(StandardCharsets.US_ASCII));
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        assertEquals(TOKEN, access.open(value, TenantHosts.DEFAULT));
        assertNull(access.open(value, "acme"));
    }

    @Test
    void cookies_of_the_old_key_stay_good_while_it_is_in_the_ring_and_no_longer() {
        assertEquals(
                TOKEN,
                new AccessCookie(new Sealer(ROTATED, new SecureRandom()))
                        .open(access.seal(TOKEN, TenantHosts.DEFAULT), TenantHosts.DEFAULT));
        assertNull(new AccessCookie(new Sealer(STRANGER, new SecureRandom()))
                .open(access.seal(TOKEN, TenantHosts.DEFAULT), TenantHosts.DEFAULT));
        String value = device.fresh();
        assertEquals(device.id(value), new DeviceCookie(ROTATED, new SecureRandom()).id(value));
        assertNull(new DeviceCookie(STRANGER, new SecureRandom()).id(value));
    }

    @Test
    void a_fresh_device_cookie_holds_128_random_bits_and_comes_back() {
        String value = device.fresh();
        String id = device.id(value);
        assertNotNull(id);
        assertEquals(22, id.length());
        assertTrue(value.startsWith("1." + id + "."));
        assertNotEquals(value, device.fresh());
    }

    @Test
    void a_device_cookie_with_another_id_or_tag_is_forged() {
        String[] one = device.fresh().split("\\.", -1);
        String[] other = device.fresh().split("\\.", -1);
        assertNull(device.id(one[0] + "." + other[1] + "." + one[2]));
        assertNull(device.id(one[0] + "." + one[1] + "." + other[2]));
        assertNull(device.id("2." + one[1] + "." + one[2]));
        assertNull(device.id(one[0] + "." + one[1]));
        assertNull(device.id(one[0] + "." + one[1] + "."));
        assertNull(device.id("999." + one[1] + "." + one[2]));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32})
    void garbage_is_neither_cookie_and_never_throws(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append((char)
                        (random.nextInt(8) == 0
                                ? random.nextInt(0x3000)
                                : ".0123456789aB-_".charAt(random.nextInt(15))));
            }
            assertNull(access.open(text.toString(), TenantHosts.DEFAULT));
            assertNull(device.id(text.toString()));
        }
    }
}
