package io.gatehouse.core;

import io.gatehouse.core.event.postgres.PgOldMails;
import io.gatehouse.core.mfa.postgres.PgOldMfa;
import io.gatehouse.core.policy.Policies;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.postgres.PgOneNode;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.postgres.PgTransactions;
import io.gatehouse.core.recovery.postgres.PgOldUnlockCodes;
import io.gatehouse.core.risk.Attempts;
import io.gatehouse.core.risk.postgres.PgOldDevices;
import io.gatehouse.core.session.postgres.PgOldSessions;
import io.gatehouse.core.verification.postgres.PgOldLinks;
import io.gatehouse.core.webhook.Deliveries;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** The work that removes what has had its time, in small transactions and on one node at a time. */
final class WiringCleaning {
    private static final long LOCK = 0x6761_7465_636cL;
    private static final int BATCH = 500;
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(10);
    private static final Duration WEEK = Duration.ofDays(7);

    /** What the browser keeps of a device that it has not shown for so long is gone too. */
    private static final Duration DEVICE_COOKIE = Duration.ofDays(400);

    private final PgOneNode oneNode;
    private final PolicyBook policies;
    private final List<IntSupplier> works;

    WiringCleaning(
            PgSql sql, PgTransactions transactions, PolicyBook policies, Attempts attempts, Deliveries deliveries) {
        this.oneNode = new PgOneNode(sql, transactions, LOCK);
        this.policies = policies;
        PgOldSessions sessions = new PgOldSessions(sql);
        PgOldLinks links = new PgOldLinks(sql);
        PgOldMails mails = new PgOldMails(sql);
        PgOldMfa mfa = new PgOldMfa(sql);
        PgOldUnlockCodes unlockCodes = new PgOldUnlockCodes(sql);
        PgOldDevices devices = new PgOldDevices(sql);
        this.works = List.of(
                () -> sessions.forget(longest(rules -> rules.sessions().keepEnded()), BATCH),
                () -> links.forget(WEEK, BATCH),
                () -> mails.forget(WEEK, BATCH),
                () -> mfa.forgetChallenges(Duration.ZERO, BATCH),
                () -> mfa.forgetDevices(Duration.ZERO, BATCH),
                () -> mfa.forgetLimits(Duration.ZERO, BATCH),
                () -> unlockCodes.forget(Duration.ZERO, BATCH),
                () -> attempts.forget(longest(rules -> rules.lockout().forgetAfter()), BATCH),
                () -> devices.forget(DEVICE_COOKIE, BATCH),
                () -> deliveries.forget(longest(rules -> rules.alerts().webhookLog()), BATCH));
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
        return policies.all().longest(kept);
    }
}
