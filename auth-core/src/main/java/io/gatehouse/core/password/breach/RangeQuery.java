package io.gatehouse.core.password.breach;

import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.BreachedPasswords;
import io.gatehouse.core.policy.BreachPolicy;
import io.gatehouse.kit.http.OnContext;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a service of the Pwned Passwords kind. It learns five of the forty digits of a SHA-1, which thousands of passwords share, and
 * answers with the other digits of all that it knows; the comparison is made here. Padding hides how many those are from whoever counts
 * bytes on the way.
 *
 * <p>A service that is away must not keep people from choosing a password: they are let through, and a circuit breaker stops asking for
 * a while, so that nobody waits for it either.
 */
public final class RangeQuery implements BreachedPasswords {
    private static final Logger LOG = LoggerFactory.getLogger(RangeQuery.class);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int PREFIX = 5;
    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(30);
    /** An answer has about 40 KB. */
    private static final int LARGEST_ANSWER = 1 << 20;

    private final Vertx vertx;
    private final HttpClient client;
    private final CircuitBreaker breaker;

    public RangeQuery(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient();
        this.breaker = CircuitBreaker.create(
                "breached-passwords",
                vertx,
                new CircuitBreakerOptions()
                        .setMaxFailures(FAILURES)
                        // The policy's own time-out ends each call.
                        .setTimeout(-1)
                        .setResetTimeout(PAUSE.toMillis()));
    }

    @Override
    public boolean contains(AcceptedPassword password, BreachPolicy policy) {
        URI url = policy.url();
        if (url == null) {
            return false;
        }
        String digits = HEX.formatHex(sha1(password.utf8()));
        try {
            String address = url + digits.substring(0, PREFIX);
            Buffer range = OnContext.call(vertx, () -> breaker.execute(() -> range(address, policy.timeout())))
                    .await();
            return holds(range.toString(), digits.substring(PREFIX));
        } catch (Throwable away) {
            if (away instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.atWarn()
                    .setMessage(
                            "The service for breached passwords does not answer; a password was accepted without it.")
                    .addKeyValue("failure", away.getClass().getSimpleName())
                    .log();
            return false;
        }
    }

    private Future<Buffer> range(String address, Duration timeout) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(address)
                        .setConnectTimeout(timeout.toMillis())
                        .setIdleTimeout(timeout.toMillis())
                        .putHeader("Add-Padding", "true")
                        .putHeader("User-Agent", "Gatehouse"))
                .compose(request -> request.send())
                .compose(RangeQuery::body)
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Future.failedFuture("answered " + response.statusCode());
        }
        Buffer body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() + chunk.length() > LARGEST_ANSWER) {
                response.request().reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        return response.end().map(body);
    }

    /** Lines are {@code <35 digits>:<count>}; those that only pad have the count 0. */
    private static boolean holds(String range, String suffix) {
        return range.lines()
                .map(String::strip)
                .anyMatch(line -> line.length() > suffix.length() + 1
                        && line.regionMatches(/* ignoreCase= */ true, 0, suffix, 0, suffix.length())
                        && !line.substring(suffix.length()).equals(":0"));
    }

    /** The service's hash, not ours: SHA-1 keeps nothing secret here. */
    private static byte[] sha1(byte[] password) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(password);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
