package io.gatehouse.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderHygieneTest {
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
        HeaderHygiene.response(headers);
        assertEquals(List.of("theme=dark"), headers.getAll("Set-Cookie"));
    }
}
