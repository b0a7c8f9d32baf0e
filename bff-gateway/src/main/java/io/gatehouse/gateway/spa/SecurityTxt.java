package io.gatehouse.gateway.spa;

import io.gatehouse.gateway.config.SecurityTxtConfig;
import io.gatehouse.gateway.host.PublicHosts;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /.well-known/security.txt} (RFC 9116): where to report a weakness. What has expired is told to nobody. */
public final class SecurityTxt {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityTxt.class);
    private static final String PATH = "/.well-known/security.txt";

    private final SecurityTxtConfig config;
    private final PublicHosts hosts;
    private final InstantSource clock;

    public SecurityTxt(SecurityTxtConfig config, PublicHosts hosts, InstantSource clock) {
        this.config = config;
        this.hosts = hosts;
        this.clock = clock;
        if (!config.contact().isEmpty() && !isTrue()) {
            LOG.warn("gateway.securityTxt.expires is over: {} answers 404 until it is renewed.", PATH);
        }
    }

    public void mount(Router router) {
        router.get(PATH).handler(this::answer);
    }

    private void answer(RoutingContext ctx) {
        if (!isTrue()) {
            ctx.next();
            return;
        }
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .end(text(hosts.of(ctx).origin()));
    }

    private boolean isTrue() {
        Instant expiry = config.expiry();
        return !config.contact().isEmpty() && expiry != null && clock.instant().isBefore(expiry);
    }

    /** Readers trust it only where Canonical names the address that they have it from (RFC 9116, section 2.5.2). */
    private String text(String origin) {
        List<String> lines = new ArrayList<>();
        config.contact().forEach(contact -> lines.add("Contact: " + contact));
        lines.add("Expires: " + config.expires());
        lines.add("Canonical: " + origin + PATH);
        if (config.policy() != null) {
            lines.add("Policy: " + config.policy());
        }
        if (!config.languages().isEmpty()) {
            lines.add("Preferred-Languages: " + String.join(", ", config.languages()));
        }
        return String.join("\n", lines) + "\n";
    }
}
