package io.gatehouse.core.session;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.TokensPolicy;
import io.gatehouse.core.token.RefreshToken;
import io.gatehouse.core.token.RefreshTokens;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges a refresh token. The common case is one statement; only when it matched nothing is the session read and judged by
 * {@link Rotation}.
 */
public final class Refresh {
    /** Each judgement that is overtaken by another node means that node made progress, so a few rounds always do. */
    private static final int ROUNDS = 5;

    /** Replays of one moment, as many tabs make them, need be noted once. */
    private static final Duration JUST_NOW = Duration.ofSeconds(5);

    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final TokenMint mint;
    private final PolicyBook policies;
    private final Transactions transactions;
    private final Revocations revocations;
    private final AuditTrail audit;
    private final Mails mails;
    private final SessionWatch watch;

    public Refresh(
            Sessions sessions,
            RefreshTokens refreshTokens,
            TokenMint mint,
            PolicyBook policies,
            Transactions transactions,
            Revocations revocations,
            AuditTrail audit,
            Mails mails,
            SessionWatch watch) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.mint = mint;
        this.policies = policies;
        this.transactions = transactions;
        this.revocations = revocations;
        this.audit = audit;
        this.mails = mails;
        this.watch = watch;
    }

    public RefreshResult execute(TenantId tenant, String presentedText, Client client) {
        RefreshToken presented = refreshTokens.read(presentedText);
        if (presented == null) {
            return new RefreshResult.Refused();
        }
        for (int round = 0; round < ROUNDS; round++) {
            RefreshResult result = attempt(tenant, presented, client);
            if (result != null) {
                return result;
            }
        }
        return new RefreshResult.Busy();
    }

    /** Returns null when another caller changed the session between the judgement and the deed. */
    private @Nullable RefreshResult attempt(TenantId tenant, RefreshToken presented, Client client) {
        TokensPolicy rules = policies.of(tenant).tokens();
        RefreshToken successor = refreshTokens.successor(presented);
        SessionState rotated = rotate(tenant, presented, successor, rules.damping());
        if (rotated != null) {
            audit.tokenRefreshed(rotated.claims(), client);
            watch.refreshed(rotated, client);
            return new RefreshResult.Refreshed(mint.fresh(rotated, successor));
        }
        SessionState session = sessions.find(tenant, presented.session());
        if (session == null) {
            return new RefreshResult.Refused();
        }
        return switch (new Rotation(rules.window(), rules.damping()).decide(session, presented)) {
            case RotationDecision.Rotate rotate -> null;
            case RotationDecision.Keep keep -> new RefreshResult.Refreshed(mint.again(session, presented));
            case RotationDecision.Replay replay -> replay(tenant, session, successor);
            case RotationDecision.Adopt adopt -> adopt(tenant, presented);
            case RotationDecision.Reuse reuse -> endForReuse(tenant, session, presented, client);
            case RotationDecision.Ended ended -> new RefreshResult.Over(ended.reason());
            case RotationDecision.Unknown unknown -> new RefreshResult.Refused();
        };
    }

    private @Nullable SessionState rotate(
            TenantId tenant, RefreshToken presented, RefreshToken successor, Duration damping) {
        return sessions.rotate(
                tenant, presented.session(), presented.generation(), presented.hash(), successor.hash(), damping);
    }

    /**
     * Gives the head again. A browser that lost the first answer gets it only now and writes it to disk half a minute later, so the
     * damping must count from now: else the head could rotate before it is written, and a crash would bring back a grandparent.
     */
    private RefreshResult replay(TenantId tenant, SessionState session, RefreshToken successor) {
        boolean isUnproved = session.confirmedGeneration() < session.generation();
        if (isUnproved && session.headAge().compareTo(JUST_NOW) > 0) {
            sessions.handedOutAgain(tenant, successor.session(), successor.generation());
        }
        return new RefreshResult.Refreshed(mint.again(session, successor));
    }

    private @Nullable RefreshResult adopt(TenantId tenant, RefreshToken presented) {
        SessionState adopted = sessions.adopt(tenant, presented.session(), presented.generation(), presented.hash());
        return adopted == null ? null : new RefreshResult.Refreshed(mint.again(adopted, presented));
    }

    private @Nullable RefreshResult endForReuse(
            TenantId tenant, SessionState session, RefreshToken presented, Client client) {
        boolean ended = transactions.run(() -> {
            if (!sessions.endForReuse(tenant, presented.session(), session.generation())) {
                return false;
            }
            audit.tokenReused(session.claims(), presented.generation(), client);
            mails.sessionCopied(tenant, session.claims().user());
            return true;
        });
        if (!ended) {
            return null;
        }
        revocations.publish(List.of(presented.session()), EndReason.TOKEN_REUSED);
        return new RefreshResult.Reused();
    }
}
