package io.gatehouse.core.event;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import java.util.Map;

/**
 * A mail to be sent.
 *
 * @param values what the template fills in; may hold a link's token, so they are kept sealed and never printed
 */
public record Mail(MailTemplate template, TenantId tenant, Email to, String language, Map<String, String> values) {
    public Mail {
        values = Map.copyOf(values);
    }

    @Override
    public String toString() {
        return "Mail[" + template + "]";
    }
}
