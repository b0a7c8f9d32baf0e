package io.gatehouse.core;

import io.gatehouse.core.OperatorCommand.Options;
import io.gatehouse.core.admin.Account;
import io.gatehouse.core.admin.AccountChange;
import io.gatehouse.core.admin.AccountChangeResult;
import io.gatehouse.core.config.CoreSettings;
import io.gatehouse.core.event.AuditLog;
import io.gatehouse.core.event.AuditVerdict;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.Unavailable;
import io.gatehouse.core.token.StoredKey;
import io.gatehouse.core.user.User;
import io.gatehouse.kit.config.ConfigException;
import io.gatehouse.kit.config.ConfigSources;
import io.gatehouse.kit.log.LogSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
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
            """ + OperatorCommand.help(null) + """
            Each takes --config FILE, and --help. Exit codes: 0 done, 1 failed or something was found, 2 not understood.
            """;

    private static final List<String> END_REASONS =
            List.of(EndReason.REVOKED_BY_ADMIN.name(), EndReason.TOKEN_REUSED.name());

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

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
        return !args.isEmpty() && (isHelp(args.getFirst()) || OperatorCommand.begins(args.getFirst()));
    }

    /** Runs a command and returns its exit code. */
    int run(List<String> args) {
        if (args.stream().anyMatch(OperatorCommands::isHelp)) {
            String first = args.getFirst();
            out.print(OperatorCommand.begins(first) ? OperatorCommand.help(first) : App.HELP + HELP);
            return DONE;
        }
        OperatorCommand command = OperatorCommand.of(args);
        Map<String, String> options = command == null
                ? null
                : options(command, args.subList(command.words().size(), args.size()));
        if (command == null || options == null) {
            err.print(OperatorCommand.help(args.getFirst()));
            return NOT_UNDERSTOOD;
        }
        if (command == OperatorCommand.SESSIONS_END
                && options.containsKey(Options.ALL) == options.containsKey("--tenant")) {
            err.print(OperatorCommand.help(args.getFirst()));
            return NOT_UNDERSTOOD;
        }
        // What is logged meanwhile is not what was asked for.
        LogSetup.initForCommands();
        try {
            return run(command, options);
        } catch (ConfigException | IllegalArgumentException refused) {
            err.println(refused.getMessage());
        } catch (IOException unreadable) {
            err.println(
                    command == OperatorCommand.USER_IMPORT
                            ? "The file could not be read."
                            : "The password could not be read.");
        } catch (Unavailable away) {
            err.println("There was no answer " + away.getMessage() + ".");
        } catch (RuntimeException failed) {
            err.println("This failed: " + failed);
        }
        return FAILED;
    }

    private int run(OperatorCommand command, Map<String, String> options) throws IOException {
        if (command == OperatorCommand.CHECK_CONFIG) {
            out.print(CoreSettings.read(sources(options, Map.of())).print());
            return DONE;
        }
        // The same configuration, on ports that nobody else uses: the services may be running.
        Map<String, String> ownPorts =
                Map.of("core.host", "127.0.0.1", "core.port", "0", "core.managementPort", "0", "shutdown.drain", "0s");
        try (Running core = Running.start(CoreSettings.read(sources(options, ownPorts)), /* isService= */ false)) {
            Operator operator = core.operator(options.get("--tenant"));
            return switch (command) {
                case ADMIN_CREATE -> createAdmin(operator, email(options));
                case USER_SHOW -> show(account(operator, options));
                case USER_DISABLE ->
                    change(operator, options, new AccountChange(true, false, null, false, false), "is disabled");
                case USER_ENABLE ->
                    change(operator, options, new AccountChange(false, false, null, false, false), "is enabled");
                case USER_UNLOCK ->
                    change(operator, options, new AccountChange(null, true, null, false, false), "is unlocked");
                case USER_RESET_MFA ->
                    change(
                            operator,
                            options,
                            new AccountChange(null, false, null, false, true),
                            "has no second factor");
                case USER_SIGN_OUT -> signOut(operator, account(operator, options));
                case USER_IMPORT -> importUsers(operator, options);
                case SESSIONS_END -> endSessions(core, options);
                case KEYS_LIST -> listKeys(operator);
                case KEYS_ROTATE -> rotateKey(operator);
                case KEYS_REVOKE -> revokeKey(operator, Objects.requireNonNull(options.get("--kid")));
                case AUDIT_VERIFY -> verifyAudit(operator);
                case AUDIT_EXPORT -> exportAudit(operator, options);
                case CHECK_CONFIG -> throw new IllegalStateException("was answered before");
            };
        }
    }

    private int createAdmin(Operator operator, String email) throws IOException {
        String password = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        if (password == null || password.isEmpty()) {
            return failed("Give the password as the first line of standard input.");
        }
        if (!operator.createAdmin(email, password)) {
            return failed("There is an account with this address already; another administrator can give it the role.");
        }
        out.println("The administrator was made and can sign in.");
        return DONE;
    }

    private int show(Account account) {
        User user = account.user();
        line("id", user.id().toString());
        line("email", user.email().value() + (user.emailVerified() ? "" : " (not confirmed)"));
        line("username", user.username() == null ? "-" : user.username().value());
        line("first name", Objects.requireNonNullElse(user.firstName(), "-"));
        line("last name", Objects.requireNonNullElse(user.lastName(), "-"));
        line("roles", String.join(", ", user.roles()));
        line("state", user.disabled() ? "disabled" : account.locked() ? "locked" : "active");
        line("second factor", user.mfaEnabled() ? "yes" : "no");
        line("open sessions", Integer.toString(account.openSessions()));
        line("created", user.createdAt().toString());
        line("password of", user.passwordChangedAt().toString());
        return DONE;
    }

    private int change(Operator operator, Map<String, String> options, AccountChange change, String done) {
        Account account = account(operator, options);
        return switch (operator.change(account, change)) {
            case AccountChangeResult.Changed changed -> {
                out.println(account.user().email().value() + " " + done + ".");
                yield DONE;
            }
            case AccountChangeResult.Unknown gone -> failed("The account is gone.");
            case AccountChangeResult.LastAdmin last ->
                failed("Nobody would be left to administer this tenant. Make somebody else an administrator first.");
            case AccountChangeResult.OwnAccount own -> failed("This is your own account.");
        };
    }

    private int signOut(Operator operator, Account account) {
        if (!operator.signOut(account)) {
            return failed("The account is gone.");
        }
        out.println(account.user().email().value() + " is signed out everywhere.");
        return DONE;
    }

    private int importUsers(Operator operator, Map<String, String> options) throws IOException {
        boolean isRehearsal = options.containsKey(Options.DRY_RUN);
        UserImport run = new UserImport(operator, isRehearsal, options.containsKey(Options.ALLOW_ADMINS), err);
        String file = Objects.requireNonNull(options.get(Options.FILE));
        UserImport.Counts counts;
        if (file.equals("-")) {
            counts = run.run(in);
        } else {
            try (InputStream opened = Files.newInputStream(Path.of(file))) {
                counts = run.run(opened);
            }
        }
        out.println((isRehearsal ? "Nothing was changed. Would be imported: " : "Imported: ") + counts.imported()
                + ", here already and left alone: " + counts.thereAlready() + ", refused: " + counts.refused() + ".");
        return counts.refused() == 0 ? DONE : FAILED;
    }

    /** Tenant after tenant, the one named or all. */
    private int endSessions(Running core, Map<String, String> options) {
        EndReason reason = endReason(options.getOrDefault(Options.REASON, EndReason.REVOKED_BY_ADMIN.name()));
        String one = options.get("--tenant");
        List<Operator> operators = one == null
                ? core.tenants().stream().sorted().map(core::operator).toList()
                : List.of(core.operator(one));
        if (!options.containsKey(Options.YES)) {
            long open = operators.stream().mapToLong(Operator::openSessions).sum();
            return failed("Nothing was changed. This ends " + open + " sessions; say --yes if that is meant.");
        }
        long ended = operators.stream()
                .mapToLong(operator -> operator.endSessions(reason))
                .sum();
        out.println(ended + " sessions were ended. Gateways refuse them within about a second.");
        return DONE;
    }

    /** What people are told must be true: they did not do it, and nobody's password was changed. */
    private static EndReason endReason(String code) {
        if (!END_REASONS.contains(code)) {
            throw new IllegalArgumentException("The reason is one of " + String.join(", ", END_REASONS) + ".");
        }
        return EndReason.valueOf(code);
    }

    private int listKeys(Operator operator) {
        operator.keys().forEach(out::println);
        if (operator.signsWithSecret()) {
            out.println("Tokens are signed with the first of secrets.tokenKeys.");
        }
        return DONE;
    }

    private int rotateKey(Operator operator) {
        StoredKey added = operator.rotateKey();
        if (added == null) {
            return failed("Tokens are signed with secrets.tokenKeys: put a new secret there.");
        }
        out.println("Key " + added.kid() + " (" + added.algorithm() + ") is published and signs from "
                + added.signsFrom() + ". The key before it is kept until its last token is dead.");
        return DONE;
    }

    private int revokeKey(Operator operator, String kid) {
        List<StoredKey> left = operator.revokeKey(kid);
        if (left == null) {
            return failed("No key with this id is published; see keys list.");
        }
        out.println(
                "Key " + kid + " is revoked. What it signed is refused by cores and gateways within 20 seconds, and by"
                        + " APIs when they fetch the keys anew (5 minutes at most, where they keep them as long as they may)."
                        + " People stay signed in.");
        return DONE;
    }

    private int verifyAudit(Operator operator) {
        AuditVerdict verdict = operator.verifyAudit();
        AuditVerdict.Bad bad = verdict.firstBad();
        if (bad != null) {
            return failed("The audit log is not whole: " + bad.fault() + " at position " + bad.position() + ".");
        }
        out.println("The audit log is whole: " + verdict.records() + " records.");
        return DONE;
    }

    private int exportAudit(Operator operator, Map<String, String> options) {
        AuditLog.Filter filter =
                new AuditLog.Filter(null, null, time(options.get("--since")), time(options.get("--until")));
        long records = operator.exportAudit(options.containsKey("--tenant"), filter, out::println);
        err.println(records + " records.");
        return out.checkError() ? failed("The records could not be written.") : DONE;
    }

    private void line(String name, String value) {
        out.printf("%-15s%s%n", name, value);
    }

    private int failed(String sentence) {
        err.println(sentence);
        return FAILED;
    }

    private static Account account(Operator operator, Map<String, String> options) {
        Account account = operator.account(email(options));
        if (account == null) {
            throw new IllegalArgumentException("There is no account with this address.");
        }
        return account;
    }

    private static String email(Map<String, String> options) {
        return Objects.requireNonNull(options.get("--email"));
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : AuditLog.Filter.time(text);
    }

    private ConfigSources sources(Map<String, String> options, Map<String, String> overrides) {
        String file = options.get("--config");
        return new ConfigSources(file == null ? ConfigSources.ofProcess().file() : Path.of(file), env, overrides);
    }

    /** Returns the options by name, or null when one is unknown, stands there twice, lacks its value or is missing. */
    private static @Nullable Map<String, String> options(OperatorCommand command, List<String> rest) {
        Map<String, String> options = new HashMap<>();
        for (int at = 0; at < rest.size(); at++) {
            String word = rest.get(at);
            @Nullable String before;
            if (command.isFlag(word)) {
                before = options.put(word, "");
            } else if (command.takes(word) && at + 1 < rest.size()) {
                before = options.put(word, rest.get(++at));
            } else if (command.takesFile() && !word.startsWith("--")) {
                before = options.put(Options.FILE, word);
            } else {
                return null;
            }
            if (before != null) {
                return null;
            }
        }
        String needed = command.needs();
        return needed == null || options.containsKey(needed) ? options : null;
    }

    private static boolean isHelp(String word) {
        return List.of("help", "--help", "-h").contains(word);
    }
}
