package io.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.config.TlsConfig;
import io.gatehouse.gateway.testing.TestCertificate;
import io.gatehouse.gateway.testing.Waiting;
import io.gatehouse.kit.http.ServerOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTest {
    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        Waiting.result(vertx.close());
    }

    /** Whose certificate a client is shown that connects now. */
    private String shown(HttpServer server) throws SSLPeerUnverifiedException {
        NetSocket socket = Waiting.result(vertx.createNetClient(
                        new NetClientOptions().setSsl(true).setTrustAll(true).setHostnameVerificationAlgorithm(""))
                .connect(server.actualPort(), "127.0.0.1"));
        X509Certificate certificate = (X509Certificate) socket.sslSession().getPeerCertificates()[0];
        Waiting.result(socket.close());
        return certificate.getSubjectX500Principal().getName();
    }

    @Test
    void a_renewed_certificate_is_served_without_a_restart_and_an_unfit_one_is_not() throws IOException {
        TestCertificate files = TestCertificate.in(folder, "first.example.test");
        Certificate certificate = new Certificate(vertx, new TlsConfig(files.certificate(), files.key()));
        HttpServerOptions options = Waiting.result(certificate.addTo(ServerOptions.hardened()));
        HttpServer server = Waiting.result(vertx.createHttpServer(options)
                .requestHandler(request -> request.response().end())
                .listen(0, "127.0.0.1"));
        assertEquals("CN=first.example.test", shown(server));
        assertFalse(Waiting.result(certificate.look(server, options)), "nothing has changed");

        Files.writeString(files.key(), "half a file");
        assertThrows(AssertionError.class, () -> Waiting.result(certificate.look(server, options)));
        assertEquals("CN=first.example.test", shown(server));

        var _ = TestCertificate.in(folder, "second.example.test");
        assertTrue(Waiting.result(certificate.look(server, options)));
        assertEquals("CN=second.example.test", shown(server));
    }

    @Test
    void without_its_files_it_does_not_start() {
        Certificate certificate =
                new Certificate(vertx, new TlsConfig(folder.resolve("none.pem"), folder.resolve("none.key")));
        assertThrows(AssertionError.class, () -> Waiting.result(certificate.addTo(ServerOptions.hardened())));
    }
}
