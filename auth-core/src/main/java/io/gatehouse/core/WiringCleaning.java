package io.gatehouse.core;

import io.gatehouse.core.event.postgres.PgOldMails;
import io.gatehouse.core.mfa.postgres.PgOldMfa;
import io.gatehouse.core.policy.Policies;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.postgres.PgOneNode;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.postgres.PgTransactions;
import io.gatehouse.core.risk.Attempts;
import io.gatehouse.core.session.postgres.PgOldSessions;
import io.gatehouse.core.verification.postgres.PgOldLinks;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** The work that removes what has had its time, in small transactions and on one node at a time. */
final class WiringCleaning {
    private static final long LOCK = 0x6761_7465_636cL;
    private static final int BATCH = 500;
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(10);
    private static final Duration WEEK = Duration.ofDays(7);

    private final PgOneNode oneNode;
    private final PolicyBook policies;
    private final List<IntSupplier> works;

    WiringCleaning(PgSql sql, PgTransactions transactions, PolicyBook policies, Attempts attempts) {
        this.oneNode = new PgOneNode(sql, transactions, LOCK);
        this.policies = policies;
        PgOldSessions sessions = new PgOldSessions(sql);
        PgOldLinks links = new PgOldLinks(sql);
        PgOldMails mails = new PgOldMails(sql);
        PgOldMfa mfa = new PgOldMfa(sql);
        this.works = List.of(
                () -> sessions.forget(longest(rules -> rules.sessions().keepEnded()), BATCH),
                () -> links.forget(WEEK, BATCH),
                () -> mails.forget(WEEK, BATCH),
                () -> mfa.forgetChallenges(Duration.ZERO, BATCH),
                () -> mfa.forgetDevices(Duration.ZERO, BATCH),
                () -> mfa.forgetLimits(Duration.ZERO, BATCH),
                () -> attempts.forget(longest(rules -> rules.lockout().forgetAfter()), BATCH));
    }

    Loop start() {
        return new Loop("cleaning", BETWEEN_ROUNDS, this::round);
    }

    /** Does one batch of each; true when one was full, so that more may wait. */
    boolean round() {
        boolean isMore = false;
        for (IntSupplier work : works) {
            isMore |= oneNode.run(work) == BATCH;
        }
        return isMore;
    }

    /** The rows of all tenants go at once: the tenant that keeps longest decides. */
    private Duration longest(Function<Policies, Duration> kept) {
        Policies common = policies.common();
        return Stream.concat(Stream.of(common), policies.all().byTenant().values().stream())
                .map(kept)
                .reduce(kept.apply(common), (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
}
