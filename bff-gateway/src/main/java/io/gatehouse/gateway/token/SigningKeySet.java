package io.gatehouse.gateway.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.token.SharedTokenKeys;
import io.gatehouse.kit.token.TokenKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that verify the core's tokens: its public ones, and the secrets of HS256 where some are configured. A secret in the core's
 * answer is no key: whoever can read that answer could sign with it.
 *
 * <p>An unknown key id makes it ask again, but not more than once in a while, or forged tokens could make us flood
 * the core. While the core is away the keys we have go on.
 */
public final class SigningKeySet {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeySet.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** After a question without an answer: shorter, because people who sign in meanwhile get 503. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private static final int RETRY_AFTER_SECONDS = 2;

    private final Supplier<Future<String>> fetch;
    private final SharedTokenKeys shared;
    private final InstantSource clock;
    private final AtomicReference<Answer> lastAnswer =
            new AtomicReference<>(new Answer(Instant.EPOCH, Future.succeededFuture(false)));
    private volatile Map<String, TokenKey> keys = Map.of();
    private volatile @Nullable String text;
    /** Keys that the core had and has no longer. What they signed may be honest, but proves nothing. */
    private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();

    private volatile Runnable whenWithdrawn = () -> {};

    /** @param fetch asks the core for its JWKS */
    public SigningKeySet(Supplier<Future<String>> fetch, SharedTokenKeys shared, InstantSource clock) {
        this.fetch = fetch;
        this.shared = shared;
        this.clock = clock;
    }

    /**
     * Returns the key, after asking the core if it is unknown; null when the core does not know it either. Fails with 503 while the core
     * cannot be asked: a token of a key that we have not heard of yet is no forgery, and must not sign anybody out.
     */
    Future<@Nullable TokenKey> find(String kid) {
        TokenKey secret = shared.find(kid);
        TokenKey known = secret != null ? secret : keys.get(kid);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        return asked().compose(didAnswer -> {
            TokenKey found = keys.get(kid);
            return found != null || didAnswer
                    ? Future.succeededFuture(found)
                    : Future.failedFuture(ProblemCode.UNAVAILABLE
                            .problem()
                            .withRetryAfter(RETRY_AFTER_SECONDS)
                            .exception());
        });
    }

    boolean knows(String kid) {
        return shared.find(kid) != null || keys.containsKey(kid);
    }

    /** Asks the core whenever it was asked last; those who come while a question is open share its answer. */
    synchronized Future<Boolean> askNow() {
        Answer last = lastAnswer.get();
        return last.didAnswer().isComplete() ? reload() : last.didAnswer();
    }

    /** Whether the core had this key and has it no longer. */
    boolean isWithdrawn(String kid) {
        return withdrawn.contains(kid);
    }

    /** Says what to do when the core has withdrawn a key: what was verified with it before must be verified anew. */
    public void whenWithdrawn(Runnable forget) {
        whenWithdrawn = forget;
    }

    /** Asks the core. The future never fails: without an answer the old keys stay. */
    public Future<Boolean> reload() {
        Promise<Boolean> mine = Promise.promise();
        lastAnswer.set(new Answer(clock.instant(), mine.future()));
        fetch.get()
                .map(this::take)
                .otherwise(failure -> {
                    LOG.warn("The core's public keys could not be read: {}", failure.toString());
                    return false;
                })
                .onComplete(mine::handle);
        return mine.future();
    }

    /** Whether there are any, after asking for them if need be: without them nobody can sign in through this gateway. */
    public Future<Void> ready() {
        return text != null
                ? Future.succeededFuture()
                : asked().compose(didAnswer ->
                        didAnswer ? Future.succeededFuture() : Future.failedFuture("no signing keys yet"));
    }

    /** Returns the keys as the core gave them, for those who ask us; null while we have none. */
    public @Nullable String text() {
        return text;
    }

    /** The last question's answer, or a new question's; those who come while one is open share its answer. */
    private synchronized Future<Boolean> asked() {
        Answer last = lastAnswer.get();
        if (!last.didAnswer().isComplete()) {
            return last.didAnswer();
        }
        Duration pause = Boolean.TRUE.equals(last.didAnswer().result()) ? PAUSE : PAUSE_AFTER_FAILURE;
        return clock.instant().isBefore(last.askedAt().plus(pause)) ? last.didAnswer() : reload();
    }

    private boolean take(String jwks) {
        try {
            Map<String, TokenKey> read = new HashMap<>();
            for (JWK key : JWKSet.parse(jwks).getKeys()) {
                TokenKey usable = key.isPrivate() ? null : TokenKey.of(key);
                if (usable != null) {
                    read.put(usable.kid(), usable);
                }
            }
            Set<String> gone = new HashSet<>(keys.keySet());
            gone.removeAll(read.keySet());
            keys = Map.copyOf(read);
            text = jwks;
            // Of two cores one may be behind for a moment.
            withdrawn.removeAll(read.keySet());
            if (withdrawn.addAll(gone)) {
                whenWithdrawn.run();
            }
            return true;
        } catch (ParseException malformed) {
            LOG.warn("The core's public keys are malformed; the old ones stay.");
            return false;
        }
    }

    private record Answer(Instant askedAt, Future<Boolean> didAnswer) {}
}
