package io.gatehouse.core;

import static io.gatehouse.core.testing.TestCore.bearer;
import static io.gatehouse.core.testing.TestCore.credentials;
import static io.gatehouse.core.testing.TestCore.vouched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.MmdbFile;
import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestCore.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signs of place, with a place database: from the sign-in to the mailed code and the list of sessions. */
class PlacesOverHttpTest {
    private static final String PASSWORD = "tidal Lantern 42";
    private static final String BERGEN = "192.0.2.7";
    private static final String TOKYO = "198.51.100.9";
    private static final String HAMBURG = "2001:db8::7";
    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{6})$");

    @TempDir
    static Path folder;

    private static TestCore core;

    @BeforeAll
    static void start() {
        core = TestCore.start(Map.of("policies.risk.geoDatabase", database().toString()));
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @Test
    void a_journey_that_nobody_makes_needs_the_code_that_goes_to_the_owners_mailbox() {
        core.seed("traveller@example.com", PASSWORD);
        assertFalse(signIn("traveller@example.com", BERGEN, "laptop").getBoolean("mfaRequired"));

        JsonObject half = signIn("traveller@example.com", TOKYO, "laptop");
        assertTrue(half.getBoolean("mfaRequired"));
        assertEquals(new JsonArray(List.of("email_code")), half.getJsonArray("methods"));
        assertFalse(half.getBoolean("trustDeviceOffered"), "a mailed code is no second thing that somebody holds");
        assertFalse(half.containsKey("accessToken"));

        String code = codeMailedTo("traveller@example.com", 1);
        String wrong = code.equals("000000") ? "000001" : "000000";
        assertEquals("INVALID_CODE", answer(half, wrong, TOKYO, "laptop").code());
        assertEquals("UNAUTHENTICATED", answer(half, code, TOKYO, "phone").code(), "not from another device");
        Answer in = answer(half, code, TOKYO, "laptop");
        assertEquals(200, in.status(), in.body());
        assertEquals(
                new JsonArray(List.of("pwd", "otp")),
                core.get("/session", bearer(in.json()))
                        .json()
                        .getJsonObject("session")
                        .getJsonArray("amr"));
        assertEquals("UNAUTHENTICATED", answer(half, code, TOKYO, "laptop").code(), "it was good for once");

        TestCore.await(() -> core.mailsTo("traveller@example.com").size() == 2, "the owner is told");
        assertTrue(core.mailsTo("traveller@example.com").getLast().contains("Tokyo, Japan (" + TOKYO + ")"));
        assertEquals(
                List.of("IMPOSSIBLE_TRAVEL CHALLENGE", "NEW_COUNTRY CHALLENGE"),
                core.database()
                        .column(
                                "SELECT (details->>'reason') || ' ' || (details->>'action') FROM audit_events e JOIN users u"
                                        + " ON u.id = e.user_id WHERE kind = 'ANOMALY_DETECTED' AND u.email = 'traveller@example.com'"
                                        + " ORDER BY 1"));
    }

    @Test
    void a_mailed_code_dies_with_its_five_tries_and_with_a_changed_password() {
        core.seed("guessed@example.com", PASSWORD);
        JsonObject home = signIn("guessed@example.com", BERGEN, "laptop");
        JsonObject half = signIn("guessed@example.com", TOKYO, "laptop");
        String code = codeMailedTo("guessed@example.com", 1);
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int guess = 0; guess < 5; guess++) {
            assertEquals("INVALID_CODE", answer(half, wrong, TOKYO, "laptop").code());
        }
        assertEquals("RATE_LIMIT_EXCEEDED", answer(half, code, TOKYO, "laptop").code());

        JsonObject next = signIn("guessed@example.com", TOKYO, "laptop");
        String fresh = codeMailedTo("guessed@example.com", 2);
        assertEquals(
                200,
                core.post(
                                "/password",
                                new JsonObject()
                                        .put("currentPassword", PASSWORD)
                                        .put("newPassword", "staple of seven lamps"),
                                bearer(home))
                        .status());
        assertEquals("UNAUTHENTICATED", answer(next, fresh, TOKYO, "laptop").code());
    }

    @Test
    void sessions_are_listed_with_their_place_in_the_readers_language() {
        core.seed("reader@example.com", PASSWORD);
        JsonObject in = signIn("reader@example.com", HAMBURG, "laptop");
        assertEquals("Hamburg, Germany", location(in, "en"));
        assertEquals("Hamburg, Deutschland", location(in, "de"));
    }

    @Test
    void a_country_that_the_policy_blocks_is_told_only_to_who_knows_the_password() {
        try (TestCore strict = TestCore.start(
                Map.of("policies.risk.geoDatabase", database().toString(), "policies.risk.newCountry", "block"))) {
            strict.seed("home@example.com", PASSWORD);
            assertEquals(200, login(strict, PASSWORD, BERGEN).status());
            assertEquals("FORBIDDEN", login(strict, PASSWORD, HAMBURG).code());
            assertEquals(
                    "INVALID_CREDENTIALS", login(strict, "wrong horse", HAMBURG).code());
            assertEquals(200, login(strict, PASSWORD, "203.0.113.5").status(), "of which nothing is known");
        }
    }

    @Test
    void a_place_database_is_taken_up_replaced_and_given_up_without_a_restart() throws IOException {
        Path policies = Files.writeString(folder.resolve("policies.yaml"), "risk: {}\n");
        Path places =
                Files.write(folder.resolve("places.mmdb"), hamburg("Hamburg").bytes());
        try (TestCore watching = TestCore.start(Map.of("policiesFile", policies.toString()))) {
            watching.seed("home@example.com", PASSWORD);
            JsonObject in = watching.signIn("home@example.com", PASSWORD, vouched(HAMBURG, "A Browser", "laptop"));
            assertNull(location(watching, in, "en"));

            Files.writeString(policies, "risk: {geoDatabase: " + places + "}\n");
            TestCore.await(() -> "Hamburg, Germany".equals(location(watching, in, "en")), "the file of the policy");
            Files.write(places, hamburg("Altona by Hamburg").bytes());
            TestCore.await(() -> "Altona by Hamburg, Germany".equals(location(watching, in, "en")), "the new file");

            Files.writeString(policies, "risk: {geoDatabase: " + folder.resolve("absent.mmdb") + "}\n");
            Files.writeString(places, "no longer one");
            TestCore.await(
                    () -> watching.database()
                                    .column("SELECT 1 FROM audit_events WHERE details::text LIKE '%geoDatabase%'")
                                    .size()
                            == 2,
                    "the policy is in force");
            assertEquals("Altona by Hamburg, Germany", location(watching, in, "en"), "the last one that was good");
            Files.writeString(policies, "risk: {}\n");
            TestCore.await(() -> location(watching, in, "en") == null, "no places any more");
        }
    }

    @Test
    void a_core_whose_place_database_is_none_does_not_start() {
        Path absent = folder.resolve("absent.mmdb");
        assertThrows(
                UncheckedIOException.class,
                () -> TestCore.start(Map.of("policies.risk.geoDatabase", absent.toString()))
                        .close());
    }

    private static Path database() {
        return new MmdbFile()
                .city("192.0.2.0/24", "NO", Map.of("en", "Norway"), Map.of("en", "Bergen"), 60.39, 5.32)
                .city("198.51.100.0/24", "JP", Map.of("en", "Japan"), Map.of("en", "Tokyo"), 35.68, 139.69)
                .city(
                        "2001:db8::/32",
                        "DE",
                        Map.of("en", "Germany", "de", "Deutschland"),
                        Map.of("en", "Hamburg"),
                        53.55,
                        9.99)
                .in(folder);
    }

    private static MmdbFile hamburg(String name) {
        return new MmdbFile().city("2001:db8::/32", "DE", Map.of("en", "Germany"), Map.of("en", name), 53.55, 9.99);
    }

    private static JsonObject signIn(String email, String from, String device) {
        return core.signIn(email, PASSWORD, vouched(from, "A Browser", device));
    }

    private static Answer login(TestCore at, String password, String from) {
        return at.post("/login", credentials("home@example.com", password), vouched(from, "A Browser", "laptop"));
    }

    private static Answer answer(JsonObject half, String code, String from, String device) {
        return core.post(
                "/mfa/challenge",
                new JsonObject().put("challenge", half.getString("challenge")).put("code", code),
                vouched(from, "A Browser", device));
    }

    private static @Nullable String location(JsonObject in, String language) {
        return location(core, in, language);
    }

    private static @Nullable String location(TestCore at, JsonObject in, String language) {
        return at.get("/sessions", "Authorization", bearer(in)[1], "Accept-Language", language)
                .json()
                .getJsonArray("sessions")
                .getJsonObject(0)
                .getString("location");
    }

    /** Waits for so many mails to the address and returns the last one's code. */
    private static String codeMailedTo(String address, int mails) {
        TestCore.await(() -> core.mailsTo(address).size() >= mails, "code number " + mails);
        Matcher code = CODE.matcher(core.mailsTo(address).getLast().replace("\r", ""));
        assertTrue(code.find(), "a code stands on a line of its own");
        return code.group(1);
    }
}
