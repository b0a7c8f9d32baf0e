package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gatehouse.gateway.testing.Browser;
import io.gatehouse.gateway.testing.Browser.Reply;
import io.gatehouse.gateway.testing.FakeCore.Mood;
import io.gatehouse.gateway.testing.World;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LeakTest {
    @Test
    void no_token_appears_in_any_body_url_header_or_log_line() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("io.gatehouse");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.addAppender(lines);
        Level before = ours.getLevel();
        ours.setLevel(Level.DEBUG);
        List<Reply> replies = new ArrayList<>();
        List<String> secrets = new ArrayList<>();
        try (World world = World.start(Map.of("gateway.coreTimeout", "300ms"))) {
            Browser browser = world.browser();
            replies.add(browser.signIn());
            secrets.addAll(browser.jar().values());
            for (String path : List.of(
                    "/session", "/me", "/sessions", "/policies", "/refresh?redirect=/x", "/refresh?redirect=//x")) {
                replies.add(browser.get("/api/v1/auth" + path));
            }
            browser.jar().remove("__Host-Http-access");
            replies.add(browser.post("/api/v1/auth/refresh", null));
            secrets.addAll(browser.jar().values());
            replies.add(browser.get("/api/gone"));
            replies.add(browser.get("/api/nowhere"));
            // What pages say to product APIs in a query may be as secret.
            secrets.add("said-in-a-query");
            replies.add(browser.get("/api/brisk/stall?key=said-in-a-query"));
            replies.add(browser.send(
                    HttpMethod.POST,
                    "/api/brisk/stall?key=said-in-a-query",
                    Map.of("Content-Length", "9"),
                    Buffer.buffer("abc")));
            world.core.mood = Mood.DROPS_ANSWERS;
            browser.jar().remove("__Host-Http-access");
            replies.add(browser.post("/api/v1/auth/refresh", null));
            world.core.mood = Mood.HANGS;
            browser.jar().remove("__Host-Http-access");
            replies.add(browser.get("/api/notes"));
            world.core.isAway = true;
            replies.add(browser.post("/api/v1/auth/logout", null));
            replies.add(browser.post(
                    "/api/v1/auth/login",
                    new JsonObject().put("identifier", "ada").put("password", "right")));
            replies.add(browser.send(HttpMethod.POST, "/api/v1/auth/login", Map.of("X-CSRF", ""), null));
            replies.add(world.management().get("/metrics"));
            secrets.addAll(world.core.issued);
        } finally {
            ours.setLevel(before);
            root.detachAppender(lines);
        }
        StringBuilder seen = new StringBuilder();
        for (Reply reply : replies) {
            seen.append(reply.body());
            reply.headers().forEach(header -> {
                if (!header.getKey().equalsIgnoreCase("Set-Cookie")) {
                    seen.append(header.getValue()).append('\n');
                }
            });
        }
        lines.list.forEach(line -> seen.append(line.getFormattedMessage())
                .append(line.getKeyValuePairs())
                .append(
                        line.getThrowableProxy() == null
                                ? ""
                                : line.getThrowableProxy().getMessage())
                .append('\n'));
        assertTrue(lines.list.size() > 3, "something was logged");
        for (String secret : secrets) {
            assertFalse(seen.indexOf(secret) >= 0, () -> "a token was seen: " + secret.substring(0, 6));
        }
        assertFalse(seen.indexOf("ghr_") >= 0);
        assertFalse(seen.indexOf("eyJ") >= 0);
    }
}
