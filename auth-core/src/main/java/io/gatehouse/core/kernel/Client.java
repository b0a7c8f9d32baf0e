package io.gatehouse.core.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as far as it is known: for the record and for risk, never as proof of anything.
 *
 * @param address the client's IP address in text
 * @param userAgent at most 512 characters
 * @param device the id in the device cookie
 * @param requestId the id that ties log lines, events and the answer together
 * @param language the language of mails, as a two-letter code that we have words for
 */
public record Client(
        String address,
        @Nullable String userAgent,
        @Nullable String device,
        String requestId,
        String language) {
    /** Nobody is calling: we act by ourselves, such as on a changed file or an operator's command. */
    public static Client self(String requestId) {
        return new Client("127.0.0.1", null, null, requestId, "en");
    }
}
