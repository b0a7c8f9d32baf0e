package io.gatehouse.core.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gatehouse.core.testing.TestCore.Answer;
import io.vertx.core.json.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tenant with its host, its administrator and its people, and fresh things of its own to be guarded. */
public final class TenantHome {
    public static final String PASSWORD = "tidal Lantern 42";
    private static final AtomicInteger MADE = new AtomicInteger();

    private static final List<String> TABLES = List.of(
            "users",
            "credentials",
            "sessions",
            "email_links",
            "totp_authenticators",
            "recovery_codes",
            "trusted_devices",
            "mfa_challenges",
            "unlock_codes",
            "known_devices",
            "sign_in_failures",
            "webhooks",
            "outbox");

    private static final Map<String, AuthenticatorApp> APPS = new ConcurrentHashMap<>();
    private static final Map<String, String> UNLOCK_CODES = new ConcurrentHashMap<>();
    private static final Pattern SIX_DIGITS = Pattern.compile("(?m)^\\d{6}$");

    private final TestCore core;
    private final String host;
    private final String id;
    private final String admin;
    private final String person;

    /** Fills a tenant that exists, and answers at a host. */
    public TenantHome(TestCore core, String slug, String host) {
        this.core = core;
        this.host = host;
        this.id = one("SELECT id FROM tenants WHERE slug = '" + slug + "'");
        this.admin = newPerson("admin");
        this.person = newPerson("person");
        // More than a page of accounts; their passwords are the administrator's.
        core.database().run("""
                WITH many AS (
                    INSERT INTO users (id, tenant_id, email, locale)
                    SELECT gen_random_uuid(), '%1$s', 'many' || n || '@calder.studio', 'en' FROM generate_series(1, 60) n
                    RETURNING id)
                INSERT INTO credentials (id, tenant_id, user_id, kind, envelope)
                SELECT gen_random_uuid(), '%1$s', many.id, 'password', envelope FROM many, credentials c
                WHERE c.user_id = '%2$s'""".formatted(id, idOf(admin)));
        core.database().run("UPDATE users SET roles = '{user,admin}' WHERE email = '" + admin + "'");
    }

    public String id() {
        return id;
    }

    public String person() {
        return person;
    }

    public String admin() {
        return admin;
    }

    /** Sends a request to this tenant's host. */
    public Answer send(String method, String path, @Nullable JsonObject body, @Nullable String accessToken) {
        // Unlock codes are for devices.
        String device = path.startsWith("/unlock") ? "device" : null;
        String[] vouched = TestCore.vouchedAt(host, "192.0.2.7", "A Browser", device);
        String[] headers = accessToken == null
                ? vouched
                : new String[] {vouched[0], vouched[1], "Authorization", "Bearer " + accessToken};
        return body == null
                ? core.raw(method, path, null, new byte[0], headers)
                : core.raw(method, path, "application/json", body.encode().getBytes(UTF_8), headers);
    }

    /** Signs somebody in, just now. */
    public JsonObject signIn(String email) {
        return send("POST", "/login", TestCore.credentials(email, PASSWORD), null)
                .json();
    }

    /** Returns the address of somebody new. */
    public String newPerson(String name) {
        String email = name + MADE.incrementAndGet() + "@calder.studio";
        JsonObject body = new JsonObject().put("email", email).put("password", PASSWORD);
        Answer made = send("POST", "/register", body, null);
        if (made.status() != 201) {
            throw new AssertionError(made.toString());
        }
        // The mail is queued after the answer.
        TestCore.await(
                () -> !core.database()
                        .column("SELECT 1 FROM email_links WHERE user_id = '" + idOf(email) + "'")
                        .isEmpty(),
                "the mail to " + email);
        core.database()
                .run("UPDATE users SET email_verified_at = now() WHERE tenant_id = '" + id + "' AND email = '" + email
                        + "'");
        return email;
    }

    /** Returns a username that somebody has. */
    public String newUsername() {
        String username = "taken_" + MADE.incrementAndGet();
        core.database()
                .run("UPDATE users SET username = '" + username + "' WHERE id = '" + idOf(newPerson("named")) + "'");
        return username;
    }

    /** Returns where the second page of this tenant's accounts begins. */
    public String cursor() {
        return send("GET", "/admin/users", null, signIn(admin).getString("accessToken"))
                .json()
                .getString("nextCursor");
    }

    public String idOf(String email) {
        return one("SELECT id FROM users WHERE tenant_id = '" + id + "' AND email = '" + email + "'");
    }

