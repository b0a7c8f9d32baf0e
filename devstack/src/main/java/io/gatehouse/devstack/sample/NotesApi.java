package io.gatehouse.devstack.sample;

import io.gatehouse.kit.http.StrictJson;
import io.gatehouse.kit.problem.FieldError;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@code /api/notes}: each person's own notes, in memory, and a feed that tells when they change. */
final class NotesApi {
    private static final int MAX_BODY_BYTES = 16_384;
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_NOTES = 200;
    private static final long HEARTBEAT_MILLIS = 15_000;

    private final Map<String, List<Note>> notes = new ConcurrentHashMap<>();
    private final Map<String, Set<HttpServerResponse>> feeds = new ConcurrentHashMap<>();
    private final Vertx vertx;
    private final InstantSource clock;

    private record Note(UUID id, String text, Instant createdAt) {
        JsonObject toJson() {
            return new JsonObject().put("id", id.toString()).put("text", text).put("createdAt", createdAt.toString());
        }
    }

    NotesApi(Vertx vertx, InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/api/notes").handler(this::list);
        router.post("/api/notes")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::add);
        router.get("/api/notes/events").handler(this::follow);
        router.delete("/api/notes/:id").handler(this::remove);
    }

    private void list(RoutingContext ctx) {
        JsonArray list = new JsonArray();
        of(ctx).forEach(note -> list.add(note.toJson()));
        SampleServer.json(ctx, 200, new JsonObject().put("notes", list));
    }

    private void add(RoutingContext ctx) {
        String text = text(StrictJson.parse(
                ctx.body().buffer() == null ? Buffer.buffer() : ctx.body().buffer()));
        Note note = new Note(UUID.randomUUID(), text, clock.instant());
        List<Note> mine = of(ctx);
        mine.addFirst(note);
        if (mine.size() > MAX_NOTES) {
            mine.removeLast();
        }
        tell(ctx, "added", note.toJson());
        SampleServer.json(ctx, 201, note.toJson());
    }

    private void remove(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        if (!of(ctx).removeIf(note -> note.id().toString().equals(id))) {
            throw ProblemCode.NOT_FOUND.exception();
        }
        tell(ctx, "removed", new JsonObject().put("id", id));
        ctx.response().setStatusCode(204).end();
    }

    /** Server-sent events; the comment lines keep proxies from taking the silence for the end. */
    private void follow(RoutingContext ctx) {
        HttpServerResponse feed = ctx.response()
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store");
        Set<HttpServerResponse> mine =
                feeds.computeIfAbsent(BearerGuard.subject(ctx), person -> ConcurrentHashMap.newKeySet());
        long heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, tick -> feed.write(": still here\n\n"));
        feed.closeHandler(gone -> {
            vertx.cancelTimer(heartbeat);
            mine.remove(feed);
        });
        mine.add(feed);
        feed.write(": connected\n\n");
    }

    private void tell(RoutingContext ctx, String event, JsonObject data) {
        for (HttpServerResponse feed : feeds.getOrDefault(BearerGuard.subject(ctx), Set.of())) {
            if (feed.writeQueueFull()) {
                // Somebody who does not read would fill the memory; they connect anew and read the list.
                feed.reset();
            } else {
                feed.write("event: " + event + "\ndata: " + data.encode() + "\n\n");
            }
        }
    }

    private List<Note> of(RoutingContext ctx) {
        return notes.computeIfAbsent(BearerGuard.subject(ctx), person -> new CopyOnWriteArrayList<>());
    }

    private static String text(JsonObject body) {
        if (body.getValue("text") instanceof String text && !text.isBlank() && text.length() <= MAX_TEXT) {
            return text.strip();
        }
        FieldError fault = new FieldError("text", "INVALID", "Write between 1 and " + MAX_TEXT + " characters.");
        throw ProblemCode.VALIDATION_ERROR.problem().withErrors(List.of(fault)).exception();
    }
}
