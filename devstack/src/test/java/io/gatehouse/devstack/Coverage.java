package io.gatehouse.devstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/** Which operations of the contract have been seen to succeed, and which problem codes have been seen at all. */
final class Coverage {
    private static final String PREFIX = "/api/v1/auth";

    private final Map<String, Pattern> operations = new TreeMap<>();
    private final Set<Seen> seen = new ConcurrentSkipListSet<>();

    /** Reads the contract. */
    Coverage() throws IOException {
        try (InputStream yaml = Objects.requireNonNull(Coverage.class.getResourceAsStream("/openapi/gatehouse.yaml"))) {
            JsonNode paths = new ObjectMapper(new YAMLFactory()).readTree(yaml).get("paths");
            paths.properties()
                    .forEach(path -> path.getValue()
                            .properties()
                            .forEach(operation -> operations.put(
                                    operation.getValue().get("operationId").asText(),
                                    Pattern.compile(operation.getKey().toUpperCase(Locale.ROOT) + " " + PREFIX
                                            + path.getKey().replace("{id}", "[^/]+")))));
        }
    }

    void note(String method, String path, HttpResponse<String> answer) {
        String call = method + " " + path.split("\\?", 2)[0];
        String operation = operations.entrySet().stream()
                .filter(each -> each.getValue().matcher(call).matches())
                .map(Map.Entry::getKey)
                .findAny()
                .orElse("none");
        String code = answer.statusCode() < 400 ? "" : new JsonObject(answer.body()).getString("code");
        seen.add(new Seen(operation, answer.statusCode(), code));
    }

    /** Operations that have never answered with success. */
    Set<String> operationsUnseen() {
        Set<String> missing = new TreeSet<>(operations.keySet());
        seen.stream().filter(each -> each.status < 300).forEach(each -> missing.remove(each.operation));
        return missing;
    }

    /** Problem codes that no answer has carried. */
    Set<String> codesUnseen() {
        Set<String> missing = new TreeSet<>();
        for (ProblemCode code : ProblemCode.values()) {
            missing.add(code.name());
        }
        seen.forEach(each -> missing.remove(each.code));
        return missing;
    }

    private record Seen(String operation, int status, String code) implements Comparable<Seen> {
        @Override
        public int compareTo(Seen other) {
            return toString().compareTo(other.toString());
        }
    }
}
