package io.gatehouse.gateway.cookie;

import io.gatehouse.gateway.config.CookiesConfig;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes and clears our cookies. The only place that does.
 *
 * <p>Only sign-in replaces and only sign-out deletes them. An error, a time-out or a lost race never does: a late 401 that deletes
 * cookies signs out a person whose other tab has just got new ones.
 */
public final class CookieJar {
    private static final Duration HALF_SESSION_LIFE = Duration.ofMinutes(10);
    private static final Duration DEVICE_LIFE = Duration.ofDays(400);
    /** A Max-Age of 0 deletes, and by a clock that is a little off a session may seem over that is not. */
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);

    private final CookieNames names;
    private final boolean isSecure;
    private final CookieSameSite sameSite;
    private final InstantSource clock;

    public CookieJar(CookiesConfig config, InstantSource clock) {
        this.names = CookieNames.of(config.mode());
        this.isSecure = config.mode() == CookiesConfig.Mode.STRICT;
        this.sameSite = config.sameSite() == CookiesConfig.SameSite.STRICT ? CookieSameSite.STRICT : CookieSameSite.LAX;
        this.clock = clock;
    }

    public CookieNames names() {
        return names;
    }

    /**
     * Writes the cookies of a session. The access cookie lives as long as the refresh cookie: how long the token in it is good stands in
     * the token.
     *
     * @param keptUntil the session's absolute end where the person asked to stay signed in; null ends with the browser
     */
    public void writeSession(
            HttpServerResponse response, String accessCookie, String refreshToken, @Nullable Instant keptUntil) {
        Long maxAge = keptUntil == null
                ? null
                : Math.max(
                        SHORTEST_LIFE.toSeconds(),
                        Duration.between(clock.instant(), keptUntil).toSeconds());
        add(response, names.access(), accessCookie, maxAge);
        add(response, names.refresh(), refreshToken, maxAge);
    }

    public void writeDevice(HttpServerResponse response, String value) {
        add(response, names.device(), value, DEVICE_LIFE.toSeconds());
    }

    /** Writes the reference of a sign-in that waits for its second factor. */
    public void writeHalfSession(HttpServerResponse response, String challenge, long seconds) {
        add(response, names.mfa(), challenge, Math.min(seconds, HALF_SESSION_LIFE.toSeconds()));
    }

    /** Deletes it: the sign-in is complete, or was begun anew. */
    public void clearHalfSession(HttpServerResponse response) {
        add(response, names.mfa(), "", 0L);
    }

    /** Deletes the cookies of a session. The device stays: it says nothing about who is signed in. */
    public void clearSession(HttpServerResponse response) {
        add(response, names.access(), "", 0L);
        add(response, names.refresh(), "", 0L);
        add(response, names.mfa(), "", 0L);
    }

    /**
     * Deletes all of ours, after a request whose header was too large to be read. The one exception to the rule: such a browser gets no
     * answer at all any more, not even to a sign-out.
     */
    public void clearAll(HttpServerResponse response) {
        clearSession(response);
        add(response, names.device(), "", 0L);
    }

    private void add(HttpServerResponse response, String name, String value, @Nullable Long maxAge) {
        Cookie cookie = Cookie.cookie(name, value)
                .setHttpOnly(true)
                .setSecure(isSecure)
                .setSameSite(sameSite)
                .setPath("/");
        if (maxAge != null) {
            cookie.setMaxAge(maxAge);
        }
        response.headers().add(HttpHeaders.SET_COOKIE, cookie.encode());
        // Whatever an API said of its answer: a cache that kept this one would hand one person's cookies to another.
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
