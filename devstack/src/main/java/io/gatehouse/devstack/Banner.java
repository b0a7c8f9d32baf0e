package io.gatehouse.devstack;

import java.time.Duration;
import java.util.Locale;

/** What a developer reads when everything is ready. */
final class Banner {
    private Banner() {}

    static String of(DevStack stack, Duration took) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%nGatehouse is ready (%.1f s)%n%n", took.toMillis() / 1000.0));
        row(text, "Product app", stack.url());
        row(text, "Sign in", stack.url().resolve("/auth/login"));
        row(text, "Inbox", stack.inboxUrl());
        row(text, "Core API", stack.coreUrl().resolve("/api/v1/auth"));
        row(
                text,
                "Metrics",
                "http://localhost:" + stack.ports().gatewayManagement() + "/metrics (gateway), http://localhost:"
                        + stack.ports().coreManagement() + "/metrics (core)");
        row(text, "PostgreSQL", stack.jdbcUrl() + "?user=postgres&password=postgres");
        row(text, "Redis", stack.redisUrl());
        row(
                text,
                "Data",
                stack.folder() + (stack.isTemporary() ? " (deleted at the end; GATEHOUSE_DATA=dir keeps it)" : ""));
        row(text, "Operator", "scripts/gatehouse user show --email ada@example.com --config " + stack.operatorFile());
        text.append(String.format("%n  Demo users%n"));
        for (DemoUser user : DemoUser.ALL) {
            text.append(String.format(
                    "    %-20s %-18s %s%n",
                    user.email(), user.password(), user.isAdministrator() ? "administrator" : ""));
        }
        return text.append(String.format("%n  Ctrl-C stops everything.%n")).toString();
    }

    private static void row(StringBuilder text, String name, Object value) {
        text.append(String.format("  %-12s %s%n", name, value));
    }
}
