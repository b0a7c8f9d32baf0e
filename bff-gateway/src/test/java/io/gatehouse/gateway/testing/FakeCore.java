package io.gatehouse.gateway.testing;

import io.gatehouse.gateway.kernel.Paths;
import io.gatehouse.kit.http.ClientAssertion;
import io.gatehouse.kit.http.ClientContext;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.secret.KeyRing;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A core that keeps the wire contract: real ES256 tokens, successors that are a function of their parent, ended sessions with a reason, and
 * each host a tenant of its own.
 * What it is told to do wrong, it does wrong.
 */
public final class FakeCore implements AutoCloseable {
    private static final int MOST_REVOCATIONS = 5_000;
    /** How it treats the calls of /refresh. */
    public enum Mood {
        WELL,
        /** Rotates, then cuts the line. */
        DROPS_ANSWERS,
        HANGS,
        /** Rotates and keeps the answer back until {@link FakeCore#release} is called. */
        DELAYED,
        OVERLOADED
    }

    /** A call as the core saw it. */
    public record Call(
            String method,
            String path,
            JsonObject headers,
            String body,
            @Nullable ClientContext client) {}

    private record Session(UUID id, String host, AtomicInteger generation, boolean rememberMe, Instant expiresAt) {}

    /** The reference of a sign-in that waits for its code. */
    public static final String HALF_SESSION = "half-session-reference-0123456789";

    private static final String HOST = FakeCore.class.getName() + ".host";

    private final Map<UUID, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, UUID> owners = new ConcurrentHashMap<>();
    private final Map<UUID, String> ended = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> endedAt = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> ranOut = new ConcurrentHashMap<>();
    private final ClientAssertion assertions = new ClientAssertion(KeyRing.parse(World.GATEWAY_KEYS));
    private final HttpServer server;

    public volatile TestKeys keys = TestKeys.generate("key-1");
    public final List<Call> calls = new CopyOnWriteArrayList<>();
    public final List<JsonObject> confirmations = new CopyOnWriteArrayList<>();
    /** The sessions whose state gateways wanted to know. */
    public final List<UUID> askedAfter = new CopyOnWriteArrayList<>();
    /** The checks that requests of other sites failed. */
    public final List<String> refusals = new CopyOnWriteArrayList<>();
    /** Every token ever given: none may show up where it does not belong. */
    public final List<String> issued = new CopyOnWriteArrayList<>();

    /** Answers that are kept back. */
    public final List<Runnable> held = new CopyOnWriteArrayList<>();

    public final AtomicInteger rotations = new AtomicInteger();
    public volatile Mood mood = Mood.WELL;
    public final AtomicInteger dropsLeft = new AtomicInteger(Integer.MAX_VALUE);
    public volatile long accessSeconds = 900;
    public volatile List<String> roles = List.of("user");
    public volatile boolean isAway;

    /** Without it, it refuses every gateway's word, as with another key. */
    public volatile boolean believesGateways = true;

    /** Audiences for which it gives tokens. */
    public volatile List<String> audiences = List.of("ledger-api");

    public volatile long exchangeSeconds = 300;
    /** Access tokens that its clock finds too old: all that were issued before this one's index. */
    public volatile int tooOldBefore;

    /** With another status than 200, every exchange is answered so. */
    public volatile int exchangeStatus = 200;

    public volatile boolean holdsExchanges;

    /** Whether sign-ins wait for {@link #release}, as for many hashes. */
    public volatile boolean holdsSignIns;

    /** How long after its end a session may have an access token. */
    public volatile Duration refusedFor = Duration.ofMinutes(20);

    /** Its tenants; null while it does not tell. */
    public volatile @Nullable List<String> tenants = List.of("default", "acme", "globex");

    /** How long its sessions last. */
    public volatile Duration sessionLife = Duration.ofDays(90);

    /** How far its clock is ahead of everybody else's. */
    public volatile Duration ahead = Duration.ZERO;

    /** How far the clock of its database is ahead of its own. */
    public volatile Duration databaseAhead = Duration.ZERO;

