package io.gatehouse.core.password.breach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.PasswordCheck;
import io.gatehouse.core.password.PasswordOwner;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.policy.BreachPolicy;
import io.gatehouse.core.testing.World;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The range query against a service that runs here. */
class RangeQueryTest {
    /** SHA-1 of "correct horse battery". */
    private static final String PREFIX = "98DEC";

    private static final String SUFFIX = "C62ECE399A22ED30D490EF333BE7FDE7385";

    private static final int ASKERS = 8;

    private final Vertx vertx = Vertx.vertx();
    private final RangeQuery query = new RangeQuery(vertx);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void without_an_address_nobody_is_asked() {
        assertFalse(query.contains(password(), new BreachPolicy(null, Duration.ofSeconds(1))));
    }

    @Test
    void five_digits_are_told_and_the_rest_is_compared_here() {
        BreachPolicy policy = serve(request ->
                request.response().end("0018A45C4D1DEF81644B54AB7F969B88D65:1\r\n" + sha1().substring(5) + ":42\r\n"));
        assertTrue(query.contains(password(), policy));
        assertEquals(List.of("/range/" + sha1().substring(0, 5) + " padded"), asked);
    }

    /** An answer can be there before the asking thread has said what is to become of it. */
    @Test
    void no_answer_is_lost_however_fast_it_is() throws InterruptedException {
        BreachPolicy policy = serve(request -> request.response().end(sha1().substring(5) + ":42"));
        AtomicInteger found = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int asker = 0; asker < ASKERS; asker++) {
            threads.add(Thread.startVirtualThread(() -> {
                for (int times = 0; times < 200; times++) {
                    if (query.contains(password(), policy)) {
                        found.incrementAndGet();
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(ASKERS * 200, found.get());
    }

    @Test
    void digits_in_lower_case_count_too() {
        BreachPolicy policy =
                serve(request -> request.response().end(sha1().substring(5).toLowerCase(java.util.Locale.ROOT) + ":1"));
        assertTrue(query.contains(password(), policy));
    }

    @Test
    void padding_and_other_passwords_are_no_breach() {
        BreachPolicy policy = serve(request -> request.response()
                .end(sha1().substring(5) + ":0\r\n0018A45C4D1DEF81644B54AB7F969B88D65:7\r\nnonsense\r\n:\r\n"));
        assertFalse(query.contains(password(), policy));
    }

    @Test
    void a_service_that_fails_is_slow_or_talks_too_much_accepts_the_password() {
        for (Handler<HttpServerRequest> service : List.<Handler<HttpServerRequest>>of(
                request -> request.response().setStatusCode(503).end(sha1().substring(5) + ":1"),
                request -> {},
                request -> request.response().end((sha1().substring(5) + ":1\r\n").repeat(1 << 15)))) {
            assertFalse(new RangeQuery(vertx).contains(password(), serve(service)));
        }
    }

    @Test
    void a_service_that_keeps_failing_is_left_alone_for_a_while() {
        BreachPolicy policy =
                serve(request -> request.response().setStatusCode(500).end());
        for (int times = 0; times < 10; times++) {
            assertFalse(query.contains(password(), policy));
        }
        assertEquals(3, asked.size());
    }

    @Test
    void a_service_that_is_away_accepts_the_password() {
        BreachPolicy policy = serve(request -> {});
        if (server != null) {
            server.close().await();
        }
        assertFalse(query.contains(password(), policy));
    }

    private BreachPolicy serve(Handler<HttpServerRequest> service) {
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.add(request.path() + ("true".equals(request.getHeader("Add-Padding")) ? " padded" : ""));
                    service.handle(request);
                })
                .listen(0, "127.0.0.1")
                .await();
        return new BreachPolicy(
                URI.create("http://127.0.0.1:" + server.actualPort() + "/range/"), Duration.ofMillis(500));
    }

    private static String sha1() {
        return PREFIX + SUFFIX;
    }

    private static AcceptedPassword password() {
        World world = new World();
        PasswordOwner nobody = new PasswordOwner(World.TENANT, null, "password", false, List.of());
        return assertInstanceOf(
                        PasswordCheck.Verdict.Accepted.class,
                        world.passwordCheck.execute(
                                new PresentedPassword("correct horse battery"), world.policies.password(), nobody))
                .password();
    }
}
