package io.gatehouse.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.doctor.SeededGateway.Flaw;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The doctor finds what was broken on purpose, and nothing in an installation that is well. */
class DoctorTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_good_installation_has_nothing_to_fear() throws IOException, InterruptedException {
        try (SeededGateway gateway = new SeededGateway()) {
            int code = run(gateway);

            assertEquals(0, code, out.toString(StandardCharsets.UTF_8));
            assertFalse(out.toString(StandardCharsets.UTF_8).contains("FAIL "));
            // A check before must not sign out the examiner: the rest would be passed over without a word.
            assertFalse(out.toString(StandardCharsets.UTF_8).contains("Nobody is signed in"));
        }
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void every_seeded_flaw_is_found_and_named(Flaw flaw) throws IOException, InterruptedException {
        try (SeededGateway gateway = new SeededGateway(flaw)) {
            int code = run(gateway);

            String check = SeededGateway.FOUND_BY.getOrDefault(flaw, "no check");
            String report = out.toString(StandardCharsets.UTF_8);
            String line = report.lines()
                    .filter(each -> each.startsWith("FAIL") && each.endsWith(check))
                    .findFirst()
                    .orElse("");
            assertFalse(line.isEmpty(), "not found: " + check + "\n" + report);
            assertEquals(
                    line.contains("MUST") || !gateway.isDevelopment() ? 1 : 0,
                    code,
                    "elsewhere there must be TLS, too");
        }
    }

    /** What cannot fail proves nothing. Three cannot be brought about with the HTTP server that the JDK has. */
    @Test
    void every_check_fails_for_some_flaw() throws IOException, InterruptedException {
        Set<String> found = new HashSet<>();
        for (Flaw flaw : Flaw.values()) {
            try (SeededGateway gateway = new SeededGateway(flaw)) {
                Deployment deployment = new Deployment(
                        gateway.origin(),
                        SSLContext.getDefault(),
                        gateway.isDevelopment(),
                        new Deployment.Account("ada@example.com", new Deployment.Hidden("her-password".toCharArray())));
                found.addAll(Report.of(Checks.all(), deployment).failed());
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        Set<String> never = Checks.all().stream()
                .map(Check::name)
                .filter(name -> !found.contains(name))
                .collect(Collectors.toSet());
        assertEquals(Set.of("No TLS below 1.2", "The clock is right", "Both lengths at once are refused"), never);
    }

    @Test
    void the_address_is_told_with_what_it_means() throws IOException, InterruptedException {
        try (SeededGateway gateway = new SeededGateway()) {
            assertEquals(0, run(gateway));
            String report = out.toString(StandardCharsets.UTF_8);
            assertTrue(
                    report.contains("You come from 192.0.2.1, says the gateway, and this machine's own is 127.0.0.1"),
                    report);
        }
    }

    @Test
    void without_an_account_the_session_is_left_out_and_said_so() throws IOException, InterruptedException {
        try (SeededGateway gateway = new SeededGateway()) {
            int code = Main.run(
                    List.of(gateway.origin().toString(), "--insecure-dev", "--json"),
                    Map.of(),
                    InputStream.nullInputStream(),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8));

            assertEquals(0, code);
            String json = out.toString(StandardCharsets.UTF_8);
            assertTrue(json.startsWith("[") && json.contains("\"verdict\" : \"SKIP\""), json);
        }
    }

    @Test
    void a_wrong_call_gets_help_and_code_two() throws InterruptedException {
        for (List<String> wrong : List.of(List.<String>of(), List.of("ftp://x"), List.of("https://x/path"))) {
            int code = Main.run(
                    wrong,
                    Map.of(),
                    InputStream.nullInputStream(),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8));
            assertEquals(2, code);
        }
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("Usage: gatehouse doctor URL"));
    }

    private int run(SeededGateway gateway) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(gateway.origin().toString(), "--user", "ada@example.com"));
        if (gateway.isDevelopment()) {
            arguments.add("--insecure-dev");
        }
        return Main.run(
                arguments,
                Map.of(),
                new ByteArrayInputStream("her-password\n".getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
