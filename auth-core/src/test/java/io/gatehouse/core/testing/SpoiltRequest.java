package io.gatehouse.core.testing;

import io.gatehouse.core.testing.OpenApi.Endpoint;
import io.gatehouse.core.testing.OpenApi.Parameter;
import io.gatehouse.core.testing.TestCore.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request that fits the contract but for one thing. Everything is wire text: a char for each byte. */
public final class SpoiltRequest {
    private static final String PREFIX = "/api/v1/auth";

    private final Endpoint endpoint;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> fields;
    private String path;
    private String query = "";
    private @Nullable String mediaType = "application/json";
    private @Nullable String body;
    private String spoilt = "nothing";

    /**
     * Begins with what fits.
     *
     * @param fields values of the body's fields, as JSON
     */
    public SpoiltRequest(Endpoint endpoint, String id, Map<String, String> fields) {
        this.endpoint = endpoint;
        this.path = endpoint.path().replace("{id}", id);
        this.fields = new LinkedHashMap<>(fields);
    }

    public SpoiltRequest parameter(Parameter parameter, String value) {
        if (parameter.in().equals("path")) {
            path = endpoint.path().replace("{" + parameter.name() + "}", value);
        } else {
            query = "?" + parameter.name() + "=" + value;
        }
        return spoilt(parameter.name(), value);
    }

    public SpoiltRequest header(String name, String value) {
        headers.put(name, value);
        return spoilt(name, value);
    }

    public SpoiltRequest mediaType(@Nullable String type) {
        mediaType = type;
        return spoilt("Content-Type", type);
    }

    public SpoiltRequest body(String whole) {
        body = whole;
        return spoilt("body", whole);
    }

    public SpoiltRequest field(String name, String json) {
        fields.put(name, json);
        return spoilt(name, json);
    }

    public SpoiltRequest without(String name) {
        fields.remove(name);
        return spoilt("without", name);
    }

    public SpoiltRequest twice(String name) {
        body = written(fields).replaceFirst("\\{", "{\"" + name + "\":\"first\",");
        return spoilt("twice", name);
    }

    public SpoiltRequest unknown(String name) {
        body = written(fields).replaceFirst("\\}$", ",") + name + ":1}";
        return spoilt("unknown", name);
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** The values of the body's fields, as JSON. */
    public Map<String, String> fields() {
        return fields;
    }

    public boolean isSpoiltIn(String place) {
        return spoilt.startsWith(place + "=");
    }

    /** Says what is wrong with it, cut to what a reader can bear. */
    @Override
    public String toString() {
        return endpoint.id() + " with " + (spoilt.length() > 300 ? spoilt.substring(0, 300) + "…" : spoilt);
    }

    /** Sends it; null when the server hung up without a word. */
    public @Nullable Answer send(Wire wire, String token) {
        Map<String, String> all = new LinkedHashMap<>();
        if (endpoint.signedIn()) {
            all.put("Authorization", "Bearer " + token);
        }
        String content = content();
        if (mediaType != null && content != null) {
            all.put("Content-Type", mediaType);
        }
        all.putAll(headers);
        List<String> lines = new ArrayList<>();
        all.forEach((name, value) -> lines.add(name + ": " + value));
        return wire.send(endpoint.method(), PREFIX + path + query, lines, content);
    }

    /** The body's length in bytes. */
    public int size() {
        String content = content();
        return content == null ? 0 : content.length();
    }

    private @Nullable String content() {
        return body != null || endpoint.fields() == null ? body : written(fields);
    }

    private SpoiltRequest spoilt(String place, @Nullable String value) {
        spoilt = place + "=" + Objects.toString(value);
        return this;
    }

    private static String written(Map<String, String> fields) {
        StringBuilder json = new StringBuilder("{");
        fields.forEach((name, value) -> json.append(json.length() == 1 ? "" : ",")
                .append('"')
                .append(name)
                .append("\":")
                .append(value));
        return json.append('}').toString();
    }
}
