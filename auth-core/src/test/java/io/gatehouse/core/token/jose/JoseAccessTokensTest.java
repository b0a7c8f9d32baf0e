package io.gatehouse.core.token.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.core.testing.SigningNodes;
import io.gatehouse.core.testing.SigningNodes.Node;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.token.IssuedAccessToken;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens as the core makes and checks them. */
class JoseAccessTokensTest {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final SigningNodes nodes = new SigningNodes();

    @ParameterizedTest
    @CsvSource({"es256, ES256", "rs256, RS256", "hs256, HS256"})
    void tokens_of_each_algorithm_are_verified_by_every_node(String signing, String algorithm) throws ParseException {
        nodes.policies(Map.of("tokens.signing", signing));
        Node one = nodes.start(World.keys(7));
        Node other = nodes.start(World.keys(7));
        nodes.now.updateAndGet(now -> now.plus(Duration.ofMinutes(10)));
        String token = issue(one);
        assertEquals(
                JWSAlgorithm.parse(algorithm),
                SignedJWT.parse(token).getHeader().getAlgorithm());
        assertEquals(SigningNodes.CLAIMS, other.tokens().verify(token));
    }

    @Test
    void a_key_for_rs256_is_long_enough_sealed_and_published_by_its_public_half() throws ParseException {
        nodes.policies(Map.of("tokens.signing", "rs256"));
        Node node = nodes.start(null);
        JWKSet published = JWKSet.parse(node.keys().jwks());
        assertEquals(3_072, published.getKeys().getFirst().size());
        assertFalse(published.getKeys().getFirst().isPrivate());
        assertEquals("RS256", published.getKeys().getFirst().getAlgorithm().getName());
        String stored = new String(
                nodes.store.published(nodes.now.get()).getFirst().sealedPrivateKey(), StandardCharsets.ISO_8859_1);
        assertFalse(stored.contains("RSA"), "the private half is sealed");
    }

    @Test
    void a_secret_is_published_nowhere_and_stored_nowhere() {
        nodes.policies(Map.of("tokens.signing", "hs256"));
        Node node = nodes.start(World.keys(7));
        assertEquals("{\"keys\":[]}", node.keys().jwks());
        assertEquals(List.of(), nodes.store.published(nodes.now.get()));
        assertNull(
                node.rotation().replace(io.gatehouse.core.kernel.Administrator.operator(World.TENANT), World.CLIENT));
    }

    @Test
    void a_node_without_the_secret_believes_no_token_that_is_signed_with_one() {
        nodes.policies(Map.of("tokens.signing", "hs256"));
        String token = issue(nodes.start(World.keys(7)));
        assertNull(nodes.start(World.keys(8)).tokens().verify(token));
        nodes.policies(Map.of());
        assertNull(nodes.start(null).tokens().verify(token));
    }

    @Test
    void without_any_key_nothing_is_signed() {
        nodes.policies(Map.of("tokens.signing", "hs256"));
        Node node = nodes.start(null);
        assertThrows(IllegalStateException.class, () -> issue(node).length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"es256 rs256", "rs256 es256", "es256 hs256", "hs256 es256", "hs256 rs256"})
    void a_change_of_algorithm_loses_no_token_and_gives_verifiers_time(String change) throws ParseException {
        nodes.policies(Map.of("tokens.signing", change.split(" ", -1)[0]));
        Node one = nodes.start(World.keys(7));
        Node other = nodes.start(World.keys(7));
        advance(Duration.ofMinutes(10), one, other);
        String before = issue(one);
        nodes.policies(Map.of("tokens.signing", change.split(" ", -1)[1]));
        one.keys().reload();
        String meanwhile = issue(one);
        assertNotNull(other.tokens().verify(meanwhile), "the other node has not looked yet");
        other.keys().reload();
        assertNotNull(one.tokens().verify(before));
        assertNotNull(other.tokens().verify(before));
        advance(Duration.ofMinutes(10), one, other);
        String after = issue(one);
        assertNotNull(other.tokens().verify(after));
        assertEquals(
                change.split(" ", -1)[1].toUpperCase(java.util.Locale.ROOT),
                SignedJWT.parse(after).getHeader().getAlgorithm().getName());
    }

