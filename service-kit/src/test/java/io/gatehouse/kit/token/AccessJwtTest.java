package io.gatehouse.kit.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import io.gatehouse.kit.secret.KeyRing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of attacks on JWTs (RFC 8725), tried one by one against all kinds of keys. */
class AccessJwtTest {
    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");
    private static final long IAT = NOW.getEpochSecond();
    private static final String ISSUER = "https://login.example.test";
    private static final String AUDIENCE = "gatehouse-api";

    private static final ECKey EC = ec("ec-key");
    private static final RSAKey RSA = rsa("rsa-key");
    private static final byte[] SECRET = "a secret of thirty-two bytes and more".getBytes(UTF_8);
    private static final SharedTokenKeys SHARED =
            new SharedTokenKeys(KeyRing.parse("7:" + Base64.getEncoder().encodeToString(SECRET)));
    private static final Map<String, TokenKey> KEYS = Map.of(
            "ec-key", requireNonNull(TokenKey.of(EC.toPublicJWK())),
            "rsa-key", requireNonNull(TokenKey.of(RSA.toPublicJWK())));

    private static final String HEADER = "{'alg':'ES256','typ':'at+jwt','kid':'ec-key'}";
    private static final String CLAIMS = "{'iss':'" + ISSUER + "','aud':'" + AUDIENCE + "','sub':'u','jti':'j','iat':"
            + IAT + ",'exp':" + (IAT + 900) + "}";

    /** Signs anything that looks like a token. */
    private interface Signature {
        byte[] of(byte[] input) throws JOSEException;
    }

    private static final Signature BY_EC = input ->
            new ECDSASigner(EC).sign(new JWSHeader(JWSAlgorithm.ES256), input).decode();
    private static final Signature BY_RSA = input ->
            new RSASSASigner(RSA).sign(new JWSHeader(JWSAlgorithm.RS256), input).decode();
    private static final Signature BY_SECRET = withSecret(SECRET);
    private static final Signature NOBODY = input -> new byte[0];

    @Test
    void good_tokens_of_each_algorithm_are_believed() {
        assertEquals("u", subject(token(HEADER, CLAIMS, BY_EC)));
        assertEquals("u", subject(token("{'alg':'RS256','typ':'at+jwt','kid':'rsa-key'}", CLAIMS, BY_RSA)));
        assertEquals("u", subject(token("{'alg':'HS256','typ':'at+jwt','kid':'hs256-7'}", CLAIMS, BY_SECRET)));
        assertEquals("u", subject(token(HEADER, with("'nbf':" + IAT), BY_EC)));
    }

    static Stream<Arguments> attacksOnTheSignature() {
        byte[] attacker = "the secret of an attacker, long enough".getBytes(UTF_8);
        ECKey foreign = ec("ec-key");
        Signature byForeign = input -> new ECDSASigner(foreign)
                .sign(new JWSHeader(JWSAlgorithm.ES256), input)
                .decode();
        String hs = "{'alg':'HS256','typ':'at+jwt','kid':'%s'}";
        return Stream.of(
                arguments("alg none", token("{'alg':'none','typ':'at+jwt','kid':'ec-key'}", CLAIMS, NOBODY)),
                arguments(
                        "alg none with a signature",
                        token("{'alg':'none','typ':'at+jwt','kid':'ec-key'}", CLAIMS, BY_EC)),
                arguments("alg nOnE", token("{'alg':'nOnE','typ':'at+jwt','kid':'ec-key'}", CLAIMS, NOBODY)),
                arguments("no alg", token("{'typ':'at+jwt','kid':'ec-key'}", CLAIMS, BY_EC)),
                arguments("the EC key's JWK as a secret", token(hs.formatted("ec-key"), CLAIMS, withSecret(text(EC)))),
                arguments(
                        "the RSA key's JWK as a secret", token(hs.formatted("rsa-key"), CLAIMS, withSecret(text(RSA)))),
                arguments(
                        "the RSA key's DER as a secret", token(hs.formatted("rsa-key"), CLAIMS, withSecret(der(RSA)))),
                arguments(
                        "the RSA key's PEM as a secret", token(hs.formatted("rsa-key"), CLAIMS, withSecret(pem(RSA)))),
                arguments("the EC key's PEM as a secret", token(hs.formatted("ec-key"), CLAIMS, withSecret(pem(EC)))),
                arguments("HS256 under a public key's id", token(hs.formatted("ec-key"), CLAIMS, BY_SECRET)),
                arguments(
                        "ES256 under a secret's id",
                        token("{'alg':'ES256','typ':'at+jwt','kid':'hs256-7'}", CLAIMS, BY_EC)),
                arguments(
                        "RS256 said, ES256 done",
                        token("{'alg':'RS256','typ':'at+jwt','kid':'ec-key'}", CLAIMS, BY_EC)),
                arguments(
                        "ES256 under the RSA key's id",
                        token("{'alg':'ES256','typ':'at+jwt','kid':'rsa-key'}", CLAIMS, BY_EC)),
                arguments("PS256", token("{'alg':'PS256','typ':'at+jwt','kid':'rsa-key'}", CLAIMS, BY_RSA)),
                arguments("HS512", token("{'alg':'HS512','typ':'at+jwt','kid':'hs256-7'}", CLAIMS, BY_SECRET)),
                arguments("another secret", token(hs.formatted("hs256-7"), CLAIMS, withSecret(attacker))),
                arguments("a key of our key's name", token(HEADER, CLAIMS, byForeign)),
                arguments("all zeros", token(HEADER, CLAIMS, input -> new byte[64])),
                arguments("no signature", token(HEADER, CLAIMS, NOBODY)),
                arguments("a signature cut short", token(HEADER, CLAIMS, input -> Arrays.copyOf(BY_EC.of(input), 63))),
                arguments(
                        "a signature in DER",
                        token(HEADER, CLAIMS, input -> ECDSA.transcodeSignatureToDER(BY_EC.of(input)))),
                arguments("another token's signature", token(HEADER, CLAIMS, input -> BY_EC.of(new byte[] {1}))));
    }

