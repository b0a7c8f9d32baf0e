package io.gatehouse.core.config;

import io.gatehouse.core.mail.MailConfig;
import io.gatehouse.core.policy.Policies;
import io.gatehouse.kit.config.ConfigRoot;
import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import io.gatehouse.kit.lifecycle.ShutdownConfig;
import io.gatehouse.kit.log.LogConfig;
import io.gatehouse.kit.tenant.TenantsConfig;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Everything the core reads from {@code gatehouse.yaml} and the environment. */
@ConfigRoot(
        ignore = {
            "GATEHOUSE_CONFIG",
            "GATEHOUSE_DATA",
            "GATEHOUSE_INBOX_PORT",
            "GATEHOUSE_SMTP_PORT",
            "GATEHOUSE_GATEWAY_*",
            "GATEHOUSE_COOKIES_*",
            "GATEHOUSE_ROUTES_*",
            "GATEHOUSE_SECRETS_COOKIE_KEYS*",
            "GATEHOUSE_DATABASE_JDBC_URL"
        },
        otherKeys = {"gateway", "cookies", "routes", "secrets.cookieKeys"})
public record CoreConfig(
        @Doc("Where people's browsers reach the gateway: scheme, host and port, nothing after it.")
        URI publicOrigin,

        @Doc("dev or production. Production refuses what is only safe on a developer's machine.") @Default("production")
        Environment environment,

        @Doc("Keys. They come from outside and stand in no file of this repository.")
        SecretsConfig secrets,

        @Doc("How the core ends.") ShutdownConfig shutdown,
        @Doc("What is logged.") LogConfig log,

        @Doc("Where the core listens, and how much it does at once.")
        ServerConfig core,

        @Doc("PostgreSQL.") DatabaseConfig database,
        @Doc("Redis.") RedisConfig redis,
        @Doc("The mail server.") MailConfig mail,
        @Doc("Tenants by host name.") TenantsConfig tenants,

        @Doc(
                "A file of policies, read again whenever it changes. The keys below then stand in it without \"policies.\", and tenants may have their own.")
        @Nullable
        Path policiesFile,

        @Doc("Every rule that an operator may change.") Policies policies) {
    public CoreConfig {
        boolean isOrigin = publicOrigin.getScheme() != null
                && publicOrigin.getHost() != null
                && publicOrigin.getPath().isEmpty()
                && publicOrigin.getUserInfo() == null
                && publicOrigin.getQuery() == null
                && publicOrigin.getFragment() == null;
        if (!isOrigin) {
            throw new IllegalArgumentException(
                    "publicOrigin must be a scheme and a host, such as https://login.example.com, with nothing after it");
        }
        String signing = policies.tokens().signingFault(secrets.tokenKeys() != null);
        if (signing != null) {
            throw new IllegalArgumentException("policies." + signing);
        }
        if (environment == Environment.PRODUCTION) {
            if (!"https".equals(publicOrigin.getScheme())) {
                throw new IllegalArgumentException("publicOrigin must be https in production");
            }
            if (mail.security() == MailConfig.Security.NONE) {
                throw new IllegalArgumentException("mail.security must be starttls or tls in production");
            }
        }
    }

    /** Returns the same with other policies. */
    CoreConfig with(Policies others) {
        return new CoreConfig(
                publicOrigin,
                environment,
                secrets,
                shutdown,
                log,
                core,
                database,
                redis,
                mail,
                tenants,
                policiesFile,
                others);
    }

    /** Where this installation runs. */
    public enum Environment {
        DEV,
        PRODUCTION
    }
}
