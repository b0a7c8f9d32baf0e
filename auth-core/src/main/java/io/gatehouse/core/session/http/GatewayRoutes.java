package io.gatehouse.core.session.http;

import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.RequestContext;
import io.gatehouse.core.http.UseCases;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.session.Confirmation;
import io.gatehouse.core.session.EndedSession;
import io.gatehouse.core.session.Sessions;
import io.gatehouse.kit.http.StrictJson;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What gateways tell the core and ask it, besides the contract. Nobody else may. */
public final class GatewayRoutes {
    private static final int MOST_CONFIRMATIONS = 1_000;
    private static final long LARGEST_BODY = 256 * 1024;
    /** Java knows later days than the database does. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    /** A gateway that was away longer has no access token left to refuse. */
    private static final Duration LONGEST_LOOK_BACK = Duration.ofDays(1);

    private final Sessions sessions;
    private final UseCases useCases;
    private final InstantSource clock;

    public GatewayRoutes(Sessions sessions, UseCases useCases, InstantSource clock) {
        this.sessions = sessions;
        this.useCases = useCases;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.route("/internal/*").handler(GatewayRoutes::requireGateway);
        router.post("/internal/v1/confirmations")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(this::confirm);
        router.get("/internal/v1/revocations").handler(this::revocations);
    }

    private static void requireGateway(RoutingContext ctx) {
        if (RequestContext.of(ctx).isFromGateway()) {
            ctx.next();
        } else {
            ctx.fail(ProblemCode.UNAUTHENTICATED.exception());
        }
    }

    private void confirm(RoutingContext ctx) {
        Buffer body = ctx.body().buffer();
        List<Confirmation> notes = read(StrictJson.parse(body == null ? Buffer.buffer() : body));
        useCases.run(() -> {
                    sessions.confirm(notes);
                    return true;
                })
                .onSuccess(done -> Json.noContent(ctx))
                .onFailure(ctx::fail);
    }

    private void revocations(RoutingContext ctx) {
        Instant now = clock.instant();
        Instant since = instant(ctx.request().getParam("since", now.toString()));
        Instant oldest = now.minus(LONGEST_LOOK_BACK);
        useCases.run(() -> sessions.endedSince(since.isBefore(oldest) ? oldest : since))
                .onSuccess(ended -> Json.answer(ctx, 200, body(now, ended)))
                .onFailure(ctx::fail);
    }

    private static List<Confirmation> read(JsonObject body) {
        List<Confirmation> notes = new ArrayList<>();
        try {
            JsonArray entries = body.getJsonArray("sessions");
            if (entries == null || entries.isEmpty() || entries.size() > MOST_CONFIRMATIONS) {
                throw malformed();
            }
            for (int i = 0; i < entries.size(); i++) {
                JsonObject entry = entries.getJsonObject(i);
                notes.add(new Confirmation(
                        new SessionId(UUID.fromString(entry.getString("sessionId"))),
                        entry.getInteger("generation"),
                        instant(entry.getString("lastUsedAt"))));
            }
        } catch (IllegalArgumentException | ClassCastException | NullPointerException | DateTimeException wrong) {
            throw malformed();
        }
        return notes;
    }

    private static Instant instant(String text) {
        try {
            Instant parsed = Instant.parse(text);
            if (parsed.isBefore(Instant.EPOCH) || parsed.isAfter(LATEST)) {
                throw malformed();
            }
            return parsed;
        } catch (DateTimeException wrong) {
            throw malformed();
        }
    }

    private static JsonObject body(Instant now, List<EndedSession> ended) {
        List<JsonObject> entries = ended.stream()
                .map(session -> new JsonObject()
                        .put("sessionId", session.id().toString())
                        .put("reason", session.reason().name())
                        .put("endedAt", session.endedAt().toString()))
                .toList();
        return new JsonObject().put("now", now.toString()).put("revocations", new JsonArray(entries));
    }

    private static RuntimeException malformed() {
        return ProblemCode.VALIDATION_ERROR.exception();
    }
}
