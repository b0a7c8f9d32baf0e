package io.gatehouse.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderHygieneTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''|private",
                "max-age=60|max-age=60, private",
                "no-cache|no-cache, private",
                "Private, max-age=60|Private, max-age=60",
                "no-store|no-store",
                "public, max-age=3600|public, max-age=3600",
                "max-age=60, s-maxage=10|max-age=60, s-maxage=10",
                "max-age=0, must-revalidate|max-age=0, must-revalidate"
            })
    void what_an_api_left_to_the_authorization_header_is_said_to_caches(String said, String passed) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        if (!said.isEmpty()) {
            headers.add("Cache-Control", said);
        }
        HeaderHygiene.keepPrivate(headers);
        assertEquals(List.of(passed), headers.getAll("Cache-Control"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                // Who calls.
                "Authorization",
                "Remote-User",
                "X-Remote-User",
                "X-WebAuth-User",
                "X-Forwarded-User",
                "X-Forwarded-Email",
                "X-Auth-Request-User",
                "X_Auth_Request_User",
                "Gatehouse-Client",
                "Cookie",
                // From where.
                "Forwarded",
                "Forwarded-For",
                "X-Forwarded",
                "X-Forward-For",
                "X-Forwarded-For",
                "X_Forwarded_For",
                "X-Real-IP",
                "X-Client-IP",
                "Client-IP",
                "X-Remote-IP",
                "X-Remote-Addr",
                "X-Originating-IP",
                "X-Cluster-Client-IP",
                "True-Client-IP",
                "CF-Connecting-IP",
                "Fastly-Client-IP",
                "Via",
                // What for.
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-Forwarded-Prefix",
                "X-Original-Host",
                "X-Host",
                "X-Forwarded-Host",
                "X-HTTP-Method",
                "X-HTTP-Method-Override",
                "X-Method-Override",
                "Proxy"
            })
    void a_browser_cannot_tell_an_api_who_calls_from_where_or_what_for(String name) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        headers.add(name.toLowerCase(Locale.ROOT), "me").add(name, "me").add("X-Kept", "yes");
        MultiMap outgoing = MultiMap.caseInsensitiveMultiMap();
        HeaderHygiene.request(headers, outgoing);
        assertEquals(Set.of("X-Kept"), outgoing.names());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "__Host-Http-access=evil; Path=/",
                " __Host-Http-refresh =evil",
                "__Host-Http-mfa",
                "dev-device=evil",
                "=dev-access=evil",
                " = __Host-Http-access=evil",
            })
    void an_api_cannot_set_a_cookie_that_comes_back_under_our_name(String setCookie) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        headers.add("Set-Cookie", setCookie).add("Set-Cookie", "theme=dark");
        MultiMap outgoing = MultiMap.caseInsensitiveMultiMap();
        HeaderHygiene.response(headers, outgoing, MultiMap.caseInsensitiveMultiMap());
        assertEquals(List.of("theme=dark"), outgoing.getAll("Set-Cookie"));
    }
}
