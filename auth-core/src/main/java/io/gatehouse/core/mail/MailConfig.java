package io.gatehouse.core.mail;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import io.gatehouse.kit.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The mail server and the tries to reach it. */
public record MailConfig(
        @Doc("Host name of the mail server.") @Default("localhost")
        String host,

        @Doc("Its port.") @Default("587") int port,

        @Doc("How the connection is protected: starttls, tls or none (only for a server on this machine).")
        @Default("starttls")
        Security security,

        @Doc("A PEM file with the certificates to trust. Left out: those that Java trusts.") @Nullable
        Path trust,

        @Doc("User name at the mail server, if it asks for one.") @Nullable
        String user,

        @Doc("Password at the mail server.") @Nullable Secret password,

        @Doc("Sender of all mails.") @Default("Gatehouse <no-reply@localhost>")
        String from,

        @Doc("How long one delivery may take.") @Default("20s")
        Duration timeout,

        @Doc("Most deliveries at once.") @Default("10") int connections,

        @Doc(
                "How often an empty outbox is looked into for mails of other nodes and for what is to be tried again. A node sends what it queues at once.")
        @Default("5s")
        Duration poll,

        @Doc("Pause after the first failed try; it doubles with each.") @Default("30s")
        Duration firstRetry,

        @Doc("Longest pause between tries.") @Default("1h") Duration longestRetry,

        @Doc("After so many tries a mail is given up.") @Default("20")
        int attempts) {
    public MailConfig {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535");
        }
        if (connections < 1 || attempts < 1) {
            throw new IllegalArgumentException("connections and attempts must be at least 1");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("user and password go together");
        }
    }

    /** How a connection is protected. */
    public enum Security {
        STARTTLS,
        TLS,
        NONE
    }
}