    static Stream<Arguments> attacksOnTheHeader() {
        ECKey attacker = ec("ec-key");
        Signature byAttacker = input -> new ECDSASigner(attacker)
                .sign(new JWSHeader(JWSAlgorithm.ES256), input)
                .decode();
        return Stream.of(
                arguments("jwk", token(headerWith("'jwk':" + attacker.toPublicJWK()), CLAIMS, byAttacker)),
                arguments("jwk, though ours", token(headerWith("'jwk':" + EC.toPublicJWK()), CLAIMS, BY_EC)),
                arguments("jku", token(headerWith("'jku':'https://evil.example/jwks.json'"), CLAIMS, byAttacker)),
                arguments("x5u", token(headerWith("'x5u':'https://evil.example/cert.pem'"), CLAIMS, byAttacker)),
                arguments("x5c", token(headerWith("'x5c':['MIIB']"), CLAIMS, BY_EC)),
                arguments("x5t#S256", token(headerWith("'x5t#S256':'AAAA'"), CLAIMS, BY_EC)),
                arguments("crit of exp", token(headerWith("'crit':['exp'],'exp':1"), CLAIMS, BY_EC)),
                arguments("crit of b64", token(headerWith("'crit':['b64'],'b64':false"), CLAIMS, BY_EC)),
                arguments("b64", token(headerWith("'b64':true"), CLAIMS, BY_EC)),
                arguments("zip", token(headerWith("'zip':'DEF'"), CLAIMS, BY_EC)),
                arguments("cty", token(headerWith("'cty':'JWT'"), CLAIMS, BY_EC)),
                arguments("an unknown member", token(headerWith("'x':1"), CLAIMS, BY_EC)),
                arguments("wrong typ", token(HEADER.replace("at+jwt", "JWT"), CLAIMS, BY_EC)),
                arguments(
                        "typ of a client assertion",
                        token(HEADER.replace("at+jwt", "gatehouse-client+jwt"), CLAIMS, BY_EC)),
                arguments("no typ", token("{'alg':'ES256','kid':'ec-key'}", CLAIMS, BY_EC)),
                arguments("typ is a number", token("{'alg':'ES256','typ':1,'kid':'ec-key'}", CLAIMS, BY_EC)),
                arguments("unknown kid", token(HEADER.replace("ec-key", "other"), CLAIMS, BY_EC)),
                arguments("kid of another key", token(HEADER.replace("ec-key", "rsa-key"), CLAIMS, BY_EC)),
                arguments("kid is a path", token(HEADER.replace("ec-key", "../../../dev/null"), CLAIMS, BY_EC)),
                arguments(
                        "kid is SQL",
                        token(HEADER.replace("ec-key", "x' OR '1'='1".replace('\'', '`')), CLAIMS, BY_EC)),
                arguments("kid is a number", token("{'alg':'ES256','typ':'at+jwt','kid':1}", CLAIMS, BY_EC)),
                arguments("kid is null", token("{'alg':'ES256','typ':'at+jwt','kid':null}", CLAIMS, BY_EC)),
                arguments("no kid", token("{'alg':'ES256','typ':'at+jwt'}", CLAIMS, BY_EC)),
                arguments(
                        "alg twice",
                        token("{'alg':'none','alg':'ES256','typ':'at+jwt','kid':'ec-key'}", CLAIMS, BY_EC)),
                arguments(
                        "kid twice",
                        token("{'alg':'ES256','typ':'at+jwt','kid':'other','kid':'ec-key'}", CLAIMS, BY_EC)),
                arguments("an array", token("['ES256']", CLAIMS, BY_EC)),
                arguments("no JSON", token("alg=ES256", CLAIMS, BY_EC)));
    }

