package io.gatehouse.kit.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final Readiness readiness = new Readiness(Duration.ofSeconds(20));
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Promise<Void>> answer = new AtomicReference<>(Promise.promise());

    ReadinessTest() {
        readiness.register("database", () -> {
            asked.incrementAndGet();
            return answer.get().future();
        });
    }

    private static String status(Future<JsonObject> report) {
        return report.toCompletionStage().toCompletableFuture().join().getString("status");
    }

    @Test
    void those_who_ask_at_one_time_share_the_checks_and_later_ones_have_their_own() {
        Future<JsonObject> first = readiness.report();
        Future<JsonObject> second = readiness.report();
        assertEquals(1, asked.get());
        answer.get().complete();
        assertEquals("UP", status(first));
        assertEquals("UP", status(second));
        answer.set(Promise.promise());
        Future<JsonObject> third = readiness.report();
        assertEquals(2, asked.get());
        answer.get().fail("away");
        assertEquals("DOWN", status(third));
    }

    @Test
    void who_drains_is_not_ready_whatever_the_checks_say() {
        answer.get().complete();
        readiness.drain();
        assertEquals("DOWN", status(readiness.report()));
    }
}
