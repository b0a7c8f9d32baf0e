package io.gatehouse.gateway.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URI;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameOriginPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "https://evil.example",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/\tevil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "\t//evil.example",
                " //evil.example",
                "/%2f%2fevil.example",
                "/%2Fevil.example",
                "/%5cevil.example",
                "/%09/evil.example",
                "/a//evil.example",
                "javascript:alert(1)",
                "/\u2215/evil.example",
                "/\uff0f\uff0fevil.example",
                "/\u3002evil",
                "/caf\u00e9",
                "//user@evil.example/",
                "/a\\..\\evil",
                "/a b",
                "/a\"b",
                "/<script>",
                "/\u0000",
                "/a\u007f",
                "/%zz",
                "data:,x",
                "?redirect=/x",
                "#/x",
                "http:evil.example",
                "/a/..//evil.example"
            })
    void what_a_browser_could_read_as_another_origin_is_refused(String text) {
        assertNull(SameOriginPath.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/a/b?c=d&e=%2F%2Fx#f",
                "/caf%C3%A9",
                "/a?next=https://elsewhere.example",
                "/@me",
                "/a:b"
            })
    void paths_of_our_own_are_kept_as_they_are(String text) {
        SameOriginPath path = SameOriginPath.of(text);
        assertNotNull(path);
        assertEquals(text, path.value());
    }

    @Test
    void nothing_and_endless_texts_are_refused() {
        assertNull(SameOriginPath.of(null));
        assertNull(SameOriginPath.of("/" + "a".repeat(2_048)));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void whatever_is_accepted_resolves_to_our_own_origin(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String alphabet = "//\\\\..%%2f5c09@:?#&=abc;\t\n [].\u2215\uff0f";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder("/");
            int length = random.nextInt(12);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            SameOriginPath path = SameOriginPath.of(text.toString());
            if (path != null) {
                URI resolved = URI.create("https://own.example/deep/").resolve(path.value());
                assertEquals("own.example", resolved.getAuthority(), "seed " + seed + ": " + text);
            }
        }
    }
}
