package io.gatehouse.core.http;

import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.session.Authenticate;
import io.gatehouse.core.session.Authentication;
import io.gatehouse.core.session.SessionState;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lets only those pass whose access token belongs to an open session. */
public final class SignedIn {
    private static final String SCHEME = "bearer ";

    private static final String ADMIN = "admin";

    private final Authenticate authenticate;
    private final PolicyBook policies;
    private final InstantSource clock;

    public SignedIn(Authenticate authenticate, PolicyBook policies, InstantSource clock) {
        this.authenticate = authenticate;
        this.policies = policies;
        this.clock = clock;
    }

    SessionState require(Call call, @Nullable String token) {
        if (token == null) {
            throw ProblemCode.UNAUTHENTICATED.exception();
        }
        return switch (authenticate.execute(call.tenant(), token)) {
            case Authentication.SignedIn signedIn -> signedIn.session();
            case Authentication.Over over -> throw over(over.reason());
            case Authentication.Nobody nobody -> throw ProblemCode.UNAUTHENTICATED.exception();
        };
    }

    /** The same, and they proved who they are a short while ago. */
    SessionState requireRecent(Call call, @Nullable String token) {
        return recently(call, require(call, token));
    }

    private SessionState recently(Call call, SessionState session) {
        Duration recently = policies.of(call.tenant()).sessions().recentAuthentication();
        if (clock.instant().isAfter(session.claims().authenticatedAt().plus(recently))) {
            throw ProblemCode.REAUTHENTICATION_REQUIRED.exception();
        }
        return session;
    }

    /** The same, and they are an administrator. The role is asked first: others need not learn how to get further. */
    SessionState requireAdmin(Call call, @Nullable String token) {
        SessionState session = require(call, token);
        if (!session.claims().roles().contains(ADMIN)) {
            throw ProblemCode.FORBIDDEN.exception();
        }
        return recently(call, session);
    }

    /** Says that a session is over, and why. */
    public static ProblemException over(EndReason reason) {
        ProblemCode code = reason.isExpiry() ? ProblemCode.SESSION_EXPIRED : ProblemCode.SESSION_REVOKED;
        return code.problem().with("reason", reason.name()).exception();
    }

    static @Nullable String bearer(RoutingContext ctx) {
        List<String> headers = ctx.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (headers.size() != 1) {
            return null;
        }
        String header = headers.getFirst();
        return header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
