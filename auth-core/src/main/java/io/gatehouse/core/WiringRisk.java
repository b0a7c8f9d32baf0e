package io.gatehouse.core;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.metrics.LimitsAlone;
import io.gatehouse.core.metrics.MeteredRateLimits;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.Rate;
import io.gatehouse.core.policy.RateLimitsPolicy;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.recovery.SignInLocks;
import io.gatehouse.core.risk.AssessSignIn;
import io.gatehouse.core.risk.Buckets;
import io.gatehouse.core.risk.KnownDevices;
import io.gatehouse.core.risk.Lockout;
import io.gatehouse.core.risk.RateLimits;
import io.gatehouse.core.risk.RateLimits.Limit;
import io.gatehouse.core.risk.RememberDevice;
import io.gatehouse.core.risk.Spraying;
import io.gatehouse.core.risk.geo.PolicyPlaces;
import io.gatehouse.core.risk.http.OperationLimits;
import io.gatehouse.core.risk.memory.NodeRateLimits;
import io.gatehouse.core.risk.memory.NodeSpraying;
import io.gatehouse.core.risk.postgres.PgAttempts;
import io.gatehouse.core.risk.postgres.PgKnownDevices;
import io.gatehouse.core.risk.redis.RedisRateLimits;
import io.gatehouse.core.token.RefreshToken;
import io.gatehouse.core.token.RefreshTokens;
import io.gatehouse.core.user.User;
import io.gatehouse.core.verification.LinkPurpose;
import io.gatehouse.kit.secret.KeyRing;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.redis.client.Redis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parts that keep abuse out. */
final class WiringRisk {
    /** Nodes that count for themselves allow half each: together about what the policy says. */
    private static final int SHARE_WHILE_ALONE = 2;

    final Lockout lockout;
    final KnownDevices devices;
    final PolicyPlaces places;
    final AssessSignIn assess;
    final RememberDevice rememberDevice;
    final Spraying spraying;
    final PgAttempts attempts;
    private final RateLimits limits;
    private final PolicyBook policies;

    WiringRisk(
            PgSql sql,
            @Nullable Redis redis,
            Duration limitsWait,
            KeyRing master,
            PolicyBook policies,
            MeterRegistry meters,
            InstantSource clock) {
        this.policies = policies;
        devices = new PgKnownDevices(sql);
        attempts = new PgAttempts(sql);
        lockout = new Lockout(attempts, devices, new Buckets(master), policies);
        places = new PolicyPlaces(policies);
        spraying = new NodeSpraying(policies, clock);
        assess = new AssessSignIn(devices, places, spraying, policies, clock);
        rememberDevice = new RememberDevice(devices, places);
        RateLimits alone = new LimitsAlone(new NodeRateLimits(SHARE_WHILE_ALONE, clock), meters);
        limits = new MeteredRateLimits(
                redis == null
                        ? new NodeRateLimits(/* share= */ 1, clock)
                        : new RedisRateLimits(redis, alone, limitsWait, clock),
                meters);
    }

    OperationLimits operationLimits(RefreshTokens refreshTokens, AuditTrail audit) {
        return new OperationLimits(
                limits,
                policies,
                text -> {
                    RefreshToken token = refreshTokens.read(text);
                    return token == null ? null : token.session().toString();
                },
                audit);
    }

    /** Whether one more mail may go to an address. It never changes an answer. */
    boolean mayMail(TenantId tenant, LinkPurpose purpose, Email to) {
        RateLimitsPolicy policy = policies.of(tenant).rateLimits();
        boolean isVerification = purpose == LinkPurpose.VERIFY_EMAIL;
        List<Rate> asked = isVerification ? policy.resendPerEmail() : policy.forgotPerEmail();
        if (!policy.enabled() || asked.isEmpty()) {
            return true;
        }
        String key = hash(tenant + "|" + to.value().toLowerCase(Locale.ROOT));
        String name = isVerification ? "resendPerEmail" : "forgotPerEmail";
        return limits.take(
                        asked.stream().map(rate -> new Limit(name, key, rate)).toList())
                .isGranted();
    }

    SignInLocks locks() {
        return new SignInLocks() {
            @Override
            public void clear(User user) {
                lockout.clear(user.tenant(), user.id());
            }

            @Override
            public void remember(User user, Client client) {
                rememberDevice.execute(user.tenant(), user.id(), client);
            }

            @Override
            public void forgetDevices(User user) {
                devices.forgetAll(user.tenant(), user.id());
            }
        };
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Hashes.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
