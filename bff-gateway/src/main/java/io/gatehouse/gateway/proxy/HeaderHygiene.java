package io.gatehouse.gateway.proxy;

import io.gatehouse.gateway.config.RouteConfig;
import io.gatehouse.gateway.config.RouteConfig.Spoken;
import io.gatehouse.gateway.cookie.CookieNames;
import io.gatehouse.kit.http.RequestIds;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What goes through between a browser and a product API, and what does not. */
final class HeaderHygiene {
    /** Speak of one connection, not of the message (RFC 9110, section 7.6.1). */
    private static final List<String> HOP_BY_HOP = List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Upgrade");

    /** Naming one of these in Connection is a trick, and taking it literally would break the message. */
    private static final List<String> FRAMING = List.of("host", "content-length", "transfer-encoding");

    /** An API that believed one of these would believe whoever wrote it, or read another path than we checked. */
    private static final List<String> FORGEABLE = List.of(
            "Forwarded",
            "Forwarded-For",
            "X-Forwarded",
            "X-Forward-For",
            "Via",
            "Proxy",
            "Client-IP",
            "X-Real-IP",
            "X-Client-IP",
            "X-Remote-IP",
            "X-Remote-Addr",
            "X-Originating-IP",
            "Remote-User",
            "X-Remote-User",
            "X-WebAuth-User",
            "X-Cluster-Client-IP",
            "True-Client-IP",
            "CF-Connecting-IP",
            "Fastly-Client-IP",
            "X-Original-URL",
            "X-Rewrite-URL",
            "X-Original-Host",
            "X-Host",
            "X-HTTP-Method",
            "X-HTTP-Method-Override",
            "X-Method-Override",
            "Authorization");

    /**
     * One origin serves everything: no API needs to open itself to others, speaks for the whole host (a service worker over all of it,
     * reports of all its failures sent elsewhere), or may empty the browser's cookie jar. And what runs behind is nobody's business.
     */
    private static final List<String> DROPPED_FROM_ANSWERS = List.of(
            "X-Powered-By",
            "Clear-Site-Data",
            "Service-Worker-Allowed",
            "Set-Login",
            "Secure-Session-Registration",
            "Accept-CH",
            "NEL",
            "Report-To",
            "Strict-Transport-Security",
            "X-Content-Type-Options",
            "Alt-Svc",
            "Access-Control-Allow-Credentials");

    /** Dropped too, but where the route lets it through. */
    private static final Map<Spoken, List<String>> DROPPED_UNLESS_LET_THROUGH = Map.of(
            Spoken.SERVER,
            List.of("Server"),
            Spoken.CORS,
            List.of(
                    "Access-Control-Allow-Origin",
                    "Access-Control-Allow-Headers",
                    "Access-Control-Allow-Methods",
                    "Access-Control-Expose-Headers",
                    "Access-Control-Max-Age"));

    /** Whoever says one of these has thought of shared caches. */
    private static final List<String> SHARING = List.of("private", "no-store", "public", "s-maxage", "must-revalidate");

    /** Lower-case names. Expect was answered here already; of the cookies only those of others go on; the request's id is ours. */
    private static final Set<String> NOT_FOR_UPSTREAMS =
            lowerCase(List.of(HOP_BY_HOP, FORGEABLE, List.of("Expect", "Cookie", RequestIds.HEADER)));

    /** W3C Trace Context, section 3.2. */
    private static final Pattern TRACEPARENT_SHAPE =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private HeaderHygiene() {}

    private static Set<String> lowerCase(List<List<String>> lists) {
        return lists.stream()
                .flatMap(List::stream)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Takes out of a browser's headers, in place, whatever it may not say to a product API; what we say of it is in {@link OurHeaders}. */
    static void request(MultiMap headers) {
        removeNamedByConnection(headers);
        remove(headers, HeaderHygiene::isNotForUpstreams);
        List<String> trace = headers.getAll(OurHeaders.TRACEPARENT);
        boolean isTraced =
                trace.size() == 1 && TRACEPARENT_SHAPE.matcher(trace.getFirst()).matches();
        if (!isTraced) {
            headers.remove(OurHeaders.TRACEPARENT);
            headers.remove("tracestate");
        }
    }

    /** Returns what browsers are not told of a route's answers, in lower case. */
    static Set<String> notForBrowsers(RouteConfig route) {
        List<List<String>> dropped = new ArrayList<>(List.of(HOP_BY_HOP, DROPPED_FROM_ANSWERS));
        DROPPED_UNLESS_LET_THROUGH.forEach((spoken, names) -> {
            if (!route.letThrough().contains(spoken)) {
                dropped.add(names);
            }
        });
        return lowerCase(dropped);
    }

    /** Makes a product API's headers fit for a browser, in place. Cookies of our names are ours alone to set. */
    static void response(MultiMap headers, Set<String> notForBrowsers) {
        removeNamedByConnection(headers);
        remove(headers, notForBrowsers::contains);
        List<String> set = headers.getAll(HttpHeaders.SET_COOKIE);
        if (!set.isEmpty() && set.stream().anyMatch(HeaderHygiene::setsOurCookie)) {
            List<String> kept =
                    set.stream().filter(line -> !setsOurCookie(line)).toList();
            headers.remove(HttpHeaders.SET_COOKIE);
            headers.add("Set-Cookie", kept);
        }
    }

    /**
     * Says of an answer to a signed-in person what its API left to the Authorization header that it saw. The caches before us saw a cookie
     * and would give the answer to everybody (RFC 9111, section 3.5).
     */
    static void keepPrivate(MultiMap headers) {
        String said = String.join(", ", headers.getAll(HttpHeaders.CACHE_CONTROL));
        String lower = said.toLowerCase(Locale.ROOT);
        if (SHARING.stream().noneMatch(lower::contains)) {
            headers.set(HttpHeaders.CACHE_CONTROL, said.isEmpty() ? "private" : said + ", private");
        }
    }

    private static boolean setsOurCookie(String setCookie) {
        // A cookie without a name comes back as its bare value: "=ours=x" would be read as ours.
        String pair = setCookie.replaceFirst("^[\\s=]+", "");
        int equals = pair.indexOf('=');
        return CookieNames.isOurs((equals < 0 ? pair : pair.substring(0, equals)).strip());
    }

    private static boolean isNotForUpstreams(String lowerCaseName) {
        // Where headers become variables (CGI, WSGI), an underscore reads as a hyphen: upstreams would believe
        // X_Forwarded_For.
        return NOT_FOR_UPSTREAMS.contains(lowerCaseName)
                || lowerCaseName.indexOf('_') >= 0
                || lowerCaseName.startsWith("x-forwarded-")
                || lowerCaseName.startsWith("x-auth-request-")
                || lowerCaseName.startsWith("gatehouse-");
    }

    /** One walk over the headers that are there, instead of a search for each that may be. */
    private static void remove(MultiMap headers, Predicate<String> isUnwanted) {
        List<String> unwanted = null;
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey();
            if (isUnwanted.test(name.toLowerCase(Locale.ROOT))) {
                unwanted = unwanted == null ? new ArrayList<>() : unwanted;
                unwanted.add(name);
            }
        }
        if (unwanted != null) {
            unwanted.forEach(headers::remove);
        }
    }

    private static void removeNamedByConnection(MultiMap headers) {
        for (String line : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String named : line.split(",", -1)) {
                String name = named.strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !FRAMING.contains(name)) {
                    headers.remove(name);
                }
            }
        }
    }
}
