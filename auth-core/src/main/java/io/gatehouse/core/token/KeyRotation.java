package io.gatehouse.core.token;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.Administrator;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.TokensPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sees to it that there is always a key to sign with. Of many nodes that find one due, one adds it and tells the audit log. */
public final class KeyRotation {
    private final SigningKeyStore store;
    private final KeyMaker maker;
    private final PolicyBook policies;
    private final boolean hasStandIn;
    private final Supplier<TenantId> installation;
    private final AuditTrail audit;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * Puts it together.
     *
     * @param hasStandIn whether a secret of HS256 can sign until the first key may
     * @param installation the tenant whose audit log tells of what holds for all
     */
    public KeyRotation(
            SigningKeyStore store,
            KeyMaker maker,
            PolicyBook policies,
            boolean hasStandIn,
            Supplier<TenantId> installation,
            AuditTrail audit,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.maker = maker;
        this.policies = policies;
        this.hasStandIn = hasStandIn;
        this.installation = installation;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Returns the keys in the order in which they were made, after adding one if it is due. */
    public List<StoredKey> keep() {
        Instant now = clock.instant();
        List<StoredKey> published = store.published(now);
        KeySchedule schedule = schedule();
        if (!tokens().signing().isAsymmetric() || schedule.due(published, now) == null) {
            return published;
        }
        return add(now, schedule::due, null, Client.self(ids.next().toString()));
    }

    /** Adds a key that signs as soon as verifiers can know it; null where tokens are signed with a secret of the configuration. */
    public @Nullable StoredKey replace(Administrator by, Client client) {
        return tokens().signing().isAsymmetric()
                ? add(clock.instant(), schedule()::next, by, client).getLast()
                : null;
    }

    /**
     * Ends a key that may be in strangers' hands. If it was the one that signs, another signs from now on: verifiers that keep the keys
     * for a while have to ask for that one, which is better than to go on believing the other.
     *
     * @return the published keys afterwards, or null when no such key is published
     */
    public @Nullable List<StoredKey> revoke(String kid, Administrator by, Client client) {
        Instant now = clock.instant();
        KeyMaker.@Nullable Made made = tokens().signing().isAsymmetric() ? maker.make(tokens().signing()) : null;
        return store.revoke(now, kid, left -> {
            audit.signingKeyRevoked(by, kid, client);
            KeySchedule.Term term = schedule().stopgap(left, now);
            return made == null || term == null ? null : told(made, term, by, client);
        });
    }

    private List<StoredKey> add(
            Instant now,
            BiFunction<List<StoredKey>, Instant, KeySchedule.@Nullable Term> plan,
            @Nullable Administrator by,
            Client client) {
        KeyMaker.Made made = maker.make(tokens().signing());
        return store.extend(now, published -> {
            KeySchedule.Term term = plan.apply(published, now);
            return term == null ? null : told(made, term, by, client);
        });
    }

    private StoredKey told(KeyMaker.Made made, KeySchedule.Term term, @Nullable Administrator by, Client client) {
        audit.signingKeyRotated(
                installation.get(), by, made.kid(), made.algorithm().name(), term.signsFrom(), client);
        return made.during(term);
    }

    private TokensPolicy tokens() {
        return policies.common().tokens();
    }

    private KeySchedule schedule() {
        return new KeySchedule(
                tokens().signing(), tokens().keyRotation(), policies.longestAccessLifetime(), hasStandIn);
    }
}