    @Test
    void no_token_outlives_its_key() throws ParseException {
        nodes.policies(Map.of("tokens.accessLifetime", "15m", "tokens.keyRotation", "1h"));
        Node node = nodes.start(null);
        // The policy gives tokens longer lives than the key was made for; the node cannot reach its store.
        nodes.now.updateAndGet(now -> now.plus(Duration.ofMinutes(80)));
        IssuedAccessToken token = node.tokens().issue(SigningNodes.CLAIMS, Duration.ofHours(12));
        assertEquals(Duration.ofMinutes(5), token.life());
        assertEquals(
                nodes.now.get().plus(token.life()),
                SignedJWT.parse(token.text().utf8())
                        .getJWTClaimsSet()
                        .getExpirationTime()
                        .toInstant());
    }

    @Test
    void expiry_has_thirty_seconds_and_a_clock_that_is_ahead_five_minutes() {
        Node node = nodes.start(null);
        String token = issue(node);
        nodes.now.updateAndGet(now -> now.plus(LIFE).plusSeconds(29));
        assertNotNull(node.tokens().verify(token));
        nodes.now.updateAndGet(now -> now.plusSeconds(1));
        assertNull(node.tokens().verify(token));
        nodes.now.updateAndGet(now -> now.minus(LIFE).minusSeconds(30).minus(Duration.ofMinutes(5)));
        assertNotNull(node.tokens().verify(token), "made by a node whose clock is five minutes ahead");
        nodes.now.updateAndGet(now -> now.minusSeconds(1));
        assertNull(node.tokens().verify(token));
    }

    /** Makes an attack from what a good token holds and the key that signed it. */
    interface Attack {
        String text(JWTClaimsSet good, ECKey key) throws JOSEException;
    }

