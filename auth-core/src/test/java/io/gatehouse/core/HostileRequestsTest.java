package io.gatehouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.http.Operations;
import io.gatehouse.core.testing.FittingBodies;
import io.gatehouse.core.testing.Hostile;
import io.gatehouse.core.testing.OpenApi;
import io.gatehouse.core.testing.OpenApi.Endpoint;
import io.gatehouse.core.testing.OpenApi.Parameter;
import io.gatehouse.core.testing.SpoiltRequest;
import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestCore.Answer;
import io.gatehouse.core.testing.Wire;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever is sent, the answer is ours: 2xx, or a problem with 4xx, and a refused request changes nothing. Every operation of the contract
 * begins with a request that fits, which is then spoilt in one place at a time. A failure prints its seed; {@code -Dhostile.seed=} runs it
 * again.
 */
class HostileRequestsTest {
    private static final long SEED = Long.getLong("hostile.seed", System.nanoTime());
    private static final Hostile HOSTILE = new Hostile(new Random(SEED));
    private static final int TEXTS_PER_FIELD = 6;
    private static final int MEGABYTE = 1 << 20;
    private static final String PASSWORD = "tidal Lantern 42";
    private static final String USER = "ines@calder.studio";
    private static final String ADMIN = "root@calder.studio";
    private static final Pattern INSIDES = Pattern.compile("Exception|io\\.vertx|java\\.|PostgreSQL|SQLSTATE");

    /** Of a request line and of headers. */
    private static final Set<Integer> TOO_LONG = Set.of(414, 431);

    /** A refused request changes no row of these. */
    private static final List<String> KEPT = List.of(
            "users", "credentials", "tenants", "webhooks", "totp_authenticators", "recovery_codes", "trusted_devices");

    private static TestCore core;
    private static Wire wire;
    private static String userPassword = PASSWORD;
    private static String userToken = "";
    private static String adminToken = "";
    private static String spareUser = "";
    private static String webhook = "";

