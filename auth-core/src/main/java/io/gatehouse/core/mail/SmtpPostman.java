package io.gatehouse.core.mail;

import io.vertx.core.Future;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import java.util.concurrent.TimeUnit;

/** Delivers by SMTP. */
final class SmtpPostman implements Postman {
    private final MailClient client;
    private final String from;
    private final long timeoutMillis;

    SmtpPostman(MailClient client, String from, long timeoutMillis) {
        this.client = client;
        this.from = from;
        this.timeoutMillis = timeoutMillis;
    }

    @Override
    public void deliver(String to, Letter letter) {
        MailMessage message = new MailMessage()
                .setFrom(from)
                .setTo(to)
                .setSubject(letter.subject())
                .setText(letter.text())
                .setHtml(letter.html())
                // Out-of-office replies to machines help nobody (RFC 3834, section 5).
                .addHeader("Auto-Submitted", "auto-generated");
        Future<MailResult> sending = client.sendMail(message).timeout(timeoutMillis, TimeUnit.MILLISECONDS);
        try {
            sending.await();
        } catch (Throwable failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw undelivered(failure);
        }
    }

    /** Only the reply code is told: a server's own words may repeat the address or the mail. */
    private static Undelivered undelivered(Throwable failure) {
        if (failure instanceof SMTPException refused) {
            boolean isPermanent = refused.isPermanent();
            return new Undelivered("SMTP " + refused.getReplyCode(), isPermanent);
        }
        return new Undelivered(failure.getClass().getSimpleName(), false);
    }
}
