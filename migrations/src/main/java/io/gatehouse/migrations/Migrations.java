package io.gatehouse.migrations;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Brings a database to the schema of this version. Running it again changes nothing. */
public final class Migrations {
    private Migrations() {}

    /**
     * Applies every script that the database has not seen yet.
     *
     * @param jdbcUrl a {@code jdbc:postgresql:} URL, without credentials
     * @return how many scripts were applied
     * @throws org.flywaydb.core.api.FlywayException when a script fails, or an applied one was changed afterwards
     */
    public static int migrate(String jdbcUrl, String user, String password) {
        return configure(jdbcUrl, user, password).load().migrate().migrationsExecuted;
    }

    private static FluentConfiguration configure(String jdbcUrl, String user, String password) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(jdbcUrl, user, password)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true);
        // A concurrent index waits for every transaction, also for the one that holds Flyway's transactional lock.
        PostgreSQLConfigurationExtension postgres =
                configuration.getConfigurationExtension(PostgreSQLConfigurationExtension.class);
        postgres.setTransactionalLock(false);
        return configuration;
    }
}