    /** Returns the token of a link to somebody that works at this tenant. */
    public String newLink(String email, String purpose) {
        byte[] token = UUID.randomUUID().toString().substring(0, 32).getBytes(UTF_8);
        String address = purpose.matches("email_.*|not_me")
                ? "'" + purpose + MADE.incrementAndGet() + "@calder.studio'"
                : "NULL";
        core.database()
                .run("DELETE FROM email_links WHERE user_id = '" + idOf(email) + "' AND purpose = '" + purpose + "'");
        core.database()
                .run(
                        "INSERT INTO email_links (id, tenant_id, user_id, purpose, token_hash, expires_at, address) VALUES ('"
                                + UUID.randomUUID() + "', '" + id + "', '" + idOf(email) + "', '" + purpose + "', '\\x"
                                + HexFormat.of().formatHex(sha256(token)) + "', now() + interval '1 hour', " + address
                                + ")");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    public String newTrustedDevice(String email) {
        String device = UUID.randomUUID().toString();
        core.database()
                .run("INSERT INTO trusted_devices (id, tenant_id, user_id, device_hash, expires_at) VALUES ('" + device
                        + "', '" + id + "', '" + idOf(email) + "', '\\x"
                        + HexFormat.of().formatHex(sha256(device.getBytes(UTF_8))) + "', now() + interval '1 day')");
        return device;
    }

    public String newWebhook() {
        Answer added = send(
                "POST",
                "/admin/webhooks",
                new JsonObject().put("url", "https://127.0.0.1:9/" + id).put("events", List.of("TENANT_CHANGED")),
                signIn(admin).getString("accessToken"));
        return added.json().getJsonObject("webhook").getString("id");
    }

    /** Returns somebody's half-finished sign-in; {@link #codeFor} finishes it. */
    public String newChallenge() {
        String email = newPerson("careful");
        String token = signIn(email).getString("accessToken");
        AuthenticatorApp app = new AuthenticatorApp(
                send("POST", "/mfa/totp", new JsonObject(), token).json().getString("secret"));
        JsonObject first = new JsonObject().put("code", app.code(Instant.now()));
        if (send("POST", "/mfa/totp/confirm", first, token).status() != 200) {
            throw new AssertionError("the app was not confirmed");
        }
        String challenge = signIn(email).getString("challenge");
        APPS.put(challenge, app);
        return challenge;
    }

    /** Returns a code that answers a challenge, whichever tenant's it is; some code when it is nobody's. */
    public static String codeFor(String challenge) {
        AuthenticatorApp app = APPS.get(challenge);
        return app == null ? "123456" : app.code(Instant.now().plus(AuthenticatorApp.PERIOD));
    }

    /** Returns the address of somebody who was mailed an unlock code; {@link #unlockCodeFor} tells it. */
    public String newUnlockCode() {
        String email = newPerson("locked");
        // Mails may overtake each other.
        TestCore.await(() -> core.mailsTo(email).size() == 1, "the first mail to " + email);
        Answer asked = send("POST", "/unlock", new JsonObject().put("email", email), null);
        if (asked.status() != 202) {
            throw new AssertionError(asked.toString());
        }
        TestCore.await(() -> core.mailsTo(email).size() == 2, "the code for " + email);
        Matcher code = SIX_DIGITS.matcher(core.mailsTo(email).getLast());
        if (!code.find()) {
            throw new AssertionError("no code in the mail to " + email);
        }
        UNLOCK_CODES.put(email, code.group());
        return email;
    }

    /** Returns the code mailed to somebody, whichever tenant's they are; some code for nobody. */
    public static String unlockCodeFor(String email) {
        return UNLOCK_CODES.getOrDefault(email, "123456");
    }

    /** Everything this tenant has, as one text that changes when anything of it does. Senders in the background leave marks too. */
    public String belongings() {
        return TABLES.stream()
                .map(table ->
                        "SELECT '" + table + " ' || md5(coalesce(string_agg(kept, '' ORDER BY kept), '')) FROM (SELECT"
                                + " (to_jsonb(t) - '{sent_at,payload,attempts,next_attempt_at,last_error,failing_since}'::text[])::text"
                                + " AS kept FROM " + table + " t WHERE tenant_id = '" + id + "') rows")
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" UNION ALL "),
                        query -> String.join("\n", core.database().column(query))));
    }

    /** Ids and addresses that nobody outside may read. */
    public Stream<String> secrets() {
        return core
                .database()
                .column("SELECT id::text FROM users WHERE tenant_id = '" + id
                        + "' UNION SELECT email FROM users WHERE tenant_id = '"
                        + id + "' UNION SELECT id::text FROM sessions WHERE tenant_id = '" + id
                        + "' UNION SELECT id::text FROM webhooks WHERE tenant_id = '" + id
                        + "' UNION SELECT id::text FROM audit_events WHERE tenant_id = '" + id + "'")
                .stream();
    }

    private String one(String query) {
        return core.database().column(query).getFirst();
    }

    private static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }
}
