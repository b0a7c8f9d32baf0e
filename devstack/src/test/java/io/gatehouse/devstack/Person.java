package io.gatehouse.devstack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody with a browser at an address of their own, and a mailbox. What they are answered is noted. */
final class Person {
    static final String PASSWORD = "tidal Lantern 42";

    private static final String API = "/api/v1/auth";
    private static final Pattern SIX_DIGITS = Pattern.compile("(?m)^\\d{6}$");
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final DevStack stack;
    private final Coverage coverage;
    private final URI origin;
    private final String email;
    private final Browser browser;

    /** Somebody new. */
    Person(DevStack stack, Coverage coverage) {
        this(stack, coverage, "person" + PEOPLE.incrementAndGet() + "@example.com");
    }

    /** Somebody new at the host of a tenant. */
    Person(DevStack stack, Coverage coverage, URI origin) {
        this(stack, coverage, "person" + PEOPLE.incrementAndGet() + "@example.com", origin);
    }

    /** Somebody whose account is known, at a browser that is not. */
    Person(DevStack stack, Coverage coverage, String email) {
        this(stack, coverage, email, stack.url());
    }

    /** The same at the host of a tenant. */
    Person(DevStack stack, Coverage coverage, String email, URI origin) {
        int number = PEOPLE.incrementAndGet();
        this.stack = stack;
        this.coverage = coverage;
        this.origin = origin;
        this.email = email;
        this.browser = new Browser(origin, "198.18." + number / 250 + "." + (1 + number % 250));
    }

    String email() {
        return email;
    }

    Browser browser() {
        return browser;
    }

    /** Registers, confirms the address and signs in. */
    Person signedUp() throws Exception {
        expect(201, "POST", "/register", new JsonObject().put("email", email).put("password", PASSWORD));
        expect(200, "POST", "/verify-email", mailed(origin + "/auth/verify-email#", 1));
        expect(200, "POST", "/login", credentials(PASSWORD));
        return this;
    }

    /** The same person, signed in at another browser too. */
    Person elsewhere() throws Exception {
        Person other = new Person(stack, coverage, email);
        other.expect(200, "POST", "/login", credentials(PASSWORD));
        return other;
    }

    JsonObject credentials(String password) {
        return new JsonObject().put("identifier", email).put("password", password);
    }

    /** The id of the session that the browser has. */
    String session() throws Exception {
        return expect(200, "GET", "/session", null).getJsonObject("session").getString("id");
    }

    HttpResponse<String> call(String method, String path, @Nullable JsonObject body) throws Exception {
        HttpResponse<String> answer = browser.send(method, API + path, body == null ? "" : body.encode());
        coverage.note(method, API + path, answer);
        return answer;
    }

    /** Returns the answer's body; empty when there is none. */
    JsonObject expect(int status, String method, String path, @Nullable JsonObject body) throws Exception {
        HttpResponse<String> answer = call(method, path, body);
        assertEquals(status, answer.statusCode(), method + " " + path + ": " + answer.body());
        return answer.body().startsWith("{") ? new JsonObject(answer.body()) : new JsonObject();
    }

    void refused(String code, String method, String path, @Nullable JsonObject body) throws Exception {
        HttpResponse<String> answer = call(method, path, body);
        assertEquals(code, new JsonObject(answer.body()).getString("code"), method + " " + path + ": " + answer.body());
    }

    /** Waits until so many mails with a link to a page have come, and returns the newest link's token as a body. */
    JsonObject mailed(String page, int mails) throws Exception {
        AtomicReference<String> newest = new AtomicReference<>("");
        Http.until(mails + " mails with a link to " + page, () -> links(page, newest) >= mails);
        return new JsonObject()
                .put(
                        "token",
                        newest.get()
                                .substring(
                                        newest.get().indexOf('=', newest.get().indexOf('#')) + 1));
    }

    /** Waits for the first mail with such a link. */
    void awaitMail(String page) throws Exception {
        Http.until("a mail with a link to " + page, () -> links(page, new AtomicReference<>()) >= 1);
    }

    /** Waits for a mail with a code and returns the newest, as a body that names the address too. */
    JsonObject mailedCode() throws Exception {
        AtomicReference<String> newest = new AtomicReference<>("");
        Http.until("a mail with a code", () -> {
            JsonArray inbox = new JsonArray(Http.get(stack.inboxUrl().resolve("/api/messages?to=" + email))
                    .body());
            for (int at = inbox.size() - 1; at >= 0; at--) {
                Matcher code = SIX_DIGITS.matcher(inbox.getJsonObject(at).getString("text"));
                if (code.find()) {
                    newest.set(code.group());
                }
            }
            return !newest.get().isEmpty();
        });
        return new JsonObject().put("email", email).put("code", newest.get());
    }

    private int links(String page, AtomicReference<String> newest) throws Exception {
        JsonArray inbox = new JsonArray(
                Http.get(stack.inboxUrl().resolve("/api/messages?to=" + email)).body());
        int found = 0;
        for (int at = inbox.size() - 1; at >= 0; at--) {
            for (Object link : inbox.getJsonObject(at).getJsonArray("links")) {
                if (String.valueOf(link).contains(page)) {
                    found++;
                    newest.set(String.valueOf(link));
                }
            }
        }
        return found;
    }
}
