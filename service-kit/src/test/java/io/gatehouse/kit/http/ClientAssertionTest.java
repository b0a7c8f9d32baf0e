package io.gatehouse.kit.http;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.kit.secret.KeyRing;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAssertionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private static final KeyRing KEYS = ring(1, 1);
    private static final ClientContext CLIENT =
            new ClientContext("203.0.113.7", "Firefox – ü", "device-1", "request-1", "id.example.com");

    private final ClientAssertion assertion = new ClientAssertion(KEYS);

    @Test
    void what_the_gateway_says_arrives_whole() {
        assertEquals(CLIENT, assertion.verify(assertion.sign(CLIENT, NOW), NOW));
    }

    @Test
    void a_client_without_a_device_has_none() {
        ClientContext client = new ClientContext("203.0.113.7", "", null, "request-1", "id.example.com");

        assertEquals(client, assertion.verify(assertion.sign(client, NOW), NOW));
    }

    @Test
    void a_long_user_agent_is_cut() {
        ClientContext client = new ClientContext("ip", "x".repeat(5000), null, "rid", "host");

        assertEquals(
                512,
                requireNonNull(assertion.verify(assertion.sign(client, NOW), NOW))
                        .userAgent()
                        .length());
    }

    @Test
    void an_older_key_is_still_believed_while_it_is_on_the_ring() {
        String signedWithOld = assertion.sign(CLIENT, NOW);
        ClientAssertion rotated = new ClientAssertion(KeyRing.parse("2:" + key(2) + ",1:" + key(1)));

        assertEquals(CLIENT, rotated.verify(signedWithOld, NOW));
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 330})
    void it_is_not_believed_before_or_after_its_time(long seconds) {
        assertNull(assertion.verify(assertion.sign(CLIENT, NOW), NOW.plusSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 329})
    void five_minutes_of_difference_between_clocks_does_no_harm(long seconds) {
        assertNotNull(assertion.verify(assertion.sign(CLIENT, NOW), NOW.plusSeconds(seconds)));
    }

    @Test
    void another_key_is_not_believed_under_either_id() {
        assertNull(assertion.verify(new ClientAssertion(ring(1, 9)).sign(CLIENT, NOW), NOW));
        assertNull(assertion.verify(new ClientAssertion(ring(2, 1)).sign(CLIENT, NOW), NOW));
    }

    @Test
    void alg_none_is_not_believed() {
        PlainJWT unsigned = new PlainJWT(claims(builder -> builder));

        assertNull(assertion.verify(unsigned.serialize(), NOW));
        assertNull(assertion.verify(unsigned.serialize() + "AAAA", NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c", "..", "💥"})
    void nonsense_is_not_believed(String nonsense) {
        assertNull(assertion.verify(nonsense, NOW));
    }

    @Test
    void something_enormous_is_not_even_looked_at() {
        assertNull(assertion.verify(assertion.sign(CLIENT, NOW) + "A".repeat(5000), NOW));
    }

    @Test
    void the_right_claims_in_the_right_envelope_are_believed() throws JOSEException {
        assertNotNull(assertion.verify(signed("gatehouse-client+jwt", "1", builder -> builder), NOW));
    }

    @Test
    void another_purpose_or_envelope_is_not_believed() throws JOSEException {
        assertNull(assertion.verify(signed("JWT", "1", builder -> builder), NOW));
        assertNull(assertion.verify(signed("gatehouse-client+jwt", "one", builder -> builder), NOW));
        assertNull(assertion.verify(signed("gatehouse-client+jwt", null, builder -> builder), NOW));
        assertNull(verified(builder -> builder.audience("gatehouse-api")));
        assertNull(verified(builder -> builder.audience((String) null)));
        assertNull(verified(builder -> builder.issuer("somebody")));
        assertNull(verified(builder -> builder.issueTime(null)));
        assertNull(verified(builder -> builder.expirationTime(null)));
        assertNull(verified(builder -> builder.claim("ip", null)));
        assertNull(verified(builder -> builder.claim("ip", 7)));
        assertNull(verified(builder -> builder.claim("host", null)));
    }

    private @org.jspecify.annotations.Nullable ClientContext verified(UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException {
        return assertion.verify(signed("gatehouse-client+jwt", "1", change), NOW);
    }

    /** Signed with the very key that the assertion uses, so that only the claim under test can be the reason. */
    private static String signed(
            String type, @org.jspecify.annotations.Nullable String kid, UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType(type))
                .keyID(kid)
                .build();
        SignedJWT jws = new SignedJWT(header, claims(change));
        jws.sign(
                new MACSigner(KEYS.derive("gatehouse-client-assertion").active().bytes()));
        return jws.serialize();
    }

    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer("gatehouse-gateway")
                        .audience("gatehouse-core")
                        .issueTime(Date.from(NOW))
                        .expirationTime(Date.from(NOW.plusSeconds(30)))
                        .claim("ip", "203.0.113.7")
                        .claim("ua", "")
                        .claim("rid", "request-1")
                        .claim("host", "id.example.com"))
                .build();
    }

    private static KeyRing ring(int id, int seed) {
        return KeyRing.parse(id + ":" + key(seed));
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