    static Stream<Arguments> attacksOnTheClaims() {
        return Stream.of(
                arguments("wrong iss", token(HEADER, CLAIMS.replace(ISSUER, "https://evil.example"), BY_EC)),
                arguments("iss with a slash", token(HEADER, CLAIMS.replace(ISSUER, ISSUER + "/"), BY_EC)),
                arguments(
                        "iss is a list",
                        token(HEADER, CLAIMS.replace("'" + ISSUER + "'", "['" + ISSUER + "']"), BY_EC)),
                arguments("no iss", token(HEADER, without("iss"), BY_EC)),
                arguments("wrong aud", token(HEADER, CLAIMS.replace(AUDIENCE, "reports"), BY_EC)),
                arguments(
                        "one aud more",
                        token(HEADER, CLAIMS.replace("'" + AUDIENCE + "'", "['" + AUDIENCE + "','reports']"), BY_EC)),
                arguments("empty aud", token(HEADER, CLAIMS.replace("'" + AUDIENCE + "'", "[]"), BY_EC)),
                arguments("no aud", token(HEADER, without("aud"), BY_EC)),
                arguments("no exp", token(HEADER, without("exp"), BY_EC)),
                arguments(
                        "exp is a text", token(HEADER, CLAIMS.replace("'exp':" + (IAT + 900), "'exp':'soon'"), BY_EC)),
                arguments("exp is null", token(HEADER, CLAIMS.replace("'exp':" + (IAT + 900), "'exp':null"), BY_EC)),
                arguments("no iat", token(HEADER, without("iat"), BY_EC)),
                arguments("future iat", token(HEADER, CLAIMS.replace("'iat':" + IAT, "'iat':" + (IAT + 1)), BY_EC)),
                arguments("future nbf", token(HEADER, with("'nbf':" + (IAT + 1)), BY_EC)),
                arguments("no sub", token(HEADER, without("sub"), BY_EC)),
                arguments("no jti", token(HEADER, without("jti"), BY_EC)),
                arguments("iss twice", token(HEADER, with("'iss':'https://evil.example'"), BY_EC)),
                arguments("sub twice", token(HEADER, with("'sub':'admin'"), BY_EC)),
                arguments("a list", token(HEADER, "[" + CLAIMS + "]", BY_EC)),
                arguments("no JSON", token(HEADER, "iss", BY_EC)),
                arguments("trailing JSON", token(HEADER, CLAIMS + "{}", BY_EC)),
                arguments("nothing", token(HEADER, "", BY_EC)));
    }

    static Stream<Arguments> attacksOnTheForm() {
        String good = token(HEADER, CLAIMS, BY_EC);
        String[] parts = good.split("\\.", -1);
        return Stream.of(
                arguments("nothing", ""),
                arguments("dots", ".."),
                arguments("two parts", parts[0] + "." + parts[1]),
                arguments("four parts", good + "." + parts[2]),
                arguments("five parts, as if encrypted", good + ".." + parts[2]),
                arguments(
                        "a signed object as JSON",
                        "{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\""
                                + parts[2] + "\"}"),
                arguments(
                        "another payload", parts[0] + "." + base64(CLAIMS.replace("'u'", "'admin'")) + "." + parts[2]),
                arguments("another header", base64(HEADER.replace("ES256", "ES384")) + "." + parts[1] + "." + parts[2]),
                arguments("oversized", token(HEADER, with("'x':'" + "x".repeat(8_192) + "'"), BY_EC)),
                arguments("oversized noise", "x".repeat(1_000_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"attacksOnTheSignature", "attacksOnTheHeader", "attacksOnTheClaims", "attacksOnTheForm"})
    void an_attack_is_refused(String name, String text) {
        assertNull(claims(text), name);
    }

    @Test
    void what_a_token_says_of_its_end_needs_no_key() {
        AccessJwt jwt = requireNonNull(AccessJwt.parse(token(HEADER, CLAIMS, NOBODY_BUT_64_BYTES)));
        assertFalse(jwt.saysItIsOverBy(NOW.plusSeconds(899)));
        assertTrue(jwt.saysItIsOverBy(NOW.plusSeconds(900)));
        assertFalse(requireNonNull(AccessJwt.parse(token(HEADER, without("exp"), BY_EC)))
                .saysItIsOverBy(NOW.plusSeconds(900)));
    }

    private static final Signature NOBODY_BUT_64_BYTES = input -> new byte[64];

    @Test
    void a_key_signs_what_it_verifies_and_a_public_half_signs_nothing() {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("u")
                .jwtID("j")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(900)))
                .build();
        for (TokenKey key : new TokenKey[] {
            requireNonNull(TokenKey.of(EC)), requireNonNull(TokenKey.of(RSA)), requireNonNull(SHARED.active())
        }) {
            assertEquals("u", subject(key.sign(claims)), key.toString());
        }
        assertThrows(
                IllegalStateException.class,
                () -> requireNonNull(KEYS.get("ec-key")).sign(claims).length());
    }