    static Stream<Arguments> attacks() throws JOSEException {
        ECKey foreign = new ECKeyGenerator(Curve.P_256).keyID("foreign").generate();
        return Stream.of(
                attack("alg none", (good, key) -> new PlainJWT(good).serialize()),
                attack(
                        "the public key as a secret",
                        (good, key) -> sign(
                                header(JWSAlgorithm.HS256, key),
                                good,
                                new MACSigner(key.toPublicJWK().toJSONString()))),
                attack(
                        "another key under our key's id",
                        (good, key) -> sign(es256(key), good, new ECDSASigner(foreign))),
                attack(
                        "an unknown key id",
                        (good, key) -> sign(header(JWSAlgorithm.ES256, foreign), good, new ECDSASigner(key))),
                attack(
                        "no key id",
                        (good, key) -> sign(
                                new JWSHeader.Builder(JWSAlgorithm.ES256)
                                        .type(TYPE)
                                        .build(),
                                good,
                                new ECDSASigner(key))),
                attack(
                        "its own key in jwk",
                        (good, key) -> sign(
                                new JWSHeader.Builder(es256(key))
                                        .jwk(foreign.toPublicJWK())
                                        .build(),
                                good,
                                new ECDSASigner(foreign))),
                attack(
                        "its own keys at jku",
                        (good, key) -> sign(
                                new JWSHeader.Builder(es256(key))
                                        .jwkURL(URI.create("https://evil.example/jwks.json"))
                                        .build(),
                                good,
                                new ECDSASigner(foreign))),
                attack(
                        "its own certificate at x5u",
                        (good, key) -> sign(
                                new JWSHeader.Builder(es256(key))
                                        .x509CertURL(URI.create("https://evil.example/cert.pem"))
                                        .build(),
                                good,
                                new ECDSASigner(foreign))),
                attack(
                        "a critical extension",
                        (good, key) -> sign(
                                new JWSHeader.Builder(JWSAlgorithm.ES256)
                                        .type(TYPE)
                                        .keyID(key.getKeyID())
                                        .criticalParams(Set.of("exp"))
                                        .customParam("exp", 1)
                                        .build(),
                                good,
                                new ECDSASigner(key))),
                attack(
                        "type JWT",
                        (good, key) -> sign(
                                new JWSHeader.Builder(es256(key))
                                        .type(JOSEObjectType.JWT)
                                        .build(),
                                good,
                                new ECDSASigner(key))),
                claims("wrong iss", claims -> claims.issuer("https://evil.example")),
                claims("no iss", claims -> claims.issuer(null)),
                claims("wrong aud", claims -> claims.audience("reports")),
                claims("one aud more", claims -> claims.audience(List.of("gatehouse-api", "reports"))),
                claims("no aud", claims -> claims.audience((String) null)),
                claims("no exp", claims -> claims.expirationTime(null)),
                claims("no iat", claims -> claims.issueTime(null)),
                claims(
                        "future iat",
                        claims -> claims.issueTime(
                                Date.from(io.gatehouse.core.testing.MovableClock.START.plusSeconds(3_600)))),
                claims(
                        "future nbf",
                        claims -> claims.notBeforeTime(
                                Date.from(io.gatehouse.core.testing.MovableClock.START.plusSeconds(3_600)))),
                claims("no sub", claims -> claims.subject(null)),
                claims("sub is no id", claims -> claims.subject("admin")),
                claims("no jti", claims -> claims.jwtID(null)),
                claims("no sid", claims -> claims.claim("sid", null)),
                claims("sid is no id", claims -> claims.claim("sid", "x")),
                claims("no tid", claims -> claims.claim("tid", null)),
                claims("no gen", claims -> claims.claim("gen", null)),
                claims("gen is a text", claims -> claims.claim("gen", "five")),
                claims("no auth_time", claims -> claims.claim("auth_time", null)),
                claims("no roles", claims -> claims.claim("roles", null)),
                claims("roles is a text", claims -> claims.claim("roles", "admin")),
                claims("no amr", claims -> claims.claim("amr", null)),
                claims("oversized", claims -> claims.claim("x", "x".repeat(8_192))),
                attack(
                        "a claim twice",
                        (good, key) -> signed(key, good.toString().replaceFirst("\\{", "{\"roles\":[\"admin\"],"))),
                attack("a list of claims", (good, key) -> signed(key, "[" + good + "]")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void an_attack_is_refused(String name, Attack attack) throws JOSEException, ParseException {
        Node node = nodes.start(null);
        String good = issue(node);
        ECKey key = nodes.maker
                .open(nodes.store.published(nodes.now.get()).getFirst())
                .toECKey();
        assertNotNull(node.tokens().verify(good), "the token without the attack");
        assertNull(node.tokens().verify(attack.text(SignedJWT.parse(good).getJWTClaimsSet(), key)), name);
    }

    private static Arguments attack(String name, Attack attack) {
        return arguments(name, attack);
    }

    /** Signed with our own key: only the claims are wrong. */
    private static Arguments claims(String name, UnaryOperator<JWTClaimsSet.Builder> spoil) {
        return attack(
                name,
                (good, key) -> sign(
                        es256(key), spoil.apply(new JWTClaimsSet.Builder(good)).build(), new ECDSASigner(key)));
    }

    private static JWSHeader es256(ECKey key) {
        return header(JWSAlgorithm.ES256, key);
    }

    private static JWSHeader header(JWSAlgorithm algorithm, ECKey key) {
        return new JWSHeader.Builder(algorithm).type(TYPE).keyID(key.getKeyID()).build();
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String signed(ECKey key, String payload) throws JOSEException {
        JWSObject token = new JWSObject(es256(key), new Payload(payload));
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private void advance(Duration by, Node... reloading) {
        nodes.now.updateAndGet(now -> now.plus(by));
        for (Node node : reloading) {
            node.keys().reload();
        }
    }

    private static String issue(Node node) {
        return node.tokens().issue(SigningNodes.CLAIMS, LIFE).text().utf8();
    }
}
