package io.gatehouse.core.session.http;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.RequestContext;
import io.gatehouse.core.http.UseCases;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.session.Confirmation;
import io.gatehouse.core.session.EndedSessions;
import io.gatehouse.core.session.EndedSessions.Place;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What gateways tell the core and ask it, besides the contract. Nobody else may. */
public final class GatewayRoutes {
    private static final int MOST_CONFIRMATIONS = 1_000;
    private static final int MOST_ASKED_ABOUT = 1_000;
    private static final long LARGEST_BODY = 256 * 1024;
    /** Java knows later days than the database does. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    /** A page that a gateway reads without keeping others waiting. */
    private static final int MOST_REVOCATIONS = 5_000;

    /** For clocks that differ. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final Pattern CHECK = Pattern.compile("[a-z-]{1,40}");

    private final Sessions sessions;
    private final AuditTrail audit;
    private final UseCases useCases;
    private final Supplier<Duration> accessLifetime;
    private final Supplier<Set<String>> tenants;
    private final InstantSource clock;

    /**
     * Takes the parts.
     *
     * @param accessLifetime how long any access token may live: sessions that ended before have none left to refuse
     * @param tenants gives the slugs of all tenants
     */
    public GatewayRoutes(
            Sessions sessions,
            AuditTrail audit,
            UseCases useCases,
            Supplier<Duration> accessLifetime,
            Supplier<Set<String>> tenants,
            InstantSource clock) {
        this.sessions = sessions;
        this.audit = audit;
        this.useCases = useCases;
        this.accessLifetime = accessLifetime;
        this.tenants = tenants;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.route("/internal/*").handler(GatewayRoutes::requireGateway);
        router.post("/internal/v1/confirmations")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(this::confirm);
        router.post("/internal/v1/csrf-rejections")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(this::crossSiteRefused);
        router.get("/internal/v1/revocations").handler(this::revocations);
        router.post("/internal/v1/revocations")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(this::revocationsOf);
        router.get("/internal/v1/tenants").handler(this::tenants);
    }

    /** For hosts below the domain of tenants: which of them are anybody's. */
    private void tenants(RoutingContext ctx) {
        List<String> slugs = tenants.get().stream().sorted().toList();
        Json.answer(ctx, 200, new JsonObject().put("slugs", new JsonArray(slugs)));
    }

    private static void requireGateway(RoutingContext ctx) {
        if (RequestContext.of(ctx).isFromGateway()) {
            ctx.next();
        } else {
            ctx.fail(ProblemCode.UNAUTHENTICATED.exception());
        }
    }

    private void confirm(RoutingContext ctx) {
        List<Confirmation> notes = read(body(ctx));
        useCases.run(() -> {
                    sessions.confirm(notes);
                    return true;
                })
                .onSuccess(done -> Json.noContent(ctx))
                .onFailure(ctx::fail);
    }

    private void crossSiteRefused(RoutingContext ctx) {
        if (!(body(ctx).getValue("check") instanceof String check)
                || !CHECK.matcher(check).matches()) {
            throw malformed();
        }
        RequestContext request = RequestContext.of(ctx);
        useCases.run(() -> {
                    audit.crossSiteRefused(request.tenant(), check, request.client());
                    return true;
                })
                .onSuccess(done -> Json.noContent(ctx))
                .onFailure(ctx::fail);
    }

    private static JsonObject body(RoutingContext ctx) {
        Buffer body = ctx.body().buffer();
        return StrictJson.parse(body == null ? Buffer.buffer() : body);
    }

    private void revocations(RoutingContext ctx) {
        Instant now = clock.instant();
        Instant since = instant(ctx.request().getParam("since", now.toString()));
        Duration kept = accessLifetime.get().plus(MARGIN);
        Place behind = behind(ctx.request().getParam("behind"), ctx.request().getParam("endedAt"));
        useCases.run(() -> sessions.endedSince(since, kept, behind, MOST_REVOCATIONS))
                .onSuccess(ended -> Json.answer(ctx, 200, body(now, kept, ended)))
                .onFailure(ctx::fail);
    }

    private void revocationsOf(RoutingContext ctx) {
        Instant now = clock.instant();
        Duration kept = accessLifetime.get().plus(MARGIN);
        List<SessionId> asked = readIds(body(ctx));
        useCases.run(() -> sessions.endedOf(asked))
                .onSuccess(ended -> Json.answer(ctx, 200, body(now, kept, ended)))
                .onFailure(ctx::fail);
    }

    private static List<SessionId> readIds(JsonObject body) {
        try {
            JsonArray entries = body.getJsonArray("sessions");
            if (entries == null || entries.isEmpty() || entries.size() > MOST_ASKED_ABOUT) {
                throw malformed();
            }
            return entries.stream()
                    .map(id -> new SessionId(UUID.fromString((String) id)))
                    .toList();
        } catch (IllegalArgumentException | ClassCastException | NullPointerException wrong) {
            throw malformed();
        }
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

    private static @Nullable Place behind(@Nullable String session, @Nullable String endedAt) {
        try {
            return session == null || endedAt == null
                    ? null
                    : new Place(instant(endedAt), new SessionId(UUID.fromString(session)));
        } catch (IllegalArgumentException wrong) {
            throw malformed();
        }
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

    /**
     * Tells both clocks: ours dates tokens, the store's ends.
     *
     * @param kept how long after its end a session may still have an access token
     */
    private static JsonObject body(Instant now, Duration kept, EndedSessions ended) {
        List<JsonObject> entries = ended.sessions().stream()
                .map(session -> new JsonObject()
                        .put("sessionId", session.id().toString())
                        .put("reason", session.reason().name())
                        .put("endedAt", session.endedAt().toString())
                        .put("until", session.endedAt().plus(kept).toString()))
                .toList();
        JsonObject body = new JsonObject()
                .put("now", now.toString())
                .put("asOf", ended.asOf().toString())
                .put("revocations", new JsonArray(entries));
        if (entries.size() == MOST_REVOCATIONS) {
            body.put("next", entries.getLast());
        }
        return body;
    }

    private static RuntimeException malformed() {
        return ProblemCode.VALIDATION_ERROR.exception();
    }
}
