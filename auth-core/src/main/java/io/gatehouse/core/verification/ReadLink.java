package io.gatehouse.core.verification;

import io.gatehouse.core.kernel.TenantId;
import org.jspecify.annotations.Nullable;

/** Finds the link that a token belongs to. */
public final class ReadLink {
    private final EmailLinks links;

    public ReadLink(EmailLinks links) {
        this.links = links;
    }

    /** Returns null when the token is none of ours, of another purpose or of another tenant. */
    public @Nullable FoundLink execute(TenantId tenant, LinkPurpose purpose, String tokenText) {
        LinkToken token = LinkToken.parse(tokenText);
        EmailLink link = token == null ? null : links.find(tenant, purpose, token.hash());
        return token == null || link == null ? null : new FoundLink(token, link);
    }

    /** A presented token and its link as it stood a moment ago. */
    public record FoundLink(LinkToken token, EmailLink link) {
        public boolean isOpen() {
            return link.state() == EmailLink.State.OPEN;
        }

        public boolean isUsed() {
            return link.state() == EmailLink.State.USED;
        }
    }
}
