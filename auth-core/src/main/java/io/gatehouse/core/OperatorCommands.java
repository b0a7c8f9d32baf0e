package io.gatehouse.core;

import io.gatehouse.core.event.AuditVerdict;
import io.gatehouse.kit.config.ConfigException;
import io.gatehouse.kit.config.ConfigSources;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What operators do on the installation's own machine. The first administrator comes from here, never from a default password; a
 * password is read from standard input, because arguments stand in process lists and shell histories.
 */
final class OperatorCommands {
    static final String HELP = """
            Commands:
              admin create --email ADDRESS    make an administrator; the password is the first line of standard input
              audit verify                    recompute the chain of the audit log; exit code 1 names the first bad record
            Each takes --config FILE. Exit codes: 0 done, 1 failed, 2 not understood.
            """;

    private final Map<String, String> env;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    OperatorCommands(Map<String, String> env, InputStream in, PrintStream out, PrintStream err) {
        this.env = env;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    static boolean isOne(List<String> args) {
        return !args.isEmpty() && List.of("admin", "audit").contains(args.getFirst());
    }

    /** Runs a command and returns its exit code. */
    int run(List<String> args) {
        List<String> rest = new ArrayList<>(args);
        @Nullable String file = option(rest, "--config");
        @Nullable String email = option(rest, "--email");
        boolean isCreate = rest.equals(List.of("admin", "create")) && email != null;
        boolean isVerify = rest.equals(List.of("audit", "verify")) && email == null;
        if (!isCreate && !isVerify) {
            err.print(HELP);
            return 2;
        }
        try (Running core = App.start(sources(file))) {
            return isCreate ? createAdmin(core, Objects.requireNonNull(email)) : verifyAudit(core);
        } catch (ConfigException | IllegalArgumentException refused) {
            err.println(refused.getMessage());
            return 1;
        } catch (IOException unreadable) {
            err.println("The password could not be read.");
            return 1;
        }
    }

    private int createAdmin(Running core, String email) throws IOException {
        String password = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        if (password == null || password.isEmpty()) {
            err.println("Give the password as the first line of standard input.");
            return 1;
        }
        if (!core.createAdmin(email, password)) {
            err.println("There is an account with this address already; another administrator can give it the role.");
            return 1;
        }
        out.println("The administrator was made and can sign in.");
        return 0;
    }

    private int verifyAudit(Running core) {
        AuditVerdict verdict = core.verifyAudit();
        AuditVerdict.Bad bad = verdict.firstBad();
        if (bad == null) {
            out.println("The audit log is whole: " + verdict.records() + " records.");
            return 0;
        }
        err.println("The audit log is not whole: " + bad.fault() + " at position " + bad.position() + ".");
        return 1;
    }

    /** The same configuration, on ports that nobody else uses: the services may be running. */
    private ConfigSources sources(@Nullable String file) {
        Map<String, String> ownPorts =
                Map.of("core.host", "127.0.0.1", "core.port", "0", "core.managementPort", "0", "shutdown.drain", "0s");
        Path path = file == null ? ConfigSources.ofProcess().file() : Path.of(file);
        return new ConfigSources(path, env, ownPorts);
    }

    private static @Nullable String option(List<String> args, String name) {
        int at = args.indexOf(name);
        if (at < 0 || at + 1 >= args.size()) {
            return null;
        }
        String value = args.remove(at + 1);
        args.remove(at);
        return value;
    }
}
