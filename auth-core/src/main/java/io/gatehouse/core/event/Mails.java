package io.gatehouse.core.event;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One method per mail. A link's host comes from the configuration, never from a request. */
public final class Mails {
    private final Outbox outbox;
    private final Addressees addressees;
    private final Function<TenantId, String> origins;

    /**
     * Makes the mails of one installation.
     *
     * @param origins where a tenant's pages are, as people's browsers know it
     */
    public Mails(Outbox outbox, Addressees addressees, Function<TenantId, String> origins) {
        this.outbox = outbox;
        this.addressees = addressees;
        this.origins = origins;
    }

    /** The token stands in the fragment: it reaches no server, no log and no Referer header. */
    public void verifyEmail(TenantId tenant, Email to, String language, String token, Duration life) {
        withLink(MailTemplate.VERIFY_EMAIL, tenant, to, language, "/verify-email#token=" + token, life);
    }

    public void accountExists(TenantId tenant, Email to, String language) {
        outbox.queue(
                new Mail(MailTemplate.ACCOUNT_EXISTS, tenant, to, language, Map.of("link", pages(tenant) + "/login")));
    }

    public void sessionCopied(TenantId tenant, UserId user) {
        Addressee addressee = addressees.find(tenant, user);
        if (addressee != null) {
            outbox.queue(new Mail(
                    MailTemplate.SESSION_COPIED,
                    tenant,
                    addressee.email(),
                    addressee.language(),
                    Map.of("link", pages(tenant) + "/sessions")));
        }
    }

    /** Tells of an unusual sign-in: on what, from where, when, and what was noticed. */
    public void unusualSignIn(Notice notice, Map<String, String> about) {
        withNotMe(MailTemplate.UNUSUAL_SIGN_IN, notice, about);
    }

    /** Tells that a session seems to have moved to another browser. */
    public void sessionMoved(Notice notice, Map<String, String> about) {
        withNotMe(MailTemplate.SESSION_MOVED, notice, about);
    }

    public void accountLocked(TenantId tenant, Email to, String language, String unlockToken, Duration life) {
        withLink(MailTemplate.ACCOUNT_LOCKED, tenant, to, language, "/unlock#token=" + unlockToken, life);
    }

    public void signInCode(TenantId tenant, Email to, String language, String code, Duration life) {
        outbox.queue(new Mail(
                MailTemplate.SIGN_IN_CODE,
                tenant,
                to,
                language,
                Map.of("code", code, "minutes", String.valueOf(life.toMinutes()))));
    }

    public void mfaEnabled(Notice notice) {
        withNotMe(MailTemplate.MFA_ENABLED, notice, Map.of());
    }

    public void mfaDisabled(Notice notice) {
        withNotMe(MailTemplate.MFA_DISABLED, notice, Map.of());
    }

    public void recoveryCodesRenewed(Notice notice) {
        withNotMe(MailTemplate.RECOVERY_CODES_RENEWED, notice, Map.of());
    }

    public void recoveryCodeUsed(Notice notice, int left) {
        withNotMe(MailTemplate.RECOVERY_CODE_USED, notice, Map.of("left", String.valueOf(left)));
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

    /** The same with a code that works on the device that asked. */
    public void unlock(
            TenantId tenant,
            Email to,
            String language,
            String token,
            Duration life,
            String deviceCode,
            Duration codeLife) {
        withLink(
                MailTemplate.UNLOCK,
                tenant,
                to,
                language,
                "/unlock#token=" + token,
                life,
                Map.of("deviceCode", deviceCode, "minutes", String.valueOf(codeLife.toMinutes())));
    }

    public void emailChange(TenantId tenant, Email to, String language, String token, Duration life) {
        withLink(MailTemplate.EMAIL_CHANGE, tenant, to, language, "/confirm-email#token=" + token, life);
    }

    public void emailChangeTaken(TenantId tenant, Email to, String language) {
        outbox.queue(new Mail(
                MailTemplate.EMAIL_CHANGE_TAKEN, tenant, to, language, Map.of("link", pages(tenant) + "/login")));
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
        withLink(template, tenant, to, language, page, life, Map.of());
    }

    private void withLink(
            MailTemplate template,
            TenantId tenant,
            Email to,
            String language,
            String page,
            Duration life,
            Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("link", pages(tenant) + page);
        values.put("hours", String.valueOf(hours(life)));
        values.put("days", String.valueOf(Math.max(1, life.toDays())));
        outbox.queue(new Mail(template, tenant, to, language, values));
    }

    private void withNotMe(MailTemplate template, Notice notice, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("link", pages(notice.tenant()) + "/not-me#token=" + notice.notMeToken());
        values.put("days", String.valueOf(Math.max(1, notice.life().toDays())));
        outbox.queue(new Mail(template, notice.tenant(), notice.to(), notice.language(), values));
    }

    private String pages(TenantId tenant) {
        return origins.apply(tenant) + "/auth";
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

    /** To whom a notice goes, and the link for whoever did not do what it tells of. */
    public record Notice(TenantId tenant, Email to, String language, String notMeToken, Duration life) {
        @Override
        public String toString() {
            return "Notice[redacted]";
        }
    }

    /** An address and the language its owner reads. */
    public record Addressee(Email email, String language) {}
}
