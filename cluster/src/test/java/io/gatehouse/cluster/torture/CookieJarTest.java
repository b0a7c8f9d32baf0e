package io.gatehouse.cluster.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CookieJarTest {
    private final CookieJar jar = new CookieJar();

    @Test
    void an_answer_sets_replaces_and_deletes_cookies() {
        jar.begin(List.of("a=1; Path=/", "b=2; HttpOnly"));
        jar.take(jar.open(), List.of("a=3", "b=; Max-Age=0"));
        assertEquals("a=3", jar.open().header());
    }

    @Test
    void a_crash_brings_back_what_was_on_disk() {
        jar.begin(List.of("a=1"));
        jar.writeToDisk();
        jar.take(jar.open(), List.of("a=2"));
        assertTrue(jar.crash());
        assertEquals("a=1", jar.open().header());
    }

    @Test
    void a_browser_that_never_wrote_does_not_crash() {
        jar.begin(List.of("a=1"));
        assertFalse(jar.crash());
        assertEquals("a=1", jar.open().header());
    }

    @Test
    void the_answer_to_a_request_from_before_a_crash_finds_nobody() {
        jar.begin(List.of("a=1"));
        jar.writeToDisk();
        CookieJar.Snapshot asked = jar.open();
        assertTrue(jar.crash());
        jar.take(asked, List.of("a=2"));
        assertFalse(jar.isStill(asked));
        assertEquals("a=1", jar.open().header());
    }

    @Test
    void a_thief_has_a_copy_of_their_own() {
        jar.begin(List.of("a=1"));
        CookieJar stolen = jar.stolen();
        jar.take(jar.open(), List.of("a=2"));
        assertEquals("a=1", stolen.open().header());
    }

    @Test
    void no_cookie_is_printed() {
        jar.begin(List.of("a=secret"));
        assertFalse(jar.open().toString().contains("secret"));
    }
}
