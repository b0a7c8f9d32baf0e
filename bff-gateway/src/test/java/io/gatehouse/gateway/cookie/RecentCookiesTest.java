package io.gatehouse.gateway.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RecentCookiesTest {
    private final RecentCookies recent = new RecentCookies();

    @Test
    void a_header_that_comes_again_is_not_taken_apart_again() {
        assertSame(recent.of("a=1; b=2"), recent.of(String.join("; ", "a=1", "b=2")));
    }

    @Test
    void headers_that_differ_in_one_letter_are_two() {
        RequestCookies first = recent.of("a=1; b=2");
        RequestCookies second = recent.of("a=1; b=3");
        assertEquals(List.of("2"), first.all("b"));
        assertEquals(List.of("3"), second.all("b"));
        assertEquals(List.of("2"), recent.of("a=1; b=2").all("b"));
    }

    @Test
    void the_one_not_seen_for_longest_is_forgotten_first() {
        RequestCookies often = recent.of("often=1");
        RequestCookies once = recent.of("once=1");
        for (int i = 0; i < RecentCookies.MOST - 1; i++) {
            assertNotSame(once, recent.of("other=" + i));
            assertSame(often, recent.of("often=1"));
        }
        assertNotSame(once, recent.of("once=1"));
    }

    @Test
    void a_very_long_one_is_read_and_not_kept() {
        String header = "a=" + "x".repeat(RecentCookies.LONGEST);
        RequestCookies read = recent.of(header);
        assertEquals(RecentCookies.LONGEST, read.all("a").getFirst().length());
        assertNotSame(read, recent.of(header));
    }

    @Test
    void each_thread_has_its_own() {
        RecentCookies here = RecentCookies.ofThisEventLoop();
        RecentCookies there =
                CompletableFuture.supplyAsync(RecentCookies::ofThisEventLoop).join();
        assertSame(here, RecentCookies.ofThisEventLoop());
        assertNotSame(here, there);
    }
}
