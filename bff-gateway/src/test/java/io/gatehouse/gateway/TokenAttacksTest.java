package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.gateway.cookie.AccessCookie;
import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.TestKeys;
import io.gatehouse.gateway.testing.World;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Sealer;
import io.gatehouse.kit.tenant.TenantHosts;
import io.gatehouse.kit.token.SharedTokenKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forged access tokens as a browser would bring them, in a good seal even: none is believed, none reaches an API. */
class TokenAttacksTest {
    private static final String ACCESS = "__Host-Http-access";
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final KeyRing TOKEN_KEYS =
            KeyRing.parse("1:" + Base64.getEncoder().encodeToString(new byte[32]));
    private static final AccessCookie SEALER =
            new AccessCookie(new Sealer(KeyRing.parse(World.COOKIE_KEYS).derive("access-cookie"), new SecureRandom()));

    private static World world;

    @BeforeAll
    static void start() {
        world = World.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** Makes an attack from good claims and the core's own key. */
    interface Attack {
        String text(JWTClaimsSet good, TestKeys core) throws JOSEException;
    }

    static Stream<Arguments> attacks() {
        TestKeys foreign = TestKeys.generate("foreign");
        return Stream.of(
                attack("alg none", (good, core) -> new PlainJWT(good).serialize()),
                attack("the JWKS as a secret", (good, core) -> mac(core.key().getKeyID(), good, core.jwks())),
                attack(
                        "the public key as a secret",
                        (good, core) -> mac(
                                core.key().getKeyID(),
                                good,
                                core.key().toPublicJWK().toJSONString())),
                attack(
                        "a secret where none is configured",
                        (good, core) -> Objects.requireNonNull(new SharedTokenKeys(TOKEN_KEYS).active())
                                .sign(good)),
                attack(
                        "another key of the same name",
                        (good, core) -> TestKeys.generate("key-1").sign(good)),
                attack("an unknown key", (good, core) -> foreign.sign(good)),
                header("another key's name", header -> header.keyID("foreign")),
                header("no key's name", header -> header.keyID(null)),
                header("a path as the key's name", header -> header.keyID("../../key-1")),
                header("type JWT", header -> header.type(JOSEObjectType.JWT)),
                header("no type", header -> header.type(null)),
                header(
                        "a critical extension",
                        header -> header.criticalParams(Set.of("exp")).customParam("exp", 1)),
                attack(
                        "its own key in jwk",
                        (good, core) -> foreign.sign(
                                of(core).jwk(foreign.key().toPublicJWK()).build(), good)),
                header("our own key in jwk", header -> header.jwk(foreign.key().toPublicJWK())),
                attack(
                        "its own keys at jku",
                        (good, core) -> foreign.sign(
                                of(core).jwkURL(URI.create("https://evil.example/jwks.json"))
                                        .build(),
                                good)),
                attack(
                        "its own certificate at x5u",
                        (good, core) -> foreign.sign(
                                of(core).x509CertURL(URI.create("https://evil.example/cert.pem"))
                                        .build(),
                                good)),
                claims("wrong iss", claims -> claims.issuer("https://evil.example")),
                claims("wrong aud", claims -> claims.audience("reports")),
                claims("one aud more", claims -> claims.audience(List.of("gatehouse-api", "reports"))),
                claims("no exp", claims -> claims.expirationTime(null)),
                claims(
                        "future iat",
                        claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(3_600)))),
                claims(
                        "future nbf",
                        claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(3_600)))),
                claims("no sub", claims -> claims.subject(null)),
                claims("no sid", claims -> claims.claim("sid", null)),
                claims("roles as a text", claims -> claims.claim("roles", "staff")),
                attack("alg twice", (good, core) -> twice(core.sign(good))),
                attack("another payload", (good, core) -> otherPayload(core.sign(good))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void an_attack_is_refused_and_starts_no_refresh(String name, Attack attack) throws JOSEException {
        long refreshes = world.core.calls("/api/v1/auth/refresh");
        long calls = world.api.calls.get();
        Browser browser = world.browser();
        browser.signIn();
        JWTClaimsSet good = TestKeys.claims(UUID.randomUUID(), 1, Instant.now().plusSeconds(600))
                .build();
        browser.jar().put(ACCESS, SEALER.seal(attack.text(good, world.core.keys), TenantHosts.DEFAULT));
        Reply reply = browser.get("/api/notes");
        assertEquals(401, reply.status(), name);
        assertEquals("UNAUTHENTICATED", reply.code());
        assertEquals(refreshes, world.core.calls("/api/v1/auth/refresh"));
        assertEquals(calls, world.api.calls.get());
        browser.jar().put(ACCESS, SEALER.seal(world.core.keys.sign(good), TenantHosts.DEFAULT));
        assertEquals(200, browser.get("/api/notes").status(), "the token without the attack");
    }

    @Test
    void a_secret_is_believed_where_it_is_configured_and_only_under_its_own_name() throws JOSEException {
        String secret = "1:" + Base64.getEncoder().encodeToString(new byte[32]);
        try (World shared = World.start(Map.of("secrets.tokenKeys", secret))) {
            Browser browser = shared.browser();
            browser.signIn();
            JWTClaimsSet good = TestKeys.claims(
                            UUID.randomUUID(), 1, Instant.now().plusSeconds(600))
                    .build();
            String byCore = Objects.requireNonNull(new SharedTokenKeys(TOKEN_KEYS).active())
                    .sign(good);
            browser.jar().put(ACCESS, SEALER.seal(byCore, TenantHosts.DEFAULT));
            assertEquals(200, browser.get("/api/notes").status());
            for (String confused : List.of(
                    mac("key-1", good, new String(new byte[32], StandardCharsets.US_ASCII)),
                    mac("hs256-1", good, shared.core.keys.jwks()),
                    mac("hs256-2", good, new String(new byte[32], StandardCharsets.US_ASCII)),
                    shared.core.keys.sign(
                            new JWSHeader.Builder(JWSAlgorithm.ES256)
                                    .type(TYPE)
                                    .keyID("hs256-1")
                                    .build(),
                            good))) {
                browser.jar().put(ACCESS, SEALER.seal(confused, TenantHosts.DEFAULT));
                assertEquals(401, browser.get("/api/notes").status(), confused);
            }
        }
    }

    private static Arguments attack(String name, Attack attack) {
        return arguments(name, attack);
    }

    /** Signed with the core's own key: only the claims are wrong. */
    private static Arguments claims(String name, UnaryOperator<JWTClaimsSet.Builder> spoil) {
        return attack(
                name,
                (good, core) ->
                        core.sign(spoil.apply(new JWTClaimsSet.Builder(good)).build()));
    }

    private static Arguments header(String name, UnaryOperator<JWSHeader.Builder> spoil) {
        return attack(name, (good, core) -> core.sign(spoil.apply(of(core)).build(), good));
    }

    private static JWSHeader.Builder of(TestKeys core) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(core.key().getKeyID());
    }

    private static String mac(String kid, JWTClaimsSet claims, String secret) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).keyID(kid).build(), claims);
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    private static String twice(String token) {
        String header = new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
        String doubled = header.replaceFirst("\\{", "{\"alg\":\"none\",");
        return base64(doubled) + token.substring(token.indexOf('.'));
    }

    private static String otherPayload(String token) {
        String[] parts = token.split("\\.", -1);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return parts[0] + "." + base64(payload.replace("\"user\"", "\"staff\"")) + "." + parts[2];
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
