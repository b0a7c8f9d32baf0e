package io.gatehouse.core;

import static io.gatehouse.core.testing.TestCore.await;
import static io.gatehouse.core.testing.TestCore.credentials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestCore.Answer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening a paused sign-in with a mailed code, over HTTP, while strangers do their worst. With the limits as they are delivered. */
class UnlockByCodeApiTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern SIX_DIGITS = Pattern.compile("(?m)^\\d{6}$");
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final AtomicInteger PLACES = new AtomicInteger();

    private static TestCore core;

    @BeforeAll
    static void start() {
        core = TestCore.start(Map.of("policies.rateLimits.enabled", "true"));
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @Test
    void strangers_who_guess_on_and_spend_codes_and_mails_of_their_own_do_not_keep_the_owner_of_a_new_device_out() {
        String email = person();
        String desktop = "desktop of " + email;
        String stranger = "stranger to " + email;
        guessUntilLocked(email);
        await(() -> core.mailsTo(email).size() == 1, "the mail that tells of the lock");
        assertFalse(SIX_DIGITS.matcher(core.mailsTo(email).getFirst()).find(), "nobody's device asked for it");
        assertEquals("ACCOUNT_LOCKED", signIn(email, desktop).code());

        String strangersMail = ask(email, stranger, 2);
        String code = ask(email, desktop, 3);
        assertFalse(code.equals(strangersMail));
        for (int time = 0; time < 6; time++) {
            assertEquals(
                    202, unlock(email, time < 3 ? stranger : "another " + time).status());
        }
        for (int time = 0; time < 8; time++) {
            assertEquals("INVALID_CODE", confirm(email, other(code), stranger).code());
            assertEquals("INVALID_CODE", confirm(email, code, "another " + time).code());
        }
        guessUntilLocked(email);

        assertEquals(200, confirm(email, code, desktop).status());
        guessUntilLocked(email);
        assertEquals("ACCOUNT_LOCKED", signIn(email, stranger).code(), "it is locked again for everybody else");
        assertEquals(200, signIn(email, desktop).status());
        assertEquals("INVALID_CODE", confirm(email, code, desktop).code(), "used up");
        String written = String.join(
                "\n",
                core.database()
                        .column("SELECT details::text FROM audit_events WHERE kind = 'ACCOUNT_UNLOCKED' AND user_id ="
                                + " (SELECT id FROM users WHERE email = '" + email + "')"));
        assertTrue(written.contains("MAILED_CODE"), written);
    }

    @Test
    void whatever_does_not_fit_is_one_answer() {
        String email = person();
        String code = ask(email, "desktop", 1);
        core.post("/unlock", body("nobody@calder.studio"), from("elsewhere"));
        List<Answer> refused = List.of(
                confirm(email, other(code), "desktop"),
                confirm(email, code, "another device"),
                confirm(email, code, null),
                confirm("nobody@calder.studio", code, "elsewhere"),
                confirm("never.asked@calder.studio", code, "desktop"),
                confirm("not an address", code, "desktop"),
                confirm(person(), code, "desktop"),
                confirm(email, "letters", "desktop"));
        for (Answer answer : refused) {
            assertEquals(401, answer.status());
            JsonObject told = answer.json();
            told.remove("requestId");
            JsonObject first = refused.getFirst().json();
            first.remove("requestId");
            assertEquals(first, told);
        }
        core.database()
                .run("UPDATE unlock_codes SET created_at = created_at - interval '10 minutes',"
                        + " expires_at = expires_at - interval '10 minutes'");
        assertEquals("INVALID_CODE", confirm(email, code, "desktop").code(), "its time is over");
    }

    @Test
    void a_client_without_a_device_is_mailed_the_link_alone() {
        String email = person();
        assertEquals(202, core.post("/unlock", body(email), from(null)).status());
        JsonObject token = new JsonObject().put("token", core.tokenMailedTo(email, 1));
        assertFalse(SIX_DIGITS.matcher(core.mailsTo(email).getFirst()).find());
        assertEquals(200, core.post("/unlock/confirm", token, from(null)).status());
    }

    @Test
    void the_link_of_the_same_mail_works_too() {
        String email = person();
        String code = ask(email, "desktop", 1);
        JsonObject token = new JsonObject().put("token", core.tokenMailedTo(email, 1));
        assertEquals(200, core.post("/unlock/confirm", token, from("phone")).status());
        assertEquals(200, confirm(email, code, "desktop").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'code':'123456'}",
                "{'email':'ines@calder.studio'}",
                "{'token':'A','code':'123456'}",
                "{'token':'A','email':'ines@calder.studio'}",
                "{'token':'A','email':'ines@calder.studio','code':'123456'}",
                "{'email':'ines@calder.studio','code':123456}",
                "{'email':'ines@calder.studio','code':''}",
                "{'email':'ines@calder.studio','code':'12345678901234567'}",
                "{'email':'ines@calder.studio','code':'123456','trustDevice':true}"
            })
    void it_is_either_a_link_or_an_address_and_its_code(String wrong) {
        Answer answer = core.post("/unlock/confirm", new JsonObject(wrong.replace('\'', '"')), from("desktop"));
        assertEquals(400, answer.status());
        assertEquals("VALIDATION_ERROR", answer.code());
    }

    @Test
    void one_network_tries_so_many_codes_a_minute_and_no_more() {
        String[] here = TestCore.vouched("203.0.113.77", "A Browser", "desktop");
        JsonObject guess = body("nobody@calder.studio").put("code", "123456");
        for (int time = 0; time < 10; time++) {
            assertEquals(
                    "INVALID_CODE", core.post("/unlock/confirm", guess, here).code());
        }
        Answer tooMany = core.post("/unlock/confirm", guess, here);
        assertEquals("RATE_LIMIT_EXCEEDED", tooMany.code());
        assertEquals(
                "RATE_LIMIT_EXCEEDED",
                core.post("/unlock/confirm", new JsonObject().put("token", "A".repeat(43)), here)
                        .code(),
                "links and codes are counted together");
    }

    private static void guessUntilLocked(String email) {
        for (int time = 0; time < 6; time++) {
            Answer refused = core.post("/login", credentials(email, "not the password"), from("guess " + time));
            assertTrue(refused.status() == 401 || refused.status() == 403, refused.toString());
        }
    }

    private static Answer signIn(String email, String device) {
        return core.post("/login", credentials(email, PASSWORD), from(device));
    }

    private static Answer unlock(String email, String device) {
        return core.post("/unlock", body(email), from(device));
    }

    /** Asks for a mail and returns its code. Mails may overtake each other, so each is waited for. */
    private static String ask(String email, String device, int mails) {
        assertEquals(202, unlock(email, device).status());
        await(() -> core.mailsTo(email).size() == mails, "mail number " + mails);
        Matcher code = SIX_DIGITS.matcher(core.mailsTo(email).getLast());
        assertTrue(code.find(), core.mailsTo(email).getLast());
        return code.group();
    }

    private static Answer confirm(String email, String code, @Nullable String device) {
        return core.post("/unlock/confirm", body(email).put("code", code), from(device));
    }

    private static JsonObject body(String email) {
        return new JsonObject().put("email", email);
    }

    private static String other(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
    }

    /** From an address that nobody has called from before. */
    private static String[] from(@Nullable String device) {
        int place = PLACES.incrementAndGet();
        return TestCore.vouched("10.7." + place / 250 + "." + (1 + place % 250), "A Browser", device);
    }

    private static String person() {
        String email = "locked" + PEOPLE.incrementAndGet() + "@calder.studio";
        core.seed(email, PASSWORD);
        return email;
    }
}
