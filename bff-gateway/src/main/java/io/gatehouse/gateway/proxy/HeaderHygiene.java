package io.gatehouse.gateway.proxy;

import io.gatehouse.gateway.config.RouteConfig;
import io.gatehouse.gateway.config.RouteConfig.Spoken;
import io.gatehouse.gateway.cookie.CookieNames;
import io.gatehouse.kit.http.RequestIds;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What goes through between a browser and a product API, and what does not. */
final class HeaderHygiene {
    private static final String KEEP_ALIVE = "Keep-Alive";
    private static final String TRACESTATE = "tracestate";

    /** Speak of one connection, not of the message (RFC 9110, section 7.6.1). */
    private static final List<String> HOP_BY_HOP = List.of(
            "Connection",
            KEEP_ALIVE,
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Upgrade");

    /** How a message is cut, and whom it is for: said anew on each connection. */
    private static final List<String> FRAMING = List.of("Host", "Content-Length", "Transfer-Encoding");

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

    private static final String PRIVATE = "private";

    /** Whoever says one of these has thought of shared caches. */
    private static final List<String> SHARING = List.of(PRIVATE, "no-store", "public", "s-maxage", "must-revalidate");

    /**
     * Expect was answered here already; of the cookies only those of others go on; the request's id is ours, and a trace is looked at
     * before it passes.
     */
    private static final MultiMap NOT_FOR_UPSTREAMS = names(List.of(
            HOP_BY_HOP,
            FRAMING,
            FORGEABLE,
            List.of("Expect", "Cookie", RequestIds.HEADER, OurHeaders.TRACEPARENT, TRACESTATE)));

    /** Ways to begin a name that only we have. */
    private static final List<String> OURS = List.of("x-forwarded-", "x-auth-request-", "gatehouse-");

    /** W3C Trace Context, section 3.2. */
    private static final Pattern TRACEPARENT_SHAPE =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private HeaderHygiene() {}

    /** Gathers names that are found whatever their case, without writing them anew. */
    private static MultiMap names(List<List<String>> lists) {
        MultiMap names = MultiMap.caseInsensitiveMultiMap();
        lists.stream().flatMap(List::stream).forEach(name -> names.set(name, ""));
        return names;
    }

    /** Copies what a browser may say to a product API; what we say of it is in {@link OurHeaders}. */
    static void request(MultiMap said, MultiMap outgoing) {
        Set<String> namedByConnection = namedByConnection(said);
        for (var line : lines(said)) {
            CharSequence name = line.getKey();
            if (mayReachUpstreams(name) && !isNamed(namedByConnection, name)) {
                outgoing.add(name, line.getValue());
            }
        }
        if (isTraced(said)) {
            outgoing.add(OurHeaders.TRACEPARENT, said.get(OurHeaders.TRACEPARENT));
            if (said.contains(TRACESTATE)) {
                outgoing.add(TRACESTATE, said.getAll(TRACESTATE));
            }
        }
    }

    /** Returns what browsers are not told of a route's answers; their length is told by whoever sends the body. */
    static MultiMap notForBrowsers(RouteConfig route) {
        List<List<String>> dropped = new ArrayList<>(
                List.of(HOP_BY_HOP, DROPPED_FROM_ANSWERS, List.of("Transfer-Encoding", RequestIds.HEADER)));
        DROPPED_UNLESS_LET_THROUGH.forEach((spoken, names) -> {
            if (!route.letThrough().contains(spoken)) {
                dropped.add(names);
            }
        });
        return names(dropped);
    }

    /** Copies what a browser may hear from a product API. Cookies of our names are ours alone to set, and so is the request's id. */
    static void response(MultiMap said, MultiMap outgoing, MultiMap notForBrowsers) {
        Set<String> namedByConnection = namedByConnection(said);
        for (var line : lines(said)) {
            CharSequence name = line.getKey();
            boolean isKept = !notForBrowsers.contains(name)
                    && !isNamed(namedByConnection, name)
                    && !(isSetCookie(name) && setsOurCookie(line.getValue().toString()));
            if (isKept) {
                outgoing.add(name, line.getValue());
            }
        }
    }

    /**
     * Says of an answer to a signed-in person what its API left to the Authorization header that it saw. The caches before us saw a cookie
     * and would give the answer to everybody (RFC 9111, section 3.5).
     */
    static void keepPrivate(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, PRIVATE);
            return;
        }
        String said = String.join(", ", headers.getAll(HttpHeaders.CACHE_CONTROL));
        String lower = said.toLowerCase(Locale.ROOT);
        if (SHARING.stream().noneMatch(lower::contains)) {
            headers.set(HttpHeaders.CACHE_CONTROL, said + ", " + PRIVATE);
        }
    }

    private static boolean isSetCookie(CharSequence name) {
        return AsciiString.contentEqualsIgnoreCase(name, HttpHeaders.SET_COOKIE);
    }

    private static boolean setsOurCookie(String setCookie) {
        // A cookie without a name comes back as its bare value: "=ours=x" would be read as ours.
        String pair = setCookie.replaceFirst("^[\\s=]+", "");
        int equals = pair.indexOf('=');
        return CookieNames.isOurs((equals < 0 ? pair : pair.substring(0, equals)).strip());
    }

    private static boolean mayReachUpstreams(CharSequence name) {
        // Where headers become variables (CGI, WSGI), an underscore reads as a hyphen: upstreams would believe
        // X_Forwarded_For.
        return !NOT_FOR_UPSTREAMS.contains(name) && AsciiString.indexOf(name, '_', 0) < 0 && !beginsLikeOurs(name);
    }

    private static boolean beginsLikeOurs(CharSequence name) {
        for (String ours : OURS) {
            if (AsciiString.regionMatches(name, /* ignoreCase= */ true, 0, ours, 0, ours.length())) {
                return true;
            }
        }
        return false;
    }

    /** Names and values as they came, if they can be had so: most are never made strings of. */
    private static Iterable<? extends Map.Entry<? extends CharSequence, ? extends CharSequence>> lines(
            MultiMap headers) {
        if (headers instanceof io.netty.handler.codec.http.HttpHeaders known) {
            Iterable<Map.Entry<CharSequence, CharSequence>> asTheyCame = known::iteratorCharSequence;
            return asTheyCame;
        }
        return headers;
    }

    private static boolean isTraced(MultiMap headers) {
        if (!headers.contains(OurHeaders.TRACEPARENT)) {
            return false;
        }
        List<String> trace = headers.getAll(OurHeaders.TRACEPARENT);
        return trace.size() == 1 && TRACEPARENT_SHAPE.matcher(trace.getFirst()).matches();
    }

    private static boolean isNamed(Set<String> lowerCaseNames, CharSequence name) {
        return !lowerCaseNames.isEmpty()
                && lowerCaseNames.contains(name.toString().toLowerCase(Locale.ROOT));
    }

    /**
     * Returns, in lower case, what goes no further than this connection besides that which never does (RFC 9110, section 7.6.1). Naming
     * the framing there is a trick, and taking it literally would break the message.
     */
    private static Set<String> namedByConnection(MultiMap headers) {
        List<String> lines = headers.getAll(HttpHeaders.CONNECTION);
        if (lines.isEmpty() || (lines.size() == 1 && KEEP_ALIVE.equalsIgnoreCase(lines.getFirst()))) {
            return Set.of();
        }
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> FRAMING.stream().noneMatch(name::equalsIgnoreCase))
                .collect(Collectors.toUnmodifiableSet());
    }
}
