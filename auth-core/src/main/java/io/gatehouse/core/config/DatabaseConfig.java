package io.gatehouse.core.config;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import io.gatehouse.kit.secret.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How to reach PostgreSQL (15 to 18). */
public record DatabaseConfig(
        @Doc("Host name.") @Default("localhost") String host,
        @Doc("Port.") @Default("5432") int port,
        @Doc("Database.") @Default("gatehouse") String name,

        @Doc("User: a login role that is a member of the role below.") @Default("gatehouse")
        String user,

        @Doc("Role to work as. It may only read and add to the audit log.") @Default("gatehouse_app")
        String role,

        @Doc("Password.") @Nullable Secret password,

        @Doc("Whether the connection must be encrypted and the server's certificate good.") @Default("false")
        boolean tls,

        @Doc("Most connections of this node.") @Default("16")
        int connections,

        @Doc("Longest time a statement may take.") @Default("5s")
        Duration statementTimeout) {
    public DatabaseConfig {
        if (connections < 2) {
            throw new IllegalArgumentException("connections must be at least 2");
        }
    }
}
