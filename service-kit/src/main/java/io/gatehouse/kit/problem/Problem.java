package io.gatehouse.kit.problem;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as clients see it: {@code application/problem+json} of RFC 9457.
 *
 * @param detail a sentence on this occurrence, or {@code null}; safe to show to anybody
 * @param errors the faulty fields, if any
 * @param retryAfter seconds until it makes sense to try again, or {@code null}
 * @param extra further members
 */
public record Problem(
        int status,
        String code,
        String title,
        @Nullable String detail,
        List<FieldError> errors,
        @Nullable Integer retryAfter,
        Map<String, Object> extra) {
    /** The media type of {@link #toJson}. */
    public static final String CONTENT_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
        extra = Map.copyOf(extra);
    }

    public static Problem of(ProblemCode code) {
        return new Problem(code.status(), code.name(), code.title(), null, List.of(), null, Map.of());
    }

    public Problem withDetail(String sentence) {
        return new Problem(status, code, title, sentence, errors, retryAfter, extra);
    }

    public Problem withErrors(List<FieldError> fieldErrors) {
        return new Problem(status, code, title, detail, fieldErrors, retryAfter, extra);
    }

    /**
     * The same problem with the time after which to try again.
     *
     * @param seconds also sent as the header {@code Retry-After}
     */
    public Problem withRetryAfter(int seconds) {
        return new Problem(status, code, title, detail, errors, seconds, extra);
    }

    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extra);
        more.put(member, value);
        return new Problem(status, code, title, detail, errors, retryAfter, more);
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }

    /**
     * The body.
     *
     * @param instance the path that was asked for, without its query
     */
    public JsonObject toJson(@Nullable String instance, @Nullable String requestId) {
        JsonObject json = new JsonObject()
                .put("type", "urn:gatehouse:problem:" + code)
                .put("title", title)
                .put("status", status);
        putIfPresent(json, "detail", detail);
        putIfPresent(json, "instance", instance);
        json.put("code", code);
        putIfPresent(json, "requestId", requestId);
        if (!errors.isEmpty()) {
            JsonArray list = new JsonArray();
            errors.forEach(error -> list.add(error.toJson()));
            json.put("errors", list);
        }
        putIfPresent(json, "retryAfter", retryAfter);
        extra.forEach(json::put);
        return json;
    }

    private static void putIfPresent(JsonObject json, String member, @Nullable Object value) {
        if (value != null) {
            json.put(member, value);
        }
    }
}
