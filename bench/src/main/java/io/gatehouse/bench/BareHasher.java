package io.gatehouse.bench;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The baseline of sign-in: answers after one bcrypt hash, with nothing around it, on every core. */
public final class BareHasher {
    /** As long as what the core gives to bcrypt. */
    private static final int INPUT_LENGTH = 64;

    private static final int SALT_LENGTH = 16;

    private BareHasher() {}

    /** Takes its port and bcrypt's cost. */
    public static void main(String[] args) {
        int cost = Integer.parseInt(args[1]);
        byte[] salt = new byte[SALT_LENGTH];
        byte[] input = new byte[INPUT_LENGTH];
        Arrays.fill(input, (byte) 'a');
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        WorkerExecutor hashing =
                vertx.createSharedWorkerExecutor("hash", Runtime.getRuntime().availableProcessors());
        vertx.createHttpServer()
                .requestHandler(request -> hashing.executeBlocking(
                                () -> BCrypt.withDefaults().hash(cost, salt, input), /* ordered= */ false)
                        .onSuccess(hash -> request.response().end(new String(hash, StandardCharsets.US_ASCII)))
                        .onFailure(
                                failure -> request.response().setStatusCode(500).end()))
                .listen(Integer.parseInt(args[0]), "127.0.0.1")
                .onFailure(failure -> System.exit(1));
    }
}
