package io.gatehouse.core.event;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One method per mail. A link's host comes from the configuration, never from a request. */
public final class Mails {
    private final Outbox outbox;
    private final Addressees addressees;
    private final String pages;

    /**
     * Makes the mails of one installation.
     *
     * @param publicOrigin where the pages are, as people's browsers know it
     */
    public Mails(Outbox outbox, Addressees addressees, URI publicOrigin) {
        this.outbox = outbox;
        this.addressees = addressees;
        this.pages = publicOrigin + "/auth";
    }

    /** The token stands in the fragment: it reaches no server, no log and no Referer header. */
    public void verifyEmail(TenantId tenant, Email to, String language, String token, Duration life) {
        outbox.queue(new Mail(
                MailTemplate.VERIFY_EMAIL,
                tenant,
                to,
                language,
                Map.of("link", pages + "/verify-email#token=" + token, "hours", String.valueOf(hours(life)))));
    }

    public void accountExists(TenantId tenant, Email to, String language) {
        outbox.queue(new Mail(MailTemplate.ACCOUNT_EXISTS, tenant, to, language, Map.of("link", pages + "/login")));
    }

    public void sessionCopied(TenantId tenant, UserId user) {
        Addressee addressee = addressees.find(tenant, user);
        if (addressee != null) {
            outbox.queue(new Mail(
                    MailTemplate.SESSION_COPIED,
                    tenant,
                    addressee.email(),
                    addressee.language(),
                    Map.of("link", pages + "/sessions")));
        }
    }

    private static long hours(Duration life) {
        return Math.max(1, life.toHours());
    }

    /** Where a user's mail goes. */
    public interface Addressees {
        /** Returns null when the user is gone. */
        @Nullable
        Addressee find(TenantId tenant, UserId user);
    }

    /** An address and the language its owner reads. */
    public record Addressee(Email email, String language) {}
}
