package io.gatehouse.core.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.gatehouse.core.App;
import io.gatehouse.core.Running;
import io.gatehouse.kit.config.ConfigSources;
import io.gatehouse.kit.http.ClientAssertion;
import io.gatehouse.kit.http.ClientContext;
import io.gatehouse.kit.secret.KeyRing;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A whole core on real PostgreSQL and SMTP, and a client that talks HTTP to it. */
public final class TestCore implements AutoCloseable {
    public static final String ORIGIN = "http://localhost:8080";
    private static final String MASTER_KEYS = "1:" + key('m');
    private static final String GATEWAY_KEYS = "1:" + key('g');
    private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestPostgres postgres;
    private final GreenMail mail;
    private final Running core;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestCore(TestPostgres postgres, GreenMail mail, Running core) {
        this.postgres = postgres;
        this.mail = mail;
        this.core = core;
    }

    /** Starts a core; the overrides are configuration keys. bcrypt is as cheap as the policy allows, to save the tests' time. */
    public static TestCore start(Map<String, String> overrides) {
        return start(TestPostgres.fresh(), overrides);
    }

    public static TestCore start(TestPostgres postgres, Map<String, String> overrides) {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        Map<String, String> settings = new HashMap<>(Map.ofEntries(
                Map.entry("publicOrigin", ORIGIN),
                Map.entry("environment", "dev"),
                Map.entry("secrets.masterKeys", MASTER_KEYS),
                Map.entry("secrets.gatewayKeys", GATEWAY_KEYS),
                Map.entry("shutdown.drain", "0s"),
                Map.entry("core.host", "127.0.0.1"),
                Map.entry("core.port", "0"),
                Map.entry("core.managementPort", "0"),
                Map.entry("database.port", Integer.toString(postgres.port())),
                Map.entry("database.name", postgres.database()),
                Map.entry("database.user", TestPostgres.LOGIN),
                Map.entry("database.password", TestPostgres.LOGIN),
                Map.entry("mail.host", "127.0.0.1"),
                Map.entry("mail.port", Integer.toString(mail.getSmtp().getPort())),
                Map.entry("mail.security", "none"),
                Map.entry("mail.firstRetry", "50ms"),
                Map.entry("policies.product.name", "Harbour"),
                // One address does what many do; limits have tests of their own.
                Map.entry("policies.rateLimits.enabled", "false"),
                Map.entry("policies.password.bcryptCost", "10")));
        settings.putAll(overrides);
        return new TestCore(postgres, mail, App.start(ConfigSources.ofOverrides(settings)));
    }

    /** The environment of a core on the database, as a process would have it. No mail server answers there. */
    public static Map<String, String> environment(TestPostgres postgres) {
        return Map.ofEntries(
                Map.entry("GATEHOUSE_PUBLIC_ORIGIN", ORIGIN),
                Map.entry("GATEHOUSE_ENVIRONMENT", "dev"),
                Map.entry("GATEHOUSE_SECRETS_MASTER_KEYS", MASTER_KEYS),
                Map.entry("GATEHOUSE_SECRETS_GATEWAY_KEYS", GATEWAY_KEYS),
                Map.entry("GATEHOUSE_DATABASE_PORT", Integer.toString(postgres.port())),
                Map.entry("GATEHOUSE_DATABASE_NAME", postgres.database()),
                Map.entry("GATEHOUSE_DATABASE_USER", TestPostgres.LOGIN),
                Map.entry("GATEHOUSE_DATABASE_PASSWORD", TestPostgres.LOGIN),
                Map.entry("GATEHOUSE_MAIL_SECURITY", "none"),
                Map.entry("GATEHOUSE_POLICIES_PRODUCT_NAME", "Harbour"),
                Map.entry("GATEHOUSE_POLICIES_RATE_LIMITS_ENABLED", "false"),
                Map.entry("GATEHOUSE_POLICIES_PASSWORD_BCRYPT_COST", "10"));
    }

    @Override
    public void close() {
        core.close();
        mail.stop();
    }

    public TestPostgres database() {
        return postgres;
    }

    public Running running() {
        return core;
    }

    public GreenMail mail() {
        return mail;
    }

