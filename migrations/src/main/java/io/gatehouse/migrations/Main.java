package io.gatehouse.migrations;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one-shot job that an orchestrator runs before the services: reads the database's address from the environment. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        System.exit(run(System.getenv(), System.out));
    }

    /** Returns the exit code: 0 when the schema is current, 2 when the environment lacks a setting. */
    static int run(Map<String, String> env, PrintStream out) throws IOException {
        String url = env.get("GATEHOUSE_DATABASE_JDBC_URL");
        String user = env.get("GATEHOUSE_DATABASE_USER");
        if (url == null || user == null) {
            out.println("Set GATEHOUSE_DATABASE_JDBC_URL, GATEHOUSE_DATABASE_USER and "
                    + "GATEHOUSE_DATABASE_PASSWORD (or GATEHOUSE_DATABASE_PASSWORD_FILE).");
            return 2;
        }
        int applied = Migrations.migrate(url, user, password(env));
        out.println(applied == 0 ? "The schema is up to date." : "Applied " + applied + " migrations.");
        return 0;
    }

    private static String password(Map<String, String> env) throws IOException {
        @Nullable String file = env.get("GATEHOUSE_DATABASE_PASSWORD_FILE");
        return file == null
                ? env.getOrDefault("GATEHOUSE_DATABASE_PASSWORD", "")
                : Files.readString(Path.of(file)).stripTrailing();
    }
}
