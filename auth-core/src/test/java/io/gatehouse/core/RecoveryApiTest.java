package io.gatehouse.core;

import static io.gatehouse.core.testing.TestCore.await;
import static io.gatehouse.core.testing.TestCore.bearer;
import static io.gatehouse.core.testing.TestCore.credentials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestCore.Answer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways back into an account, and changes of password and address, over HTTP. */
class RecoveryApiTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String NEW_PASSWORD = "staple of seven lamps";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private static TestCore core;

    @BeforeAll
    static void start() {
        core = TestCore.start(Map.of());
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @Test
    void a_forgotten_password_is_replaced_by_a_mailed_link_which_ends_every_session() {
        String email = person();
        JsonObject old = core.signIn(email, PASSWORD);
        assertEquals(202, forgot(email).status());
        String token = core.tokenMailedTo(email, 1);
        assertEquals(200, reset(token, NEW_PASSWORD).status());
        Answer refused = core.refresh(old.getString("refreshToken"));
        assertEquals("SESSION_REVOKED", refused.code());
        assertEquals("PASSWORD_RESET", refused.json().getString("reason"));
        assertEquals(
                "INVALID_CREDENTIALS",
                core.post("/login", credentials(email, PASSWORD)).code());
        assertTrue(core.signIn(email, NEW_PASSWORD).containsKey("accessToken"));
        await(() -> core.mailsTo(email).size() == 2, "the mail that tells of the reset");
        assertTrue(core.mailsTo(email).getLast().startsWith("You have a new password at Harbour"));
    }

    @Test
    void known_unknown_and_impossible_addresses_get_one_answer() {
        Answer known = forgot(person());
        for (String email : List.of("nobody@calder.studio", "not an address", "a@b")) {
            Answer unknown = forgot(email);
            assertEquals(known.status(), unknown.status());
            assertEquals(known.body(), unknown.body());
            Answer unlock = core.post("/unlock", new JsonObject().put("email", email));
            assertEquals(known.body(), unlock.body());
            assertEquals(202, unlock.status());
        }
    }

    @Test
    void a_refused_password_does_not_spend_the_link_and_a_used_link_says_so() {
        String email = person();
        assertEquals(202, forgot(email).status());
        String token = core.tokenMailedTo(email, 1);
        Answer weak = reset(token, "short");
        assertEquals("PASSWORD_POLICY", weak.code());
        assertEquals("newPassword TOO_SHORT", firstFault(weak));
        assertEquals("newPassword USED_BEFORE", firstFault(reset(token, PASSWORD)));
        assertEquals("newPassword CONTAINS_OWN_DATA", firstFault(reset(token, "the " + email + " of old")));
        assertEquals(200, reset(token, NEW_PASSWORD).status());
        Answer again = reset(token, "another of seven lamps");
        assertEquals(400, again.status());
        assertEquals("TOKEN_ALREADY_USED", again.code());
        assertTrue(core.signIn(email, NEW_PASSWORD).containsKey("accessToken"));
    }

    @Test
    void a_newer_reset_link_ends_the_older_one() {
        String email = person();
        assertEquals(202, forgot(email).status());
        String first = core.tokenMailedTo(email, 1);
        assertEquals(202, forgot(email).status());
        String second = core.tokenMailedTo(email, 2);
        assertEquals("TOKEN_EXPIRED", reset(first, NEW_PASSWORD).code());
        assertEquals(200, reset(second, NEW_PASSWORD).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reset-password", "/unlock/confirm", "/not-me", "/email/confirm", "/email/cancel"})
    void a_token_that_is_none_of_ours_is_invalid(String path) {
        for (String token : List.of("x", "A".repeat(43), "A".repeat(128), "\u0000", "💥")) {
            JsonObject body = new JsonObject().put("token", token);
            Answer answer =
                    core.post(path, path.equals("/reset-password") ? body.put("newPassword", NEW_PASSWORD) : body);
            assertEquals(400, answer.status(), token);
            assertEquals("INVALID_TOKEN", answer.code(), token);
        }
    }

    @Test
    void a_link_of_one_purpose_opens_no_other() {
        String email = person();
        assertEquals(202, forgot(email).status());
        JsonObject token = new JsonObject().put("token", core.tokenMailedTo(email, 1));
        for (String path : List.of("/verify-email", "/unlock/confirm", "/not-me", "/email/confirm", "/email/cancel")) {
            assertEquals("INVALID_TOKEN", core.post(path, token).code(), path);
        }
    }

    @Test
    void a_reset_confirms_the_address_it_was_mailed_to() {
        String email = "fresh" + PEOPLE.incrementAndGet() + "@calder.studio";
        JsonObject wish = new JsonObject().put("email", email).put("password", PASSWORD);
        assertEquals(201, core.post("/register", wish).status());
        String verification = core.tokenMailedTo(email, 1);
        assertEquals(202, forgot(email).status());
        assertEquals(200, reset(core.tokenMailedTo(email, 2), NEW_PASSWORD).status());
        assertTrue(core.signIn(email, NEW_PASSWORD).getJsonObject("user").getBoolean("emailVerified"));
        assertEquals(
                200,
                core.post("/verify-email", new JsonObject().put("token", verification))
                        .status());
    }

    @Test
    void registering_an_unconfirmed_address_again_leaves_the_choice_of_password_to_its_reader() {
        String email = "twice" + PEOPLE.incrementAndGet() + "@calder.studio";
        JsonObject wish = new JsonObject().put("email", email);
        assertEquals(
                201,
                core.post("/register", wish.copy().put("password", PASSWORD)).status());
        // Mails may overtake each other.
        TestCore.await(() -> core.mailsTo(email).size() == 1, "the first mail");
        Answer second = core.post("/register", wish.copy().put("password", "some other long words"));
        assertEquals(201, second.status());
        assertEquals(200, reset(core.tokenMailedTo(email, 2), NEW_PASSWORD).status());
        assertEquals(
                "INVALID_CREDENTIALS",
                core.post("/login", credentials(email, PASSWORD)).code());
        assertTrue(core.signIn(email, NEW_PASSWORD).containsKey("accessToken"));
    }

    @Test
    void a_changed_password_ends_every_session_and_goes_on_in_a_fresh_one() {
        String email = person();
        JsonObject elsewhere = core.signIn(email, PASSWORD);
        JsonObject here = core.signIn(email, PASSWORD);
        assertEquals(202, forgot(email).status());
        String resetLink = core.tokenMailedTo(email, 1);

        Answer changed = change(here, PASSWORD, NEW_PASSWORD);
        assertEquals(200, changed.status());
        JsonObject fresh = changed.json();
        assertFalse(fresh.getString("message").isEmpty());
        assertNotEquals(here.getString("refreshToken"), fresh.getString("refreshToken"));
        assertEquals(200, core.get("/me", bearer(fresh)).status());
        assertEquals(200, core.refresh(fresh.getString("refreshToken")).status());
        for (JsonObject ended : List.of(elsewhere, here)) {
            Answer refused = core.refresh(ended.getString("refreshToken"));
            assertEquals("SESSION_REVOKED", refused.code());
            assertEquals("PASSWORD_CHANGED", refused.json().getString("reason"));
        }
        assertEquals(
                "TOKEN_EXPIRED", reset(resetLink, "yet another seven lamps").code());
        assertTrue(core.signIn(email, NEW_PASSWORD).containsKey("accessToken"));
        await(() -> core.mailsTo(email).size() == 2, "the mail that tells of the change");
        assertTrue(core.mailsTo(email).getLast().startsWith("Your password at Harbour was changed"));
    }

    @Test
    void a_wrong_current_password_changes_nothing() {
        String email = person();
        JsonObject session = core.signIn(email, PASSWORD);
        Answer wrong = change(session, "not the password", NEW_PASSWORD);
        assertEquals(401, wrong.status());
        assertEquals("INVALID_CREDENTIALS", wrong.code());
        assertEquals(200, core.get("/me", bearer(session)).status());
        assertTrue(core.signIn(email, PASSWORD).containsKey("accessToken"));
    }

    @Test
    void wrong_current_passwords_are_refused_after_a_while() {
        String email = person();
        JsonObject session = core.signIn(email, PASSWORD);
        for (int times = 0; times < 10; times++) {
            assertEquals(
                    "INVALID_CREDENTIALS",
                    change(session, "not the password", NEW_PASSWORD).code());
        }
        Answer tooMany = change(session, PASSWORD, NEW_PASSWORD);
        assertEquals(429, tooMany.status());
        assertEquals("RATE_LIMIT_EXCEEDED", tooMany.code());
        assertTrue(Integer.parseInt(tooMany.header("Retry-After")) > 0);
        assertEquals("\"tries\";r=0;t=" + tooMany.header("Retry-After"), tooMany.header("RateLimit"));
    }

    @Test
    void a_change_to_a_former_or_weak_password_is_refused() {
        String email = person();
        JsonObject session = core.signIn(email, PASSWORD);
        assertEquals("newPassword USED_BEFORE", firstFault(change(session, PASSWORD, PASSWORD)));
        assertEquals("newPassword TOO_COMMON", firstFault(change(session, PASSWORD, "Password1")));
        assertEquals("newPassword TOO_GUESSABLE", firstFault(change(session, PASSWORD, "qwertzuiop1")));
        JsonObject second = change(session, PASSWORD, NEW_PASSWORD).json();
        assertEquals("newPassword USED_BEFORE", firstFault(change(second, NEW_PASSWORD, PASSWORD)));
    }

    @Test
    void sensitive_changes_need_somebody_signed_in_a_short_while_ago() {
        JsonObject password = new JsonObject().put("currentPassword", PASSWORD).put("newPassword", NEW_PASSWORD);
        JsonObject address = new JsonObject().put("newEmail", "new@calder.studio");
        assertEquals("UNAUTHENTICATED", core.post("/password", password).code());
        assertEquals("UNAUTHENTICATED", core.post("/email", address).code());
        String email = person();
        JsonObject session = core.signIn(email, PASSWORD);
        core.database()
                .run("UPDATE sessions SET authenticated_at = authenticated_at - interval '11 minutes' WHERE id = '"
                        + session.getJsonObject("session").getString("id") + "'");
        assertEquals(
                "REAUTHENTICATION_REQUIRED",
                core.post("/password", password, bearer(session)).code());
        assertEquals(
                "REAUTHENTICATION_REQUIRED",
                core.post("/email", address, bearer(session)).code());
    }

    @Test
    void an_unlock_link_works_once() {
        String email = person();
        assertEquals(
                202, core.post("/unlock", new JsonObject().put("email", email)).status());
        JsonObject token = new JsonObject().put("token", core.tokenMailedTo(email, 1));
        assertEquals(200, core.post("/unlock/confirm", token).status());
        Answer again = core.post("/unlock/confirm", token);
        assertEquals("TOKEN_ALREADY_USED", again.code());
    }

    @Test
    void an_unlock_link_lets_the_owner_in_again_on_their_device() {
        String email = person();
        String[] owner = TestCore.vouched("192.0.2.10", "Mozilla/5.0", "device-of-" + email);
        for (int times = 0; times < 5; times++) {
            assertEquals(
                    "INVALID_CREDENTIALS",
                    core.post("/login", credentials(email, "not the password"), owner)
                            .code());
        }
        Answer locked = core.post("/login", credentials(email, PASSWORD), owner);
        assertEquals(403, locked.status());
        assertEquals("ACCOUNT_LOCKED", locked.code());
        // The mail that tells of the lock is waited for: mails may overtake each other.
        String first = core.tokenMailedTo(email, 1);
        assertEquals(
                202, core.post("/unlock", new JsonObject().put("email", email)).status());
        JsonObject token = new JsonObject().put("token", core.tokenMailedTo(email, 2));
        assertEquals(
                "TOKEN_EXPIRED",
                core.post("/unlock/confirm", new JsonObject().put("token", first), owner)
                        .code());
        assertEquals(200, core.post("/unlock/confirm", token, owner).status());
        assertTrue(core.signIn(email, PASSWORD, owner).containsKey("accessToken"));
    }

    @Test
    void not_me_signs_everybody_out_switches_the_password_off_and_mails_a_link() {
        String email = person();
        JsonObject session = core.signIn(email, PASSWORD);
        JsonObject thief = change(session, PASSWORD, NEW_PASSWORD).json();
        JsonObject token = new JsonObject().put("token", core.tokenMailedTo(email, 1));
        assertEquals(200, core.post("/not-me", token).status());
        Answer refused = core.refresh(thief.getString("refreshToken"));
        assertEquals("NOT_ME", refused.json().getString("reason"));
        assertEquals(
                "INVALID_CREDENTIALS",
                core.post("/login", credentials(email, NEW_PASSWORD)).code());
        String resetLink = core.tokenMailedTo(email, 2);
        assertEquals(200, reset(resetLink, "a third of seven lamps").status());
        assertEquals(200, core.post("/not-me", token).status(), "twice is harmless");
        assertTrue(core.signIn(email, "a third of seven lamps").containsKey("accessToken"));
    }

    @Test
    void a_new_address_comes_into_force_when_it_is_confirmed() {
        String email = person();
        String newEmail = "new-" + email;
        JsonObject session = core.signIn(email, PASSWORD);
        assertEquals(202, changeAddress(session, newEmail).status());
        JsonObject token = new JsonObject().put("token", core.tokenMailedTo(newEmail, 1));
        assertEquals(email, core.get("/me", bearer(session)).json().getString("email"));
        assertEquals(200, core.post("/email/confirm", token).status());
        assertEquals(200, core.post("/email/confirm", token).status(), "twice is harmless");
        JsonObject user = core.get("/me", bearer(session)).json();
        assertEquals(newEmail, user.getString("email"));
        assertTrue(user.getBoolean("emailVerified"));
        assertTrue(core.signIn(newEmail, PASSWORD).containsKey("accessToken"));
        assertEquals(
                "INVALID_CREDENTIALS",
                core.post("/login", credentials(email, PASSWORD)).code());
    }

    @Test
    void a_change_of_address_is_cancelled_from_the_old_one() {
        String email = person();
        String newEmail = "new-" + email;
        JsonObject session = core.signIn(email, PASSWORD);
        assertEquals(202, changeAddress(session, newEmail).status());
        JsonObject confirm = new JsonObject().put("token", core.tokenMailedTo(newEmail, 1));
        JsonObject cancel = new JsonObject().put("token", core.tokenMailedTo(email, 1));
        assertEquals(200, core.post("/email/cancel", cancel).status());
        assertEquals(200, core.post("/email/cancel", cancel).status(), "twice is harmless");
        assertEquals("TOKEN_EXPIRED", core.post("/email/confirm", confirm).code());
        assertEquals(200, core.get("/me", bearer(session)).status());
    }

    @Test
    void after_the_change_cancelling_gives_the_account_back_to_the_old_address() {
        String email = person();
        String thiefs = "thief-" + email;
        JsonObject session = core.signIn(email, PASSWORD);
        assertEquals(202, changeAddress(session, thiefs).status());
        JsonObject confirm = new JsonObject().put("token", core.tokenMailedTo(thiefs, 1));
        JsonObject cancel = new JsonObject().put("token", core.tokenMailedTo(email, 1));
        assertEquals(200, core.post("/email/confirm", confirm).status());
        JsonObject grab = new JsonObject().put("email", email).put("password", NEW_PASSWORD);
        assertEquals(201, core.post("/register", grab).status(), "answered as ever, but the address is kept");
        assertEquals(200, core.post("/email/cancel", cancel).status());
        assertEquals(
                "NOT_ME", core.refresh(session.getString("refreshToken")).json().getString("reason"));
        assertEquals(202, forgot(thiefs).status());
        assertEquals(200, reset(core.tokenMailedTo(email, 3), NEW_PASSWORD).status());
        assertTrue(core.signIn(email, NEW_PASSWORD).containsKey("accessToken"));
        assertEquals(1, core.mailsTo(thiefs).size(), "the other address belongs to nobody");
    }

    @Test
    void asking_for_a_taken_address_looks_the_same_and_tells_its_owner() {
        String owner = person();
        String email = person();
        JsonObject session = core.signIn(email, PASSWORD);
        Answer taken = changeAddress(session, owner);
        Answer free = changeAddress(session, "free-" + email);
        assertEquals(free.status(), taken.status());
        assertEquals(free.body(), taken.body());
        await(() -> core.mailsTo(owner).size() == 1, "the mail to the owner");
        assertTrue(core.mailsTo(owner).getFirst().startsWith("Your address already has an account at Harbour"));
        await(() -> core.mailsTo(email).size() == 2, "the notice, in any case");
    }

    @Test
    void what_is_no_address_is_said_to_whoever_is_signed_in() {
        Answer refused = changeAddress(core.signIn(person(), PASSWORD), "not an address");
        assertEquals("VALIDATION_ERROR", refused.code());
        assertEquals("newEmail MALFORMED", firstFault(refused));
    }

    private static String person() {
        String email = "person" + PEOPLE.incrementAndGet() + "@calder.studio";
        core.seed(email, PASSWORD);
        return email;
    }

    private static Answer forgot(String email) {
        return core.post("/forgot-password", new JsonObject().put("email", email));
    }

    private static Answer reset(String token, String newPassword) {
        return core.post("/reset-password", new JsonObject().put("token", token).put("newPassword", newPassword));
    }

    private static Answer change(JsonObject session, String current, String next) {
        return core.post(
                "/password",
                new JsonObject().put("currentPassword", current).put("newPassword", next),
                bearer(session));
    }

    private static Answer changeAddress(JsonObject session, String newEmail) {
        return core.post("/email", new JsonObject().put("newEmail", newEmail), bearer(session));
    }

    private static String firstFault(Answer answer) {
        JsonObject fault = answer.json().getJsonArray("errors").getJsonObject(0);
        return fault.getString("field") + " " + fault.getString("code");
    }
}
