package io.gatehouse.core;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an operator can ask for on the command line. */
enum OperatorCommand {
    ADMIN_CREATE(
            "admin create",
            Options.WHO,
            Options.TENANT,
            "make an administrator; the password is the first line of standard input"),
    USER_SHOW("user show", Options.WHO, Options.TENANT, "tell what there is to know of an account"),
    USER_DISABLE("user disable", Options.WHO, Options.TENANT, "end its sessions and let nobody sign in to it"),
    USER_ENABLE("user enable", Options.WHO, Options.TENANT, "let its owner sign in again"),
    USER_UNLOCK("user unlock", Options.WHO, Options.TENANT, "end the lock that wrong passwords brought about"),
    USER_RESET_MFA("user reset-mfa", Options.WHO, Options.TENANT, "remove its second factor, when all else is lost"),
    USER_SIGN_OUT("user sign-out", Options.WHO, Options.TENANT, "end all its sessions"),
    USER_IMPORT(
            "user import",
            Options.FILE,
            "--tenant --dry-run --allow-admins",
            "take over accounts from another system, one JSON object on each line; - reads standard input"),
    SESSIONS_END(
            "sessions end",
            "",
            "--tenant --all --reason --yes",
            "end everybody's sessions, of a tenant or of all; without --yes it only counts them"),
    KEYS_LIST("keys list", "", "", "list the keys that sign access tokens, and when"),
    KEYS_ROTATE("keys rotate", "", "", "publish a new key that signs in ten minutes"),
    KEYS_REVOKE(
            "keys revoke",
            "--kid KID",
            "",
            "end a key that may be in strangers' hands: what it signed is refused, another key signs at once"),
    AUDIT_VERIFY("audit verify", "", "", "recompute the chain of the audit log; code 1 names the first bad record"),
    AUDIT_EXPORT(
            "audit export",
            "",
            "--since --tenant --until",
            "write the audit log as JSON lines, oldest first; times as 2026-11-21T08:00:00Z"),
    CHECK_CONFIG("check-config", "", "", "name every fault of the configuration, or print it without its secrets");

    private final String words;
    private final String needed;
    private final String optional;
    private final String meaning;

    OperatorCommand(String words, String needed, String optional, String meaning) {
        this.words = words;
        this.needed = needed;
        this.optional = optional;
        this.meaning = meaning;
    }

    /** Returns the command that the arguments begin with, or null. */
    static @Nullable OperatorCommand of(List<String> args) {
        for (OperatorCommand command : values()) {
            List<String> words = command.words();
            if (args.size() >= words.size() && args.subList(0, words.size()).equals(words)) {
                return command;
            }
        }
        return null;
    }

    /** Whether some command begins with the word. */
    static boolean begins(String word) {
        return Arrays.stream(values())
                .anyMatch(command -> command.words().getFirst().equals(word));
    }

    /** Returns the words of the command line, such as "user", "show". */
    List<String> words() {
        return List.of(words.split(" ", -1));
    }

    /** Returns the option that must be given, {@link Options#FILE} for a word without one, or null. */
    @Nullable
    String needs() {
        return needed.isEmpty() ? null : needed.split(" ", -1)[0];
    }

    /** Whether the option is one of this command's and has a value. */
    boolean takes(String option) {
        return option.equals("--config")
                || (names().contains(option) && !Options.FLAGS.contains(option))
                || (option.equals(needs()) && !takesFile());
    }

    /** Whether the option is one of this command's and stands alone. */
    boolean isFlag(String option) {
        return names().contains(option) && Options.FLAGS.contains(option);
    }

    /** Whether it is given the name of a file. */
    boolean takesFile() {
        return Options.FILE.equals(needs());
    }

    /** Returns the help for all commands, or for those that begin with the word. */
    static String help(@Nullable String word) {
        return Arrays.stream(values())
                .filter(command -> word == null || command.words().getFirst().equals(word))
                .map(OperatorCommand::line)
                .collect(Collectors.joining());
    }

    private List<String> names() {
        return optional.isEmpty() ? List.of() : List.of(optional.split(" ", -1));
    }

    private String line() {
        String options = names().stream()
                .map(option -> " [" + option + value(option) + "]")
                .collect(Collectors.joining());
        String call = words + (needed.isEmpty() ? "" : " " + needed) + options;
        return "  " + call + "\n      " + meaning + "\n";
    }

    private static String value(String option) {
        return Options.FLAGS.contains(option) ? "" : Options.VALUES.getOrDefault(option, " TIME");
    }

    /** The options that commands share. */
    static final class Options {
        static final String FILE = "FILE";
        static final String DRY_RUN = "--dry-run";
        static final String ALLOW_ADMINS = "--allow-admins";
        static final String ALL = "--all";
        static final String REASON = "--reason";
        static final String YES = "--yes";

        private static final Set<String> FLAGS = Set.of(DRY_RUN, ALLOW_ADMINS, ALL, YES);
        private static final Map<String, String> VALUES = Map.of("--tenant", " SLUG", REASON, " CODE");
        private static final String WHO = "--email ADDRESS";
        private static final String TENANT = "--tenant";
    }
}
