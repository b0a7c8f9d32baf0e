package io.gatehouse.core;

import io.gatehouse.core.config.ServerConfig;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.password.PasswordCheck;
import io.gatehouse.core.password.bcrypt.BcryptHasher;
import io.gatehouse.core.password.bcrypt.HashingThreads;
import io.gatehouse.core.password.breach.RangeQuery;
import io.gatehouse.core.password.nbvcxz.NbvcxzGuesses;
import io.gatehouse.core.password.postgres.PgCredentials;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.kit.secret.KeyRing;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Hashing and judging of passwords, put together. */
final class WiringPasswords {
    final HashingThreads hashing;
    final BcryptHasher hasher;
    final PgCredentials credentials;
    final PasswordCheck check;

    WiringPasswords(
            Vertx vertx,
            ServerConfig server,
            KeyRing master,
            PgSql sql,
            Executor background,
            RandomBytes randomBytes,
            PolicyBook policies,
            Ids ids,
            MeterRegistry meters) {
        hashing = new HashingThreads(
                server.hashThreadsOrCores(),
                server.hashQueueOrShort(),
                server.hashWait(),
                Duration.ofSeconds(2),
                System::nanoTime);
        Gauge.builder("gatehouse.hashing.waiting", hashing, HashingThreads::waiting)
                .description("Passwords that wait for a hashing thread")
                .register(meters);
        Gauge.builder("gatehouse.hashing.places", hashing, HashingThreads::places)
                .description("How many passwords may wait for a hashing thread")
                .register(meters);
        FunctionCounter.builder("gatehouse.hashing.refused", hashing, HashingThreads::refused)
                .description("Passwords that found no place to wait, or waited too long")
                .register(meters);
        hasher = new BcryptHasher(
                hashing, master, () -> policies.common().password().bcryptCost(), randomBytes);
        credentials = new PgCredentials(sql, ids);
        NbvcxzGuesses guesses = new NbvcxzGuesses(hashing);
        background.execute(NbvcxzGuesses::load);
        check = new PasswordCheck(guesses, guesses, credentials, hasher, new RangeQuery(vertx));
    }
}