    @BeforeAll
    static void start() {
        core = TestCore.start(Map.of(
                "core.eventLoops", "1",
                "policies.lockout.failures", "100",
                "policies.alerts.webhooksToPrivateAddresses", "true",
                "policies.tokens.exchange.enabled", "true",
                "policies.tokens.exchange.audiences", "maps"));
        wire = new Wire(core.running().port());
        core.seed(USER, PASSWORD);
        core.seed("spare@calder.studio", PASSWORD);
        core.running().seedUser(ADMIN, PASSWORD, "Ro", "Ot", List.of("user", "admin"));
        spareUser = core.database()
                .column("SELECT id FROM users WHERE email = 'spare@calder.studio'")
                .getFirst();
        signIn();
        webhook = core.post(
                        "/admin/webhooks",
                        new JsonObject().put("url", "https://127.0.0.1:9/in"),
                        "Authorization",
                        "Bearer " + adminToken)
                .json()
                .getJsonObject("webhook")
                .getString("id");
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @TestFactory
    Stream<DynamicTest> every_operation_withstands() {
        return OpenApi.read().endpoints().stream()
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.id(), () -> withstands(endpoint)));
    }

    private static void withstands(Endpoint endpoint) {
        Answer fits = answer(fitting(endpoint));
        assertFalse(
                Set.of("VALIDATION_ERROR", "UNSUPPORTED_MEDIA_TYPE", endpoint.signedIn() ? "UNAUTHENTICATED" : "none")
                        .contains(fits.code()),
                "the first request to " + endpoint.id() + " should fit, but got " + fits);
        List<SpoiltRequest> requests = new ArrayList<>();
        spoilParameters(endpoint, requests);
        spoilHeaders(endpoint, requests);
        spoilBody(endpoint, requests);
        String kept = fingerprint();
        for (SpoiltRequest request : requests) {
            Answer answer = answer(request);
            if (answer.status() < 300) {
                assertNothingIsLost(request, answer);
                kept = fingerprint();
            }
        }
        assertEquals(kept, fingerprint(), "seed " + SEED + ": " + endpoint.id() + " did what it refused");
    }

    private static void spoilParameters(Endpoint endpoint, List<SpoiltRequest> requests) {
        for (Parameter parameter : endpoint.parameters()) {
            List<String> values = new ArrayList<>(
                    HOSTILE.texts(TEXTS_PER_FIELD).stream().map(Hostile::inUrl).toList());
            values.addAll(List.of("%", "%zz", "%00", "%2F..%2F", "%C3%28", "%ED%A0%80", "%FF", "x".repeat(3_000)));
            values.forEach(value -> requests.add(fitting(endpoint).parameter(parameter, value)));
            if (parameter.in().equals("query")) {
                requests.add(fitting(endpoint).parameter(parameter, "a&" + parameter.name() + "=b"));
                requests.add(fitting(endpoint).parameter(parameter, "a&unknown=b"));
            }
        }
    }

    private static void spoilHeaders(Endpoint endpoint, List<SpoiltRequest> requests) {
        for (String name : List.of(
                "Authorization",
                "Accept",
                "Accept-Language",
                "User-Agent",
                "X-Request-Id",
                "Gatehouse-Client",
                "Cookie",
                "traceparent")) {
            HOSTILE.texts(2)
                    .forEach(text -> requests.add(
                            fitting(endpoint).header(name, Hostile.wire(text).replaceAll("[\r\n]", ""))));
        }
        for (String value : List.of("Bearer", "Bearer " + "a.".repeat(3_000), "Basic aW5lczppbmVz")) {
            requests.add(fitting(endpoint).header("Authorization", value));
        }
    }

    private static void spoilBody(Endpoint endpoint, List<SpoiltRequest> requests) {
        HOSTILE.bodies().forEach(body -> requests.add(fitting(endpoint).body(body)));
        if (endpoint.fields() == null) {
            return;
        }
        HOSTILE.mediaTypes().forEach(type -> requests.add(fitting(endpoint).mediaType(type)));
        requests.add(fitting(endpoint).mediaType(null));
        HOSTILE.texts(4).forEach(text -> requests.add(fitting(endpoint).unknown(HOSTILE.json(text))));
        for (String name : endpoint.fields().keySet()) {
            HOSTILE.values().forEach(value -> requests.add(fitting(endpoint).field(name, value)));
            HOSTILE.texts(TEXTS_PER_FIELD).stream()
                    .map(HOSTILE::json)
                    .forEach(json -> requests.add(fitting(endpoint).field(name, json)));
            HOSTILE.texts(2)
                    .forEach(text -> requests.add(fitting(endpoint).field(name, "[" + HOSTILE.json(text) + "]")));
            requests.add(fitting(endpoint).field(name, "\"" + "x".repeat(MEGABYTE) + "\""));
            requests.add(fitting(endpoint).without(name));
            requests.add(fitting(endpoint).twice(name));
        }
    }

    /** Sends a request; signs in anew when one before it has ended the session. */
    private static Answer answer(SpoiltRequest request) {
        String what = "seed " + SEED + ": " + request;
        Answer answer = sent(request, what);
        boolean isSignedOut = Set.of("UNAUTHENTICATED", "SESSION_REVOKED").contains(answer.code());
        if (isSignedOut && !request.isSpoiltIn("Authorization") && !request.isSpoiltIn("Gatehouse-Client")) {
            signIn();
            answer = sent(request, what);
        }
        return answer;
    }

    private static Answer sent(SpoiltRequest request, String what) {
        Answer answer = request.send(wire, request.endpoint().isAdministration() ? adminToken : userToken);
        if (answer == null) {
            // The core hangs up on who goes on sending, and its answer may then be lost on the way.
            assertTrue(request.size() > Operations.LARGEST_BODY, what + " was not answered");
            return new Answer(ProblemCode.PAYLOAD_TOO_LARGE.status(), Map.of(), "");
        }
        assertIsOurs(answer, what + " gave " + answer);
        return answer;
    }

    private static void assertIsOurs(Answer answer, String what) {
        assertTrue(answer.status() >= 200 && answer.status() < 500, what);
        if (answer.status() >= 300) {
            assertEquals("application/problem+json", answer.header("content-type"), what);
            int usual = ProblemCode.valueOf(answer.code()).status();
            assertTrue(answer.status() == usual || TOO_LONG.contains(answer.status()), what);
            assertFalse(answer.json().getString("requestId", "").isEmpty(), what);
            assertFalse(INSIDES.matcher(answer.body()).find(), what);
        }
    }

    /** What was accepted is told back as it was sent, and a password opens the account. */
    private static void assertNothingIsLost(SpoiltRequest request, Answer answer) {
        String what = "seed " + SEED + ": " + request + " gave " + answer;
        if (request.endpoint().id().equals("changePassword")) {
            userPassword = String.valueOf(value(request.fields().get("newPassword")));
            Answer signIn = core.post("/login", TestCore.credentials(USER, userPassword));
            assertEquals(200, signIn.status(), what);
        }
        if (answer.body().isEmpty() || request.endpoint().fields() == null) {
            return;
        }
        JsonObject told = answer.json();
        request.fields().forEach((name, sent) -> {
            if (told.containsKey(name)) {
                assertEquals(value(sent), told.getValue(name), what);
            }
        });
    }

    private static Object value(@Nullable String wire) {
        return new JsonObject("{\"v\":" + Hostile.text(String.valueOf(wire)) + "}").getValue("v");
    }

    private static SpoiltRequest fitting(Endpoint endpoint) {
        Map<String, String> fields = new FittingBodies(USER, userPassword).of(endpoint);
        fields.replaceAll((name, json) -> Hostile.wire(json));
        String id = endpoint.path().contains("/users/")
                ? spareUser
                : endpoint.path().contains("/webhooks/") ? webhook : OpenApi.NOBODYS_ID;
        return new SpoiltRequest(endpoint, id, fields);
    }

    private static void signIn() {
        userToken = core.signIn(USER, userPassword).getString("accessToken");
        adminToken = core.signIn(ADMIN, PASSWORD).getString("accessToken");
    }

    /** Deliveries that fail in the background leave their mark on a webhook; no request does. */
    private static String fingerprint() {
        return KEPT.stream()
                .map(table -> "SELECT '" + table
                        + " ' || md5(coalesce(string_agg(kept, '' ORDER BY kept), '')) FROM (SELECT (to_jsonb(t)"
                        + " - 'failing_since')::text AS kept FROM " + table + " t) rows")
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" UNION ALL "),
                        query -> String.join(", ", core.database().column(query))));
    }
}
