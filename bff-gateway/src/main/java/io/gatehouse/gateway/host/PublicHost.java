package io.gatehouse.gateway.host;

import io.vertx.core.http.HttpHeaders;

/**
 * A host that people reach this gateway by.
 *
 * @param tenant the slug of the tenant that it belongs to
 * @param origin what browsers send as Origin from its pages
 * @param authority the same without the scheme: what they send as Host
 * @param forwarded the authority in the form that is written without another look at each character
 */
public record PublicHost(String tenant, String origin, String authority, CharSequence forwarded) {
    static PublicHost of(String tenant, String origin) {
        String authority = origin.substring(origin.indexOf("//") + 2);
        return new PublicHost(tenant, origin, authority, HttpHeaders.createOptimized(authority));
    }
}
