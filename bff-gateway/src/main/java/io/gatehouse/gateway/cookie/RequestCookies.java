package io.gatehouse.gateway.cookie;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The cookies of a request, read from the header itself: a map would hide that a name stands there twice, which happens when somebody
 * plants a cookie for a parent domain.
 */
public final class RequestCookies {
    /** More of one name than this is no accident; the rest is not looked at. */
    private static final int MOST_OF_ONE_NAME = 4;

    private static final String KEY = RequestCookies.class.getName();

    private final List<String[]> pairs = new ArrayList<>();

    /** Returns the cookies of a request; its header is taken apart once. */
    public static RequestCookies of(RoutingContext ctx) {
        RequestCookies known = ctx.get(KEY);
        if (known != null) {
            return known;
        }
        RequestCookies read = new RequestCookies(ctx.request().headers());
        ctx.put(KEY, read);
        return read;
    }

    public RequestCookies(MultiMap headers) {
        for (String line : headers.getAll(HttpHeaders.COOKIE)) {
            for (String pair : line.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    pairs.add(new String[] {
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip()
                    });
                }
            }
        }
    }

    /** Returns the different values of a name, in the order sent. */
    public List<String> all(String name) {
        return pairs.stream()
                .filter(pair -> pair[0].equals(name))
                .map(pair -> pair[1])
                .distinct()
                .limit(MOST_OF_ONE_NAME)
                .toList();
    }

    /** Returns the Cookie header without ours; empty when nothing is left. */
    public String others() {
        return String.join(
                "; ",
                pairs.stream()
                        .filter(pair -> !CookieNames.isOurs(pair[0]))
                        .map(pair -> pair[0] + "=" + pair[1])
                        .toList());
    }
}
