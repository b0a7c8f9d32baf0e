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
        withLink(MailTemplate.VERIFY_EMAIL, tenant, to, language, "/verify-email#token=" + token, life);
    }

    public void accountExists(TenantId tenant, Email to, String language) {
        outbox.queue(new Mail(MailTemplate.ACCOUNT_EXISTS, tenant, to, language, Map.of("link", pages + "/login")));
    }

    public void sessionCopied(TenantId tenant, UserId user) {
        tell(MailTemplate.SESSION_COPIED, tenant, user, Map.of("link", pages + "/sessions"));
    }

    public void signInCode(TenantId tenant, Email to, String language, String code, Duration life) {
        outbox.queue(new Mail(
                MailTemplate.SIGN_IN_CODE,
                tenant,
                to,
                language,
                Map.of("code", code, "minutes", String.valueOf(life.toMinutes()))));
    }

    public void mfaEnabled(TenantId tenant, UserId user) {
        tell(MailTemplate.MFA_ENABLED, tenant, user, Map.of("link", pages + "/security"));
    }

    public void mfaDisabled(TenantId tenant, UserId user) {
        tell(MailTemplate.MFA_DISABLED, tenant, user, Map.of("link", pages + "/security"));
    }

    public void recoveryCodesRenewed(TenantId tenant, UserId user) {
        tell(MailTemplate.RECOVERY_CODES_RENEWED, tenant, user, Map.of("link", pages + "/security"));
    }

    public void recoveryCodeUsed(TenantId tenant, UserId user, int left) {
        tell(
                MailTemplate.RECOVERY_CODE_USED,
                tenant,
                user,
                Map.of("link", pages + "/security", "left", String.valueOf(left)));
    }

    /** Somebody who has gone meanwhile is told nothing. */
    private void tell(MailTemplate template, TenantId tenant, UserId user, Map<String, String> values) {
        Addressee addressee = addressees.find(tenant, user);
        if (addressee != null) {
            outbox.queue(new Mail(template, tenant, addressee.email(), addressee.language(), values));
        }
    }

    public void choosePassword(TenantId tenant, Email to, String language, String token, Duration life) {
        withLink(MailTemplate.CHOOSE_PASSWORD, tenant, to, language, "/reset-password#token=" + token, life);
    }

    public void passwordReset(TenantId tenant, Email to, String language, String token, Duration life) {
        withLink(MailTemplate.PASSWORD_RESET, tenant, to, language, "/reset-password#token=" + token, life);
    }

    /** Tells of a change; the link is for whoever did not make it. */
    public void passwordChanged(TenantId tenant, Email to, String language, String notMeToken, Duration life) {
        withLink(MailTemplate.PASSWORD_CHANGED, tenant, to, language, "/not-me#token=" + notMeToken, life);
    }

    /** Tells of a reset; the link is for whoever did not do it. */
    public void passwordResetDone(TenantId tenant, Email to, String language, String notMeToken, Duration life) {
        withLink(MailTemplate.PASSWORD_RESET_DONE, tenant, to, language, "/not-me#token=" + notMeToken, life);
    }

    public void unlock(TenantId tenant, Email to, String language, String token, Duration life) {
        withLink(MailTemplate.UNLOCK, tenant, to, language, "/unlock#token=" + token, life);
    }

    public void emailChange(TenantId tenant, Email to, String language, String token, Duration life) {
        withLink(MailTemplate.EMAIL_CHANGE, tenant, to, language, "/confirm-email#token=" + token, life);
    }

    public void emailChangeTaken(TenantId tenant, Email to, String language) {
        outbox.queue(new Mail(MailTemplate.EMAIL_CHANGE_TAKEN, tenant, to, language, Map.of("link", pages + "/login")));
    }

    /** To the old address; the link is for whoever did not ask for the change. */
    public void emailChangeNotice(TenantId tenant, Email to, String language, String cancelToken, Duration life) {
        withLink(
                MailTemplate.EMAIL_CHANGE_NOTICE,
                tenant,
                to,
                language,
                "/confirm-email?cancel=1#token=" + cancelToken,
                life);
    }

    public void notMe(TenantId tenant, Email to, String language, String resetToken, Duration life) {
        withLink(MailTemplate.NOT_ME, tenant, to, language, "/reset-password#token=" + resetToken, life);
    }

    private void withLink(
            MailTemplate template, TenantId tenant, Email to, String language, String page, Duration life) {
        outbox.queue(new Mail(
                template,
                tenant,
                to,
                language,
                Map.of(
                        "link", pages + page,
                        "hours", String.valueOf(hours(life)),
                        "days", String.valueOf(Math.max(1, life.toDays())))));
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
