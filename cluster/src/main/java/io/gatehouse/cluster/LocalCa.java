package io.gatehouse.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A certificate authority of this machine, and a certificate for localhost from it. Kept with the data, so that it is trusted once. */
final class LocalCa {
    private final Path folder;

    private LocalCa(Path folder) {
        this.folder = folder;
    }

    /** Opens the authority in the folder, or makes one. */
    static LocalCa in(Path folder) {
        LocalCa authority = new LocalCa(folder);
        if (!Files.exists(authority.certificate())) {
            authority.make();
        }
        return authority;
    }

    /** The certificate to trust. */
    Path authority() {
        return folder.resolve("ca.pem");
    }

    Path certificate() {
        return folder.resolve("server.pem");
    }

    Path key() {
        return folder.resolve("server.key");
    }

    private void make() {
        try {
            Files.writeString(folder.resolve("server.ext"), """
                    subjectAltName = DNS:localhost, IP:127.0.0.1, IP:::1
                    basicConstraints = CA:FALSE
                    keyUsage = digitalSignature
                    extendedKeyUsage = serverAuth
                    """);
        } catch (IOException failed) {
            throw new UncheckedIOException("While writing to " + folder, failed);
        }
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 825 -keyout ca.key -out ca.pem"
                + " -subj /CN=Gatehouse-local-CA -addext basicConstraints=critical,CA:TRUE"
                + " -addext keyUsage=critical,keyCertSign");
        openssl("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout server.key -out server.csr"
                + " -subj /CN=localhost");
        openssl("x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 398 -extfile server.ext"
                + " -out server.pem");
    }

    private void openssl(String arguments) {
        Command.run(folder, List.of(("openssl " + arguments).split(" ", -1)));
    }
}