    @Test
    void only_keys_that_will_do_are_taken() throws JOSEException {
        assertNull(TokenKey.of(new ECKeyGenerator(Curve.P_384).keyID("k").generate()), "another curve");
        assertNull(TokenKey.of(new ECKeyGenerator(Curve.P_256).generate()), "no id");
        assertNull(TokenKey.of(new RSAKeyGenerator(1_024, true).keyID("k").generate()), "too short");
        assertNull(TokenKey.of(new OctetSequenceKey.Builder(SECRET).keyID("k").build()), "a secret in a JWKS");
    }

    @Test
    void without_a_configured_secret_there_is_no_key_for_hs256() {
        SharedTokenKeys none = new SharedTokenKeys(null);
        assertNull(none.active());
        assertNull(none.find("hs256-7"));
    }

    @Test
    void the_first_secret_signs_and_the_others_verify() {
        String key = Base64.getEncoder().encodeToString(SECRET);
        String other = Base64.getEncoder().encodeToString("another secret of thirty-two bytes".getBytes(UTF_8));
        SharedTokenKeys keys = new SharedTokenKeys(KeyRing.parse("9:" + other + ",7:" + key));
        assertEquals("hs256-9", requireNonNull(keys.active()).kid());
        assertNotNull(keys.find("hs256-7"));
        assertFalse(keys.active().toString().contains(other), "a key does not print itself");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31})
    void a_secret_under_32_bytes_is_refused_and_named(int bytes) {
        String ring = "1:" + Base64.getEncoder().encodeToString(new byte[bytes]);
        IllegalArgumentException fault =
                assertThrows(IllegalArgumentException.class, () -> new SharedTokenKeys(KeyRing.parse(ring)).active());
        assertTrue(requireNonNull(fault.getMessage()).contains("at least 32 bytes"), fault.getMessage());
    }

    private static @Nullable String subject(String text) {
        JWTClaimsSet claims = claims(text);
        return claims == null ? null : claims.getSubject();
    }

    private static @Nullable JWTClaimsSet claims(String text) {
        AccessJwt jwt = AccessJwt.parse(text);
        if (jwt == null) {
            return null;
        }
        TokenKey secret = SHARED.find(jwt.kid());
        TokenKey key = secret == null ? KEYS.get(jwt.kid()) : secret;
        return key == null ? null : jwt.claims(key, ISSUER, AUDIENCE, NOW);
    }

    /** Writes a token by hand, so that it may be as wrong as an attacker likes. Apostrophes are quotation marks. */
    private static String token(String header, String claims, Signature signature) {
        String input = base64(header) + "." + base64(claims);
        try {
            return input + "." + Base64URL.encode(signature.of(input.getBytes(UTF_8)));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(String json) {
        return Base64URL.encode(json.replace('\'', '"')).toString();
    }

    private static String headerWith(String member) {
        return HEADER.replace("}", "," + member + "}");
    }

    private static String with(String member) {
        return CLAIMS.replace("}", "," + member + "}");
    }

    private static String without(String claim) {
        return CLAIMS.replace("'" + claim + "'", "'not-" + claim + "'");
    }

    private static Signature withSecret(byte[] secret) {
        // A short secret is filled with zeros, as HMAC itself does.
        byte[] key = Arrays.copyOf(secret, Math.max(32, secret.length));
        return input -> new MACSigner(key)
                .sign(new JWSHeader(JWSAlgorithm.HS256), input)
                .decode();
    }

    private static byte[] text(JWK key) {
        return key.toPublicJWK().toJSONString().getBytes(UTF_8);
    }

    private static byte[] der(JWK key) {
        try {
            return key instanceof RSAKey rsa
                    ? rsa.toPublicKey().getEncoded()
                    : key.toECKey().toPublicKey().getEncoded();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] pem(JWK key) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der(key));
        return ("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n").getBytes(UTF_8);
    }

    private static ECKey ec(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey rsa(String kid) {
        try {
            return new RSAKeyGenerator(2_048).keyID(kid).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
