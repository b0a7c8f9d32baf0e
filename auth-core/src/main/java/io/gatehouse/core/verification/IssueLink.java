package io.gatehouse.core.verification;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.LinksPolicy;
import io.gatehouse.core.policy.PolicyBook;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes a link of one purpose. To be called in the transaction that queues its mail: an older link works until then. */
public final class IssueLink {
    private final EmailLinks links;
    private final PolicyBook policies;
    private final RandomBytes random;

    public IssueLink(EmailLinks links, PolicyBook policies, RandomBytes random) {
        this.links = links;
        this.policies = policies;
        this.random = random;
    }

    /**
     * Keeps the link's hash and returns its token, which exists nowhere else.
     *
     * @param address the new address of a change, or the one that a notice goes to; null for other purposes
     */
    public Issued execute(TenantId tenant, UserId user, LinkPurpose purpose, @Nullable Email address) {
        Duration life = life(purpose, policies.of(tenant).links());
        LinkToken token = LinkToken.fresh(random);
        links.replace(tenant, user, purpose, token.hash(), life, address);
        return new Issued(token, life);
    }

    private static Duration life(LinkPurpose purpose, LinksPolicy rules) {
        return switch (purpose) {
            case VERIFY_EMAIL -> rules.verification();
            case PASSWORD_RESET -> rules.passwordReset();
            case UNLOCK -> rules.unlock();
            case EMAIL_CHANGE -> rules.emailChange();
            case EMAIL_CANCEL, NOT_ME -> rules.notMe();
        };
    }

    /** A fresh link and how long it works. */
    public record Issued(LinkToken token, Duration life) {}
}
