package io.gatehouse.core.risk.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.http.Call;
import io.gatehouse.core.http.Limiter;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.Rate;
import io.gatehouse.core.policy.RateLimitsPolicy;
import io.gatehouse.core.risk.Networks;
import io.gatehouse.core.risk.RateLimits;
import io.gatehouse.core.risk.RateLimits.Decision;
import io.gatehouse.core.risk.RateLimits.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which operation has which limits. By the client's network; a refresh by its session too. */
public final class OperationLimits implements Limiter {
    /** One event for each key in so long: the record of a flood must not be another flood. */
    private static final Duration TOLD = Duration.ofMinutes(1);

    private static final Map<String, Function<RateLimitsPolicy, List<Rate>>> BY_OPERATION = Map.ofEntries(
            Map.entry("register", RateLimitsPolicy::register),
            Map.entry("login", RateLimitsPolicy::login),
            Map.entry("mfaChallenge", RateLimitsPolicy::login),
            Map.entry("forgotPassword", RateLimitsPolicy::forgot),
            Map.entry("requestUnlock", RateLimitsPolicy::forgot),
            Map.entry("requestEmailChange", RateLimitsPolicy::forgot),
            Map.entry("resendVerification", RateLimitsPolicy::forgot),
            Map.entry("verifyEmail", RateLimitsPolicy::verify),
            Map.entry("resetPassword", RateLimitsPolicy::verify),
            Map.entry("confirmUnlock", RateLimitsPolicy::verify),
            Map.entry("confirmEmailChange", RateLimitsPolicy::verify),
            Map.entry("cancelEmailChange", RateLimitsPolicy::verify),
            Map.entry("notMe", RateLimitsPolicy::verify),
            Map.entry("refresh", RateLimitsPolicy::refresh));

    /**
     * Success gives the network's place back, so that an office behind one address is not refused for being many. A session's place is
     * spent either way: no honest browser needs twenty refreshes in five minutes.
     */
    private static final Set<String> FREE_ON_SUCCESS = Set.of(
            "login",
            "mfaChallenge",
            "verifyEmail",
            "resetPassword",
            "confirmUnlock",
            "confirmEmailChange",
            "cancelEmailChange",
            "notMe",
            "refresh");

    private final RateLimits limits;
    private final PolicyBook policies;
    private final Function<String, @Nullable String> sessionOf;
    private final AuditTrail audit;
    private final Cache<String, Boolean> told =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(TOLD).build();

    /**
     * Takes the parts.
     *
     * @param sessionOf the session of a refresh token whose tag is good; null for any other text, so that nobody can use up the places
     *     of somebody else's session
     */
    public OperationLimits(
            RateLimits limits, PolicyBook policies, Function<String, @Nullable String> sessionOf, AuditTrail audit) {
        this.limits = limits;
        this.policies = policies;
        this.sessionOf = sessionOf;
        this.audit = audit;
    }

    @Override
    public @Nullable Taken take(String operationId, Call call) {
        Function<RateLimitsPolicy, List<Rate>> rates = BY_OPERATION.get(operationId);
        RateLimitsPolicy policy = policies.of(call.tenant()).rateLimits();
        if (rates == null || !policy.enabled()) {
            return null;
        }
        List<Limit> ofNetwork = ofNetwork(operationId, call, rates.apply(policy));
        List<Limit> asked = new ArrayList<>(ofNetwork);
        asked.addAll(ofSession(operationId, call, policy));
        if (asked.isEmpty()) {
            return null;
        }
        Decision decision = limits.take(asked);
        if (!decision.isGranted()) {
            tell(operationId, call, decision.tightest());
        }
        return new Place(decision, FREE_ON_SUCCESS.contains(operationId) ? ofNetwork : List.of());
    }

    private static List<Limit> ofNetwork(String operationId, Call call, List<Rate> rates) {
        String network = call.tenant() + "|" + Networks.of(call.client().address());
        return rates.stream().map(rate -> new Limit(operationId, network, rate)).toList();
    }

    private List<Limit> ofSession(String operationId, Call call, RateLimitsPolicy policy) {
        String session = operationId.equals("refresh") ? sessionOf.apply(call.text("refreshToken")) : null;
        if (session == null) {
            return List.of();
        }
        return policy.refreshPerSession().stream()
                .map(rate -> new Limit("refreshPerSession", session, rate))
                .toList();
    }

    private void tell(String operationId, Call call, Limit limit) {
        String key = limit.name() + "|" + limit.key();
        if (told.asMap().putIfAbsent(key, true) == null) {
            audit.rateLimited(call.tenant(), operationId, call.client());
        }
    }

    /** What was taken. */
    private final class Place implements Taken {
        private final Decision decision;
        private final List<Limit> freeOnSuccess;

        Place(Decision decision, List<Limit> freeOnSuccess) {
            this.decision = decision;
            this.freeOnSuccess = freeOnSuccess;
        }

        @Override
        public boolean isGranted() {
            return decision.isGranted();
        }

        @Override
        public Duration retryAfter() {
            return decision.retryAfter();
        }

        @Override
        public String policyField() {
            Limit limit = decision.tightest();
            return "\"" + limit.name() + "\";q=" + limit.rate().times() + ";w="
                    + limit.rate().per().toSeconds();
        }

        @Override
        public String limitField() {
            Duration until = decision.isGranted() ? decision.reset() : decision.retryAfter();
            return "\"" + decision.tightest().name() + "\";r=" + decision.left() + ";t="
                    + Math.max(1, until.plusMillis(999).toSeconds());
        }

        @Override
        public void succeeded() {
            if (!freeOnSuccess.isEmpty() && decision.isGranted()) {
                limits.giveBack(freeOnSuccess);
            }
        }
    }
}
