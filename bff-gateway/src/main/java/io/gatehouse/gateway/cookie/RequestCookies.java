package io.gatehouse.gateway.cookie;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The cookies of a request, read from the header itself: a map would hide that a name stands there twice, which happens when somebody
 * plants a cookie for a parent domain.
 */
public final class RequestCookies {
    /** More of one name than this is no accident; the rest is not looked at. */
    private static final int MOST_OF_ONE_NAME = 4;

    private static final String KEY = RequestCookies.class.getName();

    private final List<Pair> pairs = new ArrayList<>();
    private final String others;

    /** Returns the cookies of a request; its header is taken apart once. */
    public static RequestCookies of(RoutingContext ctx) {
        RequestCookies known = ctx.get(KEY);
        if (known != null) {
            return known;
        }
        List<String> lines = ctx.request().headers().getAll(HttpHeaders.COOKIE);
        RequestCookies read =
                lines.size() == 1 ? RecentCookies.ofThisEventLoop().of(lines.getFirst()) : new RequestCookies(lines);
        ctx.put(KEY, read);
        return read;
    }

    /** Takes the lines of the Cookie header apart. */
    RequestCookies(List<String> lines) {
        for (String line : lines) {
            int start = 0;
            while (start <= line.length()) {
                int semicolon = line.indexOf(';', start);
                int end = semicolon < 0 ? line.length() : semicolon;
                int equals = line.indexOf('=', start);
                if (equals > start && equals < end) {
                    pairs.add(new Pair(
                            line.substring(start, equals).strip(),
                            line.substring(equals + 1, end).strip()));
                }
                start = end + 1;
            }
        }
        this.others = withoutOurs();
    }

    /** Returns the different values of a name, in the order sent. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(1);
        for (Pair pair : pairs) {
            if (pair.name().equals(name) && !values.contains(pair.value()) && values.size() < MOST_OF_ONE_NAME) {
                values.add(pair.value());
            }
        }
        return values;
    }

    /** Returns the Cookie header without ours; empty when nothing is left. */
    public String others() {
        return others;
    }

    private String withoutOurs() {
        StringJoiner others = new StringJoiner("; ");
        for (Pair pair : pairs) {
            if (!CookieNames.isOurs(pair.name())) {
                others.add(pair.name() + "=" + pair.value());
            }
        }
        return others.toString();
    }

    private record Pair(String name, String value) {}
}
