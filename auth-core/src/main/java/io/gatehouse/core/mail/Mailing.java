package io.gatehouse.core.mail;

import io.gatehouse.core.event.OutboxQueue;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.WakeUp;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Puts the sender of the outbox together. */
public final class Mailing {
    private static final int IDLE_SECONDS = 5;

    private Mailing() {}

    /**
     * Starts sending.
     *
     * @param queued called when this node has queued a mail
     */
    public static OutboxSender start(
            Vertx vertx, MailConfig config, OutboxQueue queue, Function<TenantId, String> productName, WakeUp queued) {
        io.vertx.ext.mail.MailConfig options = new io.vertx.ext.mail.MailConfig()
                .setHostname(config.host())
                .setPort(config.port())
                .setSsl(config.security() == MailConfig.Security.TLS)
                .setStarttls(
                        config.security() == MailConfig.Security.STARTTLS
                                ? StartTLSOptions.REQUIRED
                                : StartTLSOptions.DISABLED)
                .setHostnameVerificationAlgorithm(config.security() == MailConfig.Security.NONE ? "" : "HTTPS")
                .setMaxPoolSize(config.connections())
                // Shorter than servers wait: a good-bye on an idle connection makes the client log an error.
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setKeepAliveTimeoutUnit(TimeUnit.SECONDS)
                .setLogin(config.user() == null ? LoginOption.NONE : LoginOption.REQUIRED);
        if (config.user() != null && config.password() != null) {
            options.setUsername(config.user()).setPassword(config.password().utf8());
        }
        if (config.trust() != null) {
            options.setTrustOptions(
                    new PemTrustOptions().addCertPath(config.trust().toString()));
        }
        MailClient client = MailClient.create(vertx, options);
        SmtpPostman postman =
                new SmtpPostman(client, config.from(), config.timeout().toMillis());
        return new OutboxSender(queue, postman, productName, config, queued);
    }
}
