package io.gatehouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.PgCore;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every statement that touches rows of tenants names the tenant. The statements are read from the adapters' constants, the tables from
 * the migrated schema, so a new one of either is looked at without being named here.
 */
class TenantBoundSqlTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern TABLE =
            Pattern.compile("\\b(FROM|JOIN|INTO|UPDATE)\\s+([a-z_]+)(?:\\s+(?:AS\\s+)?([a-z]+)\\b)?");

    private static final Pattern COMMON_TABLE = Pattern.compile("(?:WITH|,)\\s+([a-z]+)\\s+AS\\s+\\(");

    private static final String NO_PART = "(?<![a-z_.])";

    /** A table without the column belongs to a tenant through the one that it hangs on. */
    private static final Map<String, String> THROUGH = Map.of("webhook_deliveries", "webhooks");

    /** Statements that name no tenant, and why they need not. */
    private static final Map<String, String> EXCEPTIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("PgOldSessions.FORGET", "the cleaning job: rows of all tenants go when their time is over"),
            Map.entry("PgOldLinks.FORGET", "the cleaning job"),
            Map.entry("PgOldMails.FORGET", "the cleaning job"),
            Map.entry("PgOldMfa.CHALLENGES", "the cleaning job"),
            Map.entry("PgOldMfa.DEVICES", "the cleaning job"),
            Map.entry("PgOldMfa.LIMITS", "the cleaning job"),
            Map.entry("PgOldDevices.FORGET", "the cleaning job"),
            Map.entry("PgOldUnlockCodes.FORGET", "the cleaning job"),
            Map.entry("PgAttempts.FORGET", "the cleaning job"),
            Map.entry("PgDeliveries.FORGET", "the cleaning job"),
            Map.entry(
                    "PgSessions.CONFIRM",
                    "a gateway's batch, of sessions of any tenant; it can only confirm and make younger"),
            Map.entry("SessionEnds.ENDED_SINCE", "a gateway serves all tenants and refuses the ended sessions of each"),
            Map.entry(
                    "SessionEnds.ENDED_OF", "a gateway serves all tenants and asks after the sessions of open streams"),
            Map.entry("PgOutbox.CLAIM", "one sender for the mails of all tenants"),
            Map.entry("PgOutbox.BACKLOG", "a number for the operator of all tenants"),
            Map.entry("PgDeliveries.BACKLOG", "a number for the operator of all tenants"),
            Map.entry("PgOutbox.SENT", "a mail that this sender has claimed"),
            Map.entry("PgOutbox.RETRY", "a mail that this sender has claimed"),
            Map.entry("PgOutbox.GIVE_UP", "a mail that this sender has claimed"),
            Map.entry(
                    "PgWebhooks.ENABLED", "the audit chain is one; each event goes to the endpoints of its own tenant"),
            Map.entry("PgDeliveries.QUEUE", "endpoints that PgWebhooks.ENABLED has just told"),
            Map.entry("PgDeliveries.CLAIM", "one sender for the deliveries of all tenants"),
            Map.entry("PgDeliveries.DELIVERED", "a delivery that this sender has claimed"),
            Map.entry("PgDeliveries.RETRY", "a delivery that this sender has claimed"),
            Map.entry("PgDeliveries.GIVE_UP", "a delivery that this sender has claimed"),
            Map.entry("PgAuditChain.TAKE_WAITING", "the chain is one for all tenants"),
            Map.entry("PgAuditChain.PAGE", "the chain is one for all tenants"),
            Map.entry("PgAuditChain.UNLINKED_FROM", "the chain is one for all tenants"),
            Map.entry("PgAuditChain.UNLINKED_AFTER", "the chain is one for all tenants"),
            Map.entry("PgAuditChain.END_OF_SLICE", "the chain is one for all tenants")));

    /** Statements that are put together when they are asked; tests of their own hold them to the tenant. */
    private static final Map<String, String> PUT_TOGETHER = Map.of(
            "PgAuditLog",
            "conditions come and go with a filter; AuditApiTest and CrossTenantTest ask for other tenants' events");

    @Test
    void every_statement_on_rows_of_tenants_names_the_tenant() throws Exception {
        Set<String> tables = tenantTables();
        Set<String> unbound = new TreeSet<>();
        int seen = 0;
        for (Map.Entry<String, String> statement : statements().entrySet()) {
            List<String> faults = faults(statement.getValue(), tables);
            seen += touches(statement.getValue(), tables) ? 1 : 0;
            if (!faults.isEmpty()) {
                unbound.add(statement.getKey());
            }
        }
        assertTrue(seen > 50, "the statements were found: " + seen);
        assertEquals(EXCEPTIONS.keySet(), unbound, "each exception is one, with a reason, and there are no others");
    }

    @Test
    void no_statement_on_rows_of_tenants_is_written_anywhere_but_in_a_constant() throws Exception {
        Set<String> tables = tenantTables();
        List<String> elsewhere = new ArrayList<>();
        for (Path file : sources()) {
            String name = file.getFileName().toString().replace(".java", "");
            Set<String> inConstants = new HashSet<>();
            for (String text : constants(type(file)).values()) {
                inConstants.addAll(mentions(text));
            }
            for (String mention : mentions(Files.readString(file))) {
                boolean isOfTenants = tables.contains(mention.split(" ", 2)[1]);
                if (isOfTenants && !inConstants.contains(mention) && !PUT_TOGETHER.containsKey(name)) {
                    elsewhere.add(name + ": " + mention);
                }
            }
        }
        assertEquals(List.of(), elsewhere);
    }

    @Test
    void a_statement_that_forgets_the_tenant_of_any_of_its_tables_is_found() {
        Set<String> tables = Set.of("users", "sessions");
        assertEquals(List.of(), faults("SELECT 1 FROM users WHERE tenant_id = $1 AND id = $2", tables));
        assertEquals(List.of("users"), faults("SELECT 1 FROM users WHERE id = $2", tables));
        assertEquals(List.of("users"), faults("UPDATE users SET tenant_id = $1 WHERE id = $2", tables));
        assertEquals(List.of("sessions"), faults("INSERT INTO sessions (id, user_id) VALUES ($1, $2)", tables));
        assertEquals(List.of(), faults("INSERT INTO sessions (id, tenant_id) VALUES ($1, $2)", tables));
        String join = "SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.tenant_id = $1";
        assertEquals(List.of("users"), faults(join, tables));
        assertEquals(List.of(), faults(join + " AND u.tenant_id = s.tenant_id", tables));
        assertEquals(
                List.of("sessions", "users"),
                faults("SELECT 1 FROM sessions s JOIN users u ON u.tenant_id = s.tenant_id WHERE s.id = $1", tables));
    }

    /** Returns the tables in a statement whose tenant is not given by whoever asks. */
    private static List<String> faults(String sql, Set<String> tables) {
        Set<String> bound = new HashSet<>();
        Map<String, String> aliases = new TreeMap<>();
        Matcher table = TABLE.matcher(sql);
        while (table.find()) {
            String name = table.group(2);
            if (tables.contains(name)) {
                aliases.put(table.group(3) == null ? name : table.group(3), name);
                if (table.group(1).equals("INTO") && listsTenant(sql, table.end(2))) {
                    bound.add(name);
                }
            }
        }
        String conditions = sql.replaceAll("(?s)\\bSET\\b.*?\\b(?=WHERE|FROM|RETURNING|$)", " ");
        boolean isGrowing = true;
        while (isGrowing) {
            isGrowing = false;
            for (Map.Entry<String, String> each : aliases.entrySet()) {
                String own = "(?:" + each.getKey() + "|" + each.getValue() + ")\\.tenant_id";
                boolean isBound = has(conditions, NO_PART + "(?:" + own + "|tenant_id) = \\$\\d")
                        || boundAliases(sql, aliases, bound).stream()
                                .anyMatch(other -> has(conditions, NO_PART + own + " = " + other + "\\.tenant_id"))
                        || bound.contains(THROUGH.getOrDefault(each.getValue(), each.getValue()));
                if (isBound && bound.add(each.getValue())) {
                    isGrowing = true;
                }
            }
        }
        return aliases.values().stream()
                .filter(name -> !bound.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    /** What is inserted is bound with its table, and so is what a WITH has made of bound tables. */
    private static Set<String> boundAliases(String sql, Map<String, String> aliases, Set<String> bound) {
        Set<String> names = new TreeSet<>();
        aliases.forEach((alias, table) -> {
            if (bound.contains(table)) {
                names.addAll(List.of(alias, table, "excluded"));
            }
        });
        Matcher common = COMMON_TABLE.matcher(sql);
        while (!names.isEmpty() && common.find()) {
            names.add(common.group(1));
        }
        return names;
    }

    private static boolean listsTenant(String sql, int from) {
        int open = sql.indexOf('(', from);
        int close = sql.indexOf(')', from);
        return open >= 0 && close > open && sql.substring(open, close).contains("tenant_id");
    }

    private static boolean has(String sql, String pattern) {
        return Pattern.compile(pattern).matcher(sql).find();
    }

    private static boolean touches(String sql, Set<String> tables) {
        return mentions(sql).stream().anyMatch(mention -> tables.contains(mention.split(" ", 2)[1]));
    }

    /** Returns what is read and written: "FROM users", "INTO sessions". */
    private static Set<String> mentions(String text) {
        Set<String> mentions = new TreeSet<>();
        Matcher table = TABLE.matcher(text);
        while (table.find()) {
            mentions.add(table.group(1) + " " + table.group(2));
        }
        return mentions;
    }

    private static Set<String> tenantTables() {
        try (PgCore core = new PgCore()) {
            Set<String> tables = new TreeSet<>(core.database()
                    .column("SELECT table_name FROM information_schema.columns WHERE column_name = 'tenant_id'"
                            + " AND table_schema = 'public'"));
            tables.addAll(THROUGH.keySet());
            return tables;
        }
    }

    /** Returns all statements of the adapters by their names. */
    private static Map<String, String> statements() throws Exception {
        Map<String, String> statements = new TreeMap<>();
        for (Path file : sources()) {
            Class<?> type = type(file);
            Map<String, String> constants = constants(type);
            constants.forEach((name, text) -> {
                boolean isStatement = text.strip().matches("(?s)(SELECT|INSERT|UPDATE|DELETE|WITH)\\b.*");
                boolean isBeginning = constants.values().stream()
                        .anyMatch(other -> other.length() > text.length() && other.startsWith(text));
                if (isStatement && !isBeginning) {
                    statements.put(type.getSimpleName() + "." + name, text.replaceAll("\\s+", " "));
                }
            });
        }
        return statements;
    }

    private static Map<String, String> constants(Class<?> type) throws IllegalAccessException {
        Map<String, String> constants = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && field.getType() == String.class
                    && field.trySetAccessible()) {
                constants.put(field.getName(), String.valueOf(field.get(null)));
            }
        }
        return constants;
    }

    private static Class<?> type(Path file) throws ClassNotFoundException {
        String name = SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
        return Class.forName(name);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().contains("/postgres/"))
                    .filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .toList();
        }
    }
}
