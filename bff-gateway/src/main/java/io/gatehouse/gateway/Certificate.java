package io.gatehouse.gateway;

import io.gatehouse.gateway.config.TlsConfig;
import io.gatehouse.kit.http.ServerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server's certificate and key: read at the start, and again whenever the files change, as certificates that are renewed do. */
final class Certificate {
    private static final Logger LOG = LoggerFactory.getLogger(Certificate.class);
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Path certificate;
    private final Path key;
    private @Nullable Pair served;

    Certificate(Vertx vertx, TlsConfig config) {
        this.vertx = vertx;
        this.certificate = Objects.requireNonNull(config.certificate());
        this.key = Objects.requireNonNull(config.key());
    }

    /** Gives the options what TLS needs. */
    Future<HttpServerOptions> addTo(HttpServerOptions options) {
        return read().map(pair -> {
            served = pair;
            return ServerOptions.secured(options).setKeyCertOptions(pair.options());
        });
    }

    /** Looks at the files from now on; the timer ends with the verticle. */
    void renew(HttpServer server, HttpServerOptions options) {
        vertx.setPeriodic(
                LOOK.toMillis(),
                tick -> look(server, options)
                        .onFailure(unfit -> LOG.warn("The new certificate and key do not work; the old ones stay.")));
    }

    /** Serves the files if they have changed; fails, and the old ones stay, when they cannot be read or do not fit each other. */
    Future<Boolean> look(HttpServer server, HttpServerOptions options) {
        return read().compose(pair -> {
            if (pair.equals(served)) {
                return Future.succeededFuture(false);
            }
            return server.updateSSLOptions(options.getSslOptions().copy().setKeyCertOptions(pair.options()))
                    .map(applied -> {
                        served = pair;
                        LOG.info("The certificate was renewed.");
                        return true;
                    });
        });
    }

    private Future<Pair> read() {
        return vertx.fileSystem()
                .readFile(certificate.toString())
                .compose(chain -> vertx.fileSystem().readFile(key.toString()).map(secret -> new Pair(chain, secret)));
    }

    private record Pair(Buffer chain, Buffer secret) {
        PemKeyCertOptions options() {
            return new PemKeyCertOptions().addCertValue(chain).addKeyValue(secret);
        }

        @Override
        public String toString() {
            return "Pair[redacted]";
        }
    }
}
