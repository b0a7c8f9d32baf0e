package io.gatehouse.doctor;

import io.gatehouse.doctor.Deployment.Account;
import io.gatehouse.doctor.Deployment.Hidden;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The program. Exit code 0 when no MUST failed, 1 when one did, 2 when it was called wrongly. */
public final class Main {
    private static final String HELP = """
            Usage: gatehouse doctor URL [--user IDENTIFIER] [--ca PEM] [--insecure-dev] [--json]
              --user IDENTIFIER  also look at a session of this account, one without a second factor. Its password is read from
                                 GATEHOUSE_DOCTOR_PASSWORD, else from standard input
              --ca PEM           the certificate authority to trust, where it is not a public one
              --insecure-dev     expect plain http on localhost and development cookies
              --json             write the findings as JSON
            """;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        System.exit(run(List.of(args), System.getenv(), System.in, System.out, System.err));
    }

    static int run(List<String> args, Map<String, String> env, InputStream in, PrintStream out, PrintStream err)
            throws InterruptedException {
        List<String> rest = new ArrayList<>(args);
        boolean isDevelopment = rest.remove("--insecure-dev");
        boolean isJson = rest.remove("--json");
        @Nullable String user = value(rest, "--user");
        @Nullable String authority = value(rest, "--ca");
        if (rest.size() != 1 || !rest.getFirst().matches("https?://[^/?#@]+/?")) {
            err.print(HELP);
            return 2;
        }
        try {
            URI origin = URI.create(rest.getFirst().replaceFirst("/$", ""));
            Account account = user == null ? null : new Account(user, new Hidden(password(env, in)));
            Deployment deployment = new Deployment(origin, tls(authority), isDevelopment, account);
            Report report = Report.of(Checks.all(), deployment);
            out.println(isJson ? report.json() : report.text());
            return report.isGood() ? 0 : 1;
        } catch (IOException unusable) {
            err.println(unusable.getMessage());
            return 2;
        }
    }

    private static @Nullable String value(List<String> args, String name) {
        int at = args.indexOf(name);
        if (at < 0 || at + 1 >= args.size()) {
            return null;
        }
        String value = args.remove(at + 1);
        args.remove(at);
        return value;
    }

    private static char[] password(Map<String, String> env, InputStream in) throws IOException {
        String given = env.get("GATEHOUSE_DOCTOR_PASSWORD");
        if (given == null) {
            given = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        }
        if (given == null || given.isEmpty()) {
            throw new IOException("--user needs a password in GATEHOUSE_DOCTOR_PASSWORD or on standard input");
        }
        return given.toCharArray();
    }

    private static SSLContext tls(@Nullable String authority) throws IOException {
        try {
            if (authority == null) {
                return SSLContext.getDefault();
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            try (InputStream pem = Files.newInputStream(Path.of(authority))) {
                trusted.setCertificateEntry(
                        "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IOException("The certificate authority cannot be used: " + authority, unusable);
        }
    }
}