    /** Adds a verified account. */
    public void seed(String email, String password) {
        core.seedUser(email, password, "Ines", "Calder", List.of("user"));
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer post(String path, JsonObject body, String... headers) {
        return raw(
                "POST",
                path,
                "application/json",
                body.encode().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                headers);
    }

    public Answer patch(String path, JsonObject body, String... headers) {
        return raw(
                "PATCH",
                path,
                "application/json",
                body.encode().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                headers);
    }

    public Answer delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    /** Sends any bytes as any type. */
    public Answer raw(String method, String path, @Nullable String contentType, byte[] body, String... headers) {
        HttpRequest.Builder request = request(path, headers).method(method, BodyPublishers.ofByteArray(body));
        return send(contentType == null ? request : request.header("Content-Type", contentType));
    }

    /** Signs in and returns the answer's body. */
    public JsonObject signIn(String identifier, String password, String... headers) {
        Answer answer = post("/login", credentials(identifier, password), headers);
        if (answer.status() != 200) {
            throw new AssertionError("sign-in answered " + answer);
        }
        return answer.json();
    }

    public Answer refresh(String refreshToken) {
        return post("/refresh", new JsonObject().put("refreshToken", refreshToken));
    }

    /** Returns what the metrics endpoint shows of one series, such as {@code gatehouse_mails_total{outcome="SENT"}}; zero for none. */
    public double metric(String series) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    /** Returns all that a scraper gets. */
    public String metrics() {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + core.managementPort() + "/metrics")))
                .body();
    }

    public static JsonObject credentials(String identifier, String password) {
        return new JsonObject().put("identifier", identifier).put("password", password);
    }

    public static String[] bearer(JsonObject signIn) {
        return new String[] {"Authorization", "Bearer " + signIn.getString("accessToken")};
    }

    /** The header by which a gateway vouches for its client. */
    public static String[] vouched(String ip, String userAgent, @Nullable String device) {
        return vouchedAt("localhost:8080", ip, userAgent, device);
    }

    /** The same, for a request to a host of the gateway. */
    public static String[] vouchedAt(String host, String ip, String userAgent, @Nullable String device) {
        ClientAssertion assertion = new ClientAssertion(KeyRing.parse(GATEWAY_KEYS));
        String word =
                assertion.sign(new ClientContext(ip, userAgent, device, "request-from-gateway", host), Instant.now());
        return new String[] {ClientAssertion.HEADER, word};
    }

    /** Waits for so many mails to the address and returns the last one's token. */
    public String tokenMailedTo(String address, int mails) {
        await(() -> mailsTo(address).size() >= mails, "mail number " + mails + " to " + address);
        Matcher token = TOKEN.matcher(mailsTo(address).getLast());
        if (!token.find()) {
            throw new AssertionError("no token in the mail to " + address);
        }
        return token.group(1);
    }

    /** Returns the text parts of the mails to an address, oldest first. */
    public List<String> mailsTo(String address) {
        List<String> texts = new ArrayList<>();
        try {
            for (MimeMessage message : mail.getReceivedMessages()) {
                if (message.getRecipients(Message.RecipientType.TO)[0]
                        .toString()
                        .equals(address)) {
                    texts.add(message.getSubject() + "\n"
                            + ((Multipart) message.getContent()).getBodyPart(0).getContent());
                }
            }
        } catch (MessagingException | IOException broken) {
            throw new AssertionError(broken);
        }
        return texts;
    }

    /** Waits until a condition holds. */
    public static void await(BooleanSupplier condition, String what) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("waited in vain for " + what);
            }
            // Whoever is waited for may need the processor.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        String full = path.startsWith("//") ? path.substring(1) : "/api/v1/auth" + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + core.port() + full))
                .timeout(PATIENCE);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static String key(char fill) {
        return Base64.getEncoder()
                .encodeToString(Character.toString(fill).repeat(32).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** An HTTP answer. */
    public record Answer(int status, Map<String, List<String>> headers, String body) {
        public JsonObject json() {
            return new JsonObject(body);
        }

        /** The problem's code; empty when it is none. */
        public String code() {
            return body.isEmpty() ? "" : Objects.requireNonNullElse(json().getString("code"), "");
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of(""))
                    .getFirst();
        }
    }
}
