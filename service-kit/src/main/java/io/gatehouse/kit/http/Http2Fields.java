package io.gatehouse.kit.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds methods and headers of HTTP/2 that are none (RFC 9113, section 8.2.1). A frame says where a header ends, so a header may hold line
 * breaks there; written down in HTTP/1, for the core or an API, they would be headers and requests of their own. What HTTP/1 brings was
 * judged by {@link StrictFraming}.
 */
final class Http2Fields {
    private static final int DELETE = 0x7F;
    private static final BitSet TOKEN = new BitSet(DELETE);

    static {
        // RFC 9110, section 5.6.2
        "!#$%&'*+-.^_`|~".chars().forEach(TOKEN::set);
        TOKEN.set('0', '9' + 1);
        TOKEN.set('A', 'Z' + 1);
        TOKEN.set('a', 'z' + 1);
    }

    private Http2Fields() {}

    /** Returns what is wrong with a request, or null. */
    static @Nullable String fault(HttpServerRequest request) {
        if (!isToken(request.method().name())) {
            return "The method is none.";
        }
        for (Map.Entry<String, String> header : request.headers()) {
            if (!isToken(header.getKey())) {
                return "The name of a header is none.";
            }
            if (holdsControls(header.getValue())) {
                return "A control stands in a header.";
            }
        }
        return null;
    }

    private static boolean isToken(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!TOKEN.get(text.charAt(at))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean holdsControls(String value) {
        for (int at = 0; at < value.length(); at++) {
            char letter = value.charAt(at);
            if ((letter < ' ' && letter != '\t') || letter == DELETE) {
                return true;
            }
        }
        return false;
    }
}