    public FakeCore(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false)).handler(this::note);
        router.get("/.well-known/jwks.json").handler(ctx -> ctx.end(keys.jwks()));
        router.get("/health/ready").handler(ctx -> json(ctx, 200, new JsonObject().put("status", "UP")));
        router.post("/internal/v1/confirmations").handler(this::confirmations);
        router.post("/internal/v1/csrf-rejections").handler(ctx -> {
            refusals.add(body(ctx).getString("check"));
            ctx.response().setStatusCode(204).end();
        });
        router.get("/internal/v1/revocations").handler(this::revocations);
        router.get("/internal/v1/tenants").handler(this::tenants);
        router.post("/internal/v1/revocations").handler(this::revocationsOf);
        String prefix = "/api/v1/auth";
        router.post(prefix + "/login").handler(this::login);
        router.post(prefix + "/mfa/challenge").handler(this::challenge);
        router.post(prefix + "/password").handler(this::changePassword);
        router.post(prefix + "/refresh").handler(this::refresh);
        router.post(prefix + "/logout").handler(this::logout);
        router.get(prefix + "/session").handler(this::session);
        router.post(prefix + "/logout-all")
                .handler(ctx -> withBearer(ctx, session -> {
                    end(session.id(), "SIGNED_OUT_EVERYWHERE");
                    ctx.response().setStatusCode(204).end();
                }));
        router.get(prefix + "/me").handler(ctx -> withBearer(ctx, session -> json(ctx, 200, user())));
        router.post(prefix + "/token").handler(this::exchange);
        router.patch(prefix + "/me").handler(ctx -> withBearer(ctx, session -> json(ctx, 200, user())));
        router.get(prefix + "/sessions").handler(ctx -> withBearer(ctx, session -> json(ctx, 200, list(session))));
        router.delete(prefix + "/sessions")
                .handler(ctx -> withBearer(
                        ctx, session -> ctx.response().setStatusCode(204).end()));
        router.delete(prefix + "/sessions/:id")
                .handler(ctx -> withBearer(ctx, session -> {
                    end(UUID.fromString(ctx.pathParam("id")), "REVOKED_BY_USER");
                    ctx.response().setStatusCode(204).end();
                }));
        router.get(prefix + "/policies").handler(ctx -> json(ctx, 200, policies()));
        router.post(prefix + "/register").handler(ctx -> json(ctx, 201, new JsonObject().put("message", "Sent.")));
        router.post(prefix + "/unlock").handler(ctx -> json(ctx, 202, new JsonObject().put("message", "Sent.")));
        router.post(prefix + "/verify-email").handler(ctx -> problem(ctx, ProblemCode.TOKEN_EXPIRED, null, null));
        router.post(prefix + "/resend-verification")
                .handler(ctx -> problem(ctx, ProblemCode.RATE_LIMIT_EXCEEDED, null, 7));
        server = Waiting.result(vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(32_768))
                .requestHandler(router)
                .listen(0, "127.0.0.1"));
    }

    /** By its own clock. */
    public Instant now() {
        return Instant.now().plus(ahead);
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    @Override
    public void close() {
        Waiting.result(server.close());
    }

    /** Ends a session as somebody else would: the next refresh is told why. */
    public void end(UUID session, String reason) {
        endedAt.put(session, databaseNow());
        ended.put(session, reason);
    }

    /** Lets a session run out idle, of which only those learn who ask after it. */
    public void runOut(UUID session) {
        ranOut.put(session, databaseNow());
    }

    /** Tells nobody any more of what has ended. */
    public void forgetEnds() {
        ended.clear();
    }

    public UUID sessionOf(String refreshToken) {
        return Objects.requireNonNull(owners.get(refreshToken));
    }

    public long calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).count();
    }

    public String accessToken(UUID session, int generation, Instant expiresAt) {
        return note(keys.sign(TestKeys.claims(session, generation, expiresAt)
                .claim("roles", roles)
                .build()));
    }

    private String note(String token) {
        issued.add(token);
        return token;
    }

    private void note(RoutingContext ctx) {
        if (isAway) {
            ctx.request().connection().close();
            return;
        }
        JsonObject headers = new JsonObject();
        ctx.request()
                .headers()
                .forEach(header -> headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
        String assertion = ctx.request().getHeader(ClientAssertion.HEADER);
        ClientContext client = assertion == null || !believesGateways ? null : assertions.verify(assertion, now());
        String body = ctx.body().asString();
        calls.add(new Call(
                ctx.request().method().name(), Paths.of(ctx.request()), headers, body == null ? "" : body, client));
        if (client == null && !Paths.of(ctx.request()).startsWith("/.well-known")) {
            ctx.response().putHeader(ClientAssertion.CHALLENGE, ClientAssertion.SCHEME);
            problem(ctx, ProblemCode.UNAUTHENTICATED, null, null);
        } else {
            ctx.put(HOST, client == null ? "" : client.host());
            ctx.next();
        }
    }

    /** Returns the session of a refresh token, or null: also at another host than the one where it began. */
    private @Nullable Session session(RoutingContext ctx, @Nullable String refreshToken) {
        UUID id = refreshToken == null ? null : owners.get(refreshToken);
        Session session = id == null ? null : sessions.get(id);
        return session == null || !session.host().equals(ctx.get(HOST)) ? null : session;
    }

    private void login(RoutingContext ctx) {
        JsonObject body = body(ctx);
        if (!"right".equals(body.getString("password"))) {
            problem(ctx, ProblemCode.INVALID_CREDENTIALS, null, null);
            return;
        }
        Session old = session(ctx, ctx.request().getHeader("Gatehouse-Replaces"));
        if (old != null) {
            end(old.id(), "REPLACED_BY_SIGN_IN");
        }
        if ("with-second-factor".equals(body.getString("identifier"))) {
            json(
                    ctx,
                    200,
                    new JsonObject()
                            .put("mfaRequired", true)
                            .put("methods", new JsonArray().add("totp").add("recovery_code"))
                            .put("challenge", HALF_SESSION)
                            .put("expiresIn", 600)
                            .put("trustDeviceOffered", true));
            return;
        }
        Runnable answer = () -> signIn(ctx, body.getBoolean("rememberMe", false));
        if (holdsSignIns) {
            held.add(answer);
        } else {
            answer.run();
        }
    }

    private void challenge(RoutingContext ctx) {
        JsonObject body = body(ctx);
        boolean isRight = HALF_SESSION.equals(body.getString("challenge")) && "123456".equals(body.getString("code"));
        if (isRight) {
            signIn(ctx, /* remember= */ true);
        } else {
            problem(ctx, ProblemCode.INVALID_CODE, null, null);
        }
    }

    private void changePassword(RoutingContext ctx) {
        withBearer(ctx, session -> {
            end(session.id(), "PASSWORD_CHANGED");
            signIn(ctx, session.rememberMe());
        });
    }

    private void signIn(RoutingContext ctx, boolean remember) {
        Session session = new Session(
                UUID.randomUUID(),
                Objects.requireNonNull(ctx.<String>get(HOST)),
                new AtomicInteger(1),
                remember,
                now().plus(sessionLife));
        sessions.put(session.id(), session);
        json(ctx, 200, tokens(session, 1).put("mfaRequired", false).put("user", user()));
    }

    private void refresh(RoutingContext ctx) {
        String token = body(ctx).getString("refreshToken");
        Session session = session(ctx, token);
        if (mood == Mood.HANGS) {
            return;
        }
        if (mood == Mood.OVERLOADED) {
            problem(ctx, ProblemCode.OVERLOADED, null, 3);
            return;
        }
        if (session == null) {
            problem(ctx, ProblemCode.UNAUTHENTICATED, null, null);
            return;
        }
        String reason = ended.get(session.id());
        if (reason != null) {
            problem(ctx, ProblemCode.SESSION_REVOKED, reason, null);
            return;
        }
        JsonObject answer = rotate(session, token);
        if (mood == Mood.DROPS_ANSWERS && dropsLeft.getAndDecrement() > 0) {
            ctx.request().connection().close();
            return;
        }
        if (mood == Mood.DELAYED) {
            held.add(() -> json(ctx, 200, answer));
            return;
        }
        json(ctx, 200, answer);
    }

    /** Gives the answers that were kept back. */
    public void release() {
        held.forEach(Runnable::run);
        held.clear();
    }

    private synchronized JsonObject rotate(Session session, String token) {
        int current = session.generation().get();
        int next = token.equals(refreshToken(session.id(), current)) ? current + 1 : current;
        if (session.generation().compareAndSet(next - 1, next)) {
            rotations.incrementAndGet();
        }
        return tokens(session, next);
    }

    private void logout(RoutingContext ctx) {
        Session session = session(ctx, body(ctx).getString("refreshToken"));
        if (session == null) {
            problem(ctx, ProblemCode.UNAUTHENTICATED, null, null);
            return;
        }
        end(session.id(), "SIGNED_OUT");
        ctx.response().setStatusCode(204).end();
    }

    private static JsonObject body(RoutingContext ctx) {
        return new JsonObject(Objects.requireNonNull(ctx.body().asString()));
    }

    private void exchange(RoutingContext ctx) {
        if (exchangeStatus != 200) {
            ctx.response().setStatusCode(exchangeStatus).end();
            return;
        }
        String audience = body(ctx).getString("audience");
        withBearer(ctx, session -> {
            if (!audiences.contains(audience)) {
                problem(ctx, ProblemCode.FORBIDDEN, null, null);
                return;
            }
            String token = note(keys.sign(
                    TestKeys.claims(session.id(), session.generation().get(), now().plusSeconds(exchangeSeconds))
                            .audience(audience)
                            .claim("roles", roles)
                            .build()));
            JsonObject answer = new JsonObject().put("token", token).put("expiresIn", exchangeSeconds);
            if (holdsExchanges) {
                held.add(() -> json(ctx, 200, answer));
            } else {
                json(ctx, 200, answer);
            }
        });
    }

    private void session(RoutingContext ctx) {
        withBearer(
                ctx,
                session -> json(
                        ctx,
                        200,
                        new JsonObject()
                                .put("authenticated", true)
                                .put("user", user())
                                .put(
                                        "session",
                                        new JsonObject().put("id", session.id().toString()))));
    }

    private void withBearer(RoutingContext ctx, java.util.function.Consumer<Session> then) {
        String bearer = Objects.requireNonNullElse(ctx.request().getHeader(HttpHeaders.AUTHORIZATION), "");
        Session session = sessions.values().stream()
                .filter(candidate -> issued.contains(bearer.replace("Bearer ", ""))
                        && claim(bearer, "sid").equals(candidate.id().toString()))
                .findFirst()
                .orElse(null);
        if (session == null
                || !session.host().equals(ctx.get(HOST))
                || issued.indexOf(bearer.replace("Bearer ", "")) < tooOldBefore) {
            problem(ctx, ProblemCode.UNAUTHENTICATED, null, null);
            return;
        }
        String reason = ended.get(session.id());
        if (reason != null) {
            problem(ctx, ProblemCode.SESSION_REVOKED, reason, null);
        } else {
            then.accept(session);
        }
    }

    private static String claim(String jwt, String name) {
        String payload = jwt.split("\\.", -1)[1];
        return new JsonObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
                .getString(name, "");
    }

    private void confirmations(RoutingContext ctx) {
        JsonArray notes = body(ctx).getJsonArray("sessions");
        notes.forEach(note -> confirmations.add((JsonObject) note));
        ctx.response().setStatusCode(204).end();
    }

    private void tenants(RoutingContext ctx) {
        List<String> told = tenants;
        if (told == null) {
            problem(ctx, ProblemCode.NOT_FOUND, null, null);
        } else {
            json(ctx, 200, new JsonObject().put("slugs", new JsonArray(told)));
        }
    }

    private Instant databaseNow() {
        return now().plus(databaseAhead);
    }

    private void revocations(RoutingContext ctx) {
        Instant since = Instant.parse(ctx.request().getParam("since"));
        String behind = ctx.request().getParam("endedAt", "9") + ctx.request().getParam("behind", "");
        List<JsonObject> page = ended.keySet().stream()
                .filter(id -> !endOf(id).isBefore(since))
                .filter(id -> place(id).compareTo(behind) < 0)
                .sorted(Comparator.comparing(this::place).reversed())
                .limit(MOST_REVOCATIONS)
                .map(id -> new JsonObject()
                        .put("sessionId", id.toString())
                        .put("reason", ended.get(id))
                        .put("endedAt", endOf(id).toString())
                        .put("until", endOf(id).plus(refusedFor).toString()))
                .toList();
        JsonObject body = new JsonObject()
                .put("now", now().toString())
                .put("asOf", databaseNow().toString())
                .put("revocations", new JsonArray(page));
        json(ctx, 200, page.size() == MOST_REVOCATIONS ? body.put("next", page.getLast()) : body);
    }

    private void revocationsOf(RoutingContext ctx) {
        JsonArray over = new JsonArray();
        for (Object asked : body(ctx).getJsonArray("sessions")) {
            UUID session = UUID.fromString((String) asked);
            askedAfter.add(session);
            Instant end = ranOut.get(session);
            if (end != null) {
                over.add(new JsonObject()
                        .put("sessionId", asked)
                        .put("reason", "IDLE_TIMEOUT")
                        .put("endedAt", end.toString())
                        .put("until", end.plus(refusedFor).toString()));
            }
        }
        json(ctx, 200, new JsonObject().put("now", now().toString()).put("revocations", over));
    }

    private Instant endOf(UUID session) {
        return Objects.requireNonNull(endedAt.get(session));
    }

    private String place(UUID session) {
        return endOf(session) + session.toString();
    }

    private JsonObject tokens(Session session, int generation) {
        String refreshToken = note(refreshToken(session.id(), generation));
        owners.put(refreshToken, session.id());
        return new JsonObject()
                .put("accessToken", accessToken(session.id(), generation, now().plusSeconds(accessSeconds)))
                .put("refreshToken", refreshToken)
                .put("tokenType", "Bearer")
                .put("expiresIn", accessSeconds)
                .put(
                        "session",
                        new JsonObject()
                                .put("id", session.id().toString())
                                .put("expiresAt", session.expiresAt().toString())
                                .put("idleExpiresAt", session.expiresAt().toString())
                                .put("rememberMe", session.rememberMe()));
    }

    private static String refreshToken(UUID session, int generation) {
        try {
            byte[] seed = MessageDigest.getInstance("SHA-512")
                    .digest((session + "#" + generation).getBytes(StandardCharsets.US_ASCII));
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(seed);
            return "ghr_" + (text + text).substring(0, 94);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject policies() {
        return new JsonObject().put("product", "Harbour").put("features", new JsonObject().put("totp", true));
    }

    private JsonObject user() {
        return new JsonObject().put("email", "ada@example.test").put("roles", new JsonArray(roles));
    }

    private static JsonObject list(Session session) {
        return new JsonObject()
                .put(
                        "sessions",
                        new JsonArray()
                                .add(new JsonObject().put("id", session.id().toString())))
                .put("totalCount", 1);
    }

    private static void json(RoutingContext ctx, int status, JsonObject body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body.toBuffer());
    }

    private static void problem(
            RoutingContext ctx, ProblemCode code, @Nullable String reason, @Nullable Integer retryAfter) {
        JsonObject body = new JsonObject().put("status", code.status()).put("code", code.name());
        if (reason != null) {
            body.put("reason", reason);
        }
        if (retryAfter != null) {
            ctx.response().putHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        ctx.response()
                .setStatusCode(code.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(body.toBuffer());
    }
}
