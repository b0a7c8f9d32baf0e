package io.gatehouse.devstack.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.devstack.Http;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleServerTest {
    private static final String ISSUER = "http://localhost:8080";
    private static final AtomicReference<JWKSet> PUBLISHED = new AtomicReference<>(new JWKSet());

    private static Vertx vertx;
    private static URI api;
    private static ECKey key;
    private static RSAKey rsa;

    @BeforeAll
    static void start() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        PUBLISHED.set(new JWKSet(List.of(key.toPublicJWK(), rsa.toPublicJWK())));
        vertx = Vertx.vertx();
        HttpServer keys = done(vertx.createHttpServer()
                .requestHandler(
                        request -> request.response().end(PUBLISHED.get().toString()))
                .listen(0, "127.0.0.1"));
        URI jwks = URI.create("http://127.0.0.1:" + keys.actualPort() + "/.well-known/jwks.json");
        api = done(SampleServer.start(vertx, jwks, ISSUER)).url();
    }

    @AfterAll
    static void stop() throws Exception {
        done(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/notes", "/api/notes/events", "/api/echo", "/api/echo/ws", "/api/echo/any/thing"})
    void without_a_token_everything_is_refused(String path) throws Exception {
        HttpResponse<String> answer = Http.get(api.resolve(path));

        assertEquals(401, answer.statusCode());
        assertEquals("Bearer", answer.headers().firstValue("www-authenticate").orElse(""));
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("content-type").orElse(""));
        assertEquals("UNAUTHENTICATED", new JsonObject(answer.body()).getString("code"));
    }

    @Test
    void a_token_is_good_with_whatever_kind_of_key_the_issuer_publishes() throws Exception {
        assertEquals(200, echo(signed(new RSASSASigner(rsa), JWSAlgorithm.RS256, "at+jwt", "rsa", c -> c)));
        assertEquals(200, echo(good("at+jwt", c -> c)));
        byte[] published = rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        refused(signed(new MACSigner(published), JWSAlgorithm.HS256, "at+jwt", "rsa", c -> c));
        refused(signed(new RSASSASigner(rsa), JWSAlgorithm.RS256, "at+jwt", "first", c -> c));
        refused(signed(new RSASSASigner(rsa), JWSAlgorithm.PS256, "at+jwt", "rsa", c -> c));
    }

    private static int echo(String token) throws Exception {
        return Http.get(api.resolve("/api/echo"), "Authorization", "Bearer " + token)
                .statusCode();
    }

    @Test
    void a_wrong_token_is_refused_whatever_is_wrong_with_it() throws Exception {
        ECKey stranger = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
        ECKey unknown = new ECKeyGenerator(Curve.P_256).keyID("unknown").generate();
        byte[] published = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);

        refused(signed(new ECDSASigner(stranger), JWSAlgorithm.ES256, "at+jwt", "first", c -> c));
        refused(signed(new ECDSASigner(unknown), JWSAlgorithm.ES256, "at+jwt", "unknown", c -> c));
        refused(signed(new MACSigner(published), JWSAlgorithm.HS256, "at+jwt", "first", c -> c));
        refused(good("JWT", c -> c));
        refused(good("at+jwt", c -> c.issuer("http://elsewhere")));
        refused(good("at+jwt", c -> c.audience("another-api")));
        refused(good("at+jwt", c -> c.audience((String) null)));
        refused(good("at+jwt", c -> c.expirationTime(Date.from(Instant.now().minusSeconds(3600)))));
        refused(good("at+jwt", c -> c.expirationTime(null)));
        refused(good("at+jwt", c -> c.subject(null)));
        refused(new PlainJWT(claims("ada").build()).serialize());
        refused("nonsense");
    }

    @Test
    void a_cookie_is_no_token() throws Exception {
        HttpResponse<String> answer = Http.get(api.resolve("/api/echo"), "Cookie", "dev-access=" + token("ada"));

        assertEquals(401, answer.statusCode());
    }

    @Test
    void each_person_sees_and_removes_only_their_own_notes() throws Exception {
        URI notes = api.resolve("/api/notes");
        String ada = "Bearer " + token("ada");
        String bob = "Bearer " + token("bob");

        HttpResponse<String> added = Http.send("POST", notes, "{\"text\":\" Buy tea \"}", "Authorization", ada);
        String id = new JsonObject(added.body()).getString("id");

        assertEquals(201, added.statusCode());
        assertEquals("Buy tea", notes(ada).getJsonObject(0).getString("text"));
        assertEquals(new JsonArray(), notes(bob));
        assertEquals(
                404,
                Http.send("DELETE", URI.create(notes + "/" + id), "", "Authorization", bob)
                        .statusCode());
        assertEquals(
                204,
                Http.send("DELETE", URI.create(notes + "/" + id), "", "Authorization", ada)
                        .statusCode());
        assertEquals(new JsonArray(), notes(ada));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"text\":\"\"}", "{\"text\":7}", "[]", "{\"text\":\"a\",\"text\":\"b\"}"})
    void a_note_without_text_is_refused(String body) throws Exception {
        HttpResponse<String> answer =
                Http.send("POST", api.resolve("/api/notes"), body, "Authorization", "Bearer " + token("carol"));

        assertEquals(400, answer.statusCode());
        assertEquals("VALIDATION_ERROR", new JsonObject(answer.body()).getString("code"));
    }

    @Test
    void the_feed_tells_of_changes_as_they_happen() throws Exception {
        String dora = "Bearer " + token("dora");
        HttpRequest request = HttpRequest.newBuilder(api.resolve("/api/notes/events"))
                .header("Authorization", dora)
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader feed = new BufferedReader(new InputStreamReader(
                        client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                                .body(),
                        StandardCharsets.UTF_8))) {
            assertEquals(": connected", feed.readLine());
            assertEquals("", feed.readLine());

            assertEquals(
                    201,
                    Http.send("POST", api.resolve("/api/notes"), "{\"text\":\"Hi\"}", "Authorization", dora)
                            .statusCode());

            assertEquals("event: added", feed.readLine());
            assertTrue(feed.readLine().contains("\"text\":\"Hi\""));
            client.shutdownNow();
        }
    }

    @Test
    void the_echo_shows_what_arrived_with_the_token_shortened() throws Exception {
        String token = token("ada");
        HttpResponse<String> answer = Http.send(
                "PUT", api.resolve("/api/echo/a?b=c"), "", "Authorization", "Bearer " + token, "X-Sample", "yes");
        JsonObject echo = new JsonObject(answer.body());

        assertEquals("PUT", echo.getString("method"));
        assertEquals("/api/echo/a?b=c", echo.getString("path"));
        assertEquals("ada", echo.getString("subject"));
        assertEquals("yes", echo.getJsonObject("headers").getString("x-sample"));
        assertEquals(
                "Bearer " + token.substring(0, 12) + "…",
                echo.getJsonObject("headers").getString("authorization"));
        assertFalse(answer.body().contains(token));
    }

    @Test
    void a_websocket_echoes_text() throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                received.complete(data.toString());
                return null;
            }
        };
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = client.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + token("ada"))
                    .buildAsync(
                            URI.create("ws"
                                    + api.resolve("/api/echo/ws").toString().substring(4)),
                            listener)
                    .get(60, TimeUnit.SECONDS);
            socket.request(10);
            assertEquals(socket, socket.sendText("hällo", true).get(60, TimeUnit.SECONDS));

            assertEquals("hällo", received.get(60, TimeUnit.SECONDS));
            client.shutdownNow();
        }
    }

    private static JsonArray notes(String authorization) throws Exception {
        String body = Http.get(api.resolve("/api/notes"), "Authorization", authorization)
                .body();
        return new JsonObject(body).getJsonArray("notes");
    }

    private static void refused(String token) throws Exception {
        assertEquals(
                401,
                Http.get(api.resolve("/api/echo"), "Authorization", "Bearer " + token)
                        .statusCode());
    }

    private static String token(String subject) throws JOSEException {
        return good("at+jwt", claims -> claims.subject(subject));
    }

    private static String good(String type, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(new ECDSASigner(key), JWSAlgorithm.ES256, type, "first", change);
    }

    private static String signed(
            JWSSigner signer,
            JWSAlgorithm algorithm,
            String type,
            String kid,
            UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType(type))
                .keyID(kid)
                .build();
        SignedJWT jwt = new SignedJWT(header, change.apply(claims("ada")).build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static JWTClaimsSet.Builder claims(String subject) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("gatehouse-api")
                .subject(subject)
                .claim("sid", "session-1")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
