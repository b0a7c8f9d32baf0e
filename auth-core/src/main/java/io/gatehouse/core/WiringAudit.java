package io.gatehouse.core;

import io.gatehouse.core.event.AuditEvents;
import io.gatehouse.core.event.AuditSeals;
import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Checkpoint;
import io.gatehouse.core.event.ExtendChain;
import io.gatehouse.core.event.ForgetOldEvents;
import io.gatehouse.core.event.ListAuditEvents;
import io.gatehouse.core.event.ListSecurityEvents;
import io.gatehouse.core.event.MakeCheckpoint;
import io.gatehouse.core.event.VerifyAudit;
import io.gatehouse.core.event.http.AuditRoutes;
import io.gatehouse.core.event.http.SecurityEventRoutes;
import io.gatehouse.core.event.postgres.PgAuditChain;
import io.gatehouse.core.event.postgres.PgAuditEvents;
import io.gatehouse.core.event.postgres.PgAuditLog;
import io.gatehouse.core.http.Cursors;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.WakeUp;
import io.gatehouse.core.metrics.MeteredEvents;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.postgres.PgTransactions;
import io.gatehouse.core.risk.PlaceFinder;
import io.gatehouse.core.session.DeviceGuess;
import io.gatehouse.kit.secret.KeyRing;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of the audit log, and the work that keeps it chained, signed and short. */
final class WiringAudit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WiringAudit.class);
    /** A round costs about the same for one event as for many, and a webhook leaves as soon as its event is linked. */
    private static final Duration GATHERING = Duration.ofSeconds(1);

    /** For what a node left unlinked that is gone, and for a checkpoint that is due. A node's own events wake it. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);

    final AuditEvents events;
    final PgAuditLog log;
    final VerifyAudit verify;

    private final WakeUp written = new WakeUp();
    private final PgAuditEvents writer;
    private final PgAuditChain chain;
    private final ExtendChain extendChain;
    private final MakeCheckpoint makeCheckpoint;
    private final ForgetOldEvents forgetOldEvents;
    private final InstantSource clock;
    private volatile double lagSeconds;

    WiringAudit(
            PgSql sql,
            PgTransactions transactions,
            KeyRing master,
            PolicyBook policies,
            Ids ids,
            InstantSource clock,
            MeterRegistry meters,
            ExtendChain.LinkedEvents followers) {
        AuditSeals seals = new AuditSeals(master);
        this.clock = clock;
        writer = new PgAuditEvents(sql, seals, ids, clock, written);
        events = new MeteredEvents(writer, meters);
        log = new PgAuditLog(sql);
        chain = new PgAuditChain(sql);
        verify = new VerifyAudit(chain, seals);
        extendChain = new ExtendChain(chain, seals, transactions, followers);
        makeCheckpoint = new MakeCheckpoint(chain, seals, transactions, policies, clock);
        forgetOldEvents = new ForgetOldEvents(chain, seals, transactions, policies, clock);
        Gauge.builder("gatehouse.audit.lag", this, audit -> audit.lagSeconds)
                .description("Age of the oldest audit event without a link in the chain")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("gatehouse.audit.waiting", writer, PgAuditEvents::waiting)
                .description("Audit events that wait in memory to be written")
                .register(meters);
        FunctionCounter.builder("gatehouse.audit.lost", writer, PgAuditEvents::lost)
                .description("Audit events that found no room or could not be written")
                .register(meters);
    }

    List<Consumer<Operations>> routes(
            AuditTrail audit,
            Predicate<TenantId> isOperators,
            DeviceGuess devices,
            PlaceFinder places,
            Cursors cursors) {
        return List.of(
                new SecurityEventRoutes(
                        new ListSecurityEvents(log),
                        devices,
                        address -> address == null ? null : places.name(address, "en"),
                        cursors)::mount,
                new AuditRoutes(new ListAuditEvents(log), verify, audit, isOperators, cursors)::mount);
    }

    /** Starts linking; any number of nodes may. */
    Loop startLinking() {
        return new Loop("audit-chain", BETWEEN_LOOKS, GATHERING, written, this::link);
    }

    /** Starts removing what is older than the policy keeps. */
    Loop startForgetting() {
        return new Loop("audit-retention", BETWEEN_CLEANINGS, this::forget);
    }

    /** Writes what waits in memory. */
    @Override
    public void close() {
        writer.close();
    }

    private boolean forget() {
        ForgetOldEvents.Outcome outcome = forgetOldEvents.execute();
        if (outcome.evidence() != null) {
            LOG.error(
                    "The audit log is not whole at position {}: from there on nothing is forgotten, whatever its age.",
                    outcome.evidence());
        }
        return outcome.removed() > 0;
    }

    private boolean link() {
        // One plain question first: most looks find nothing, and need no transaction for that.
        Instant since = chain.waitingSince();
        lagSeconds = since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
        int taken = since == null ? 0 : extendChain.execute();
        if (since != null && taken == 0) {
            // Another node has the chain, and may have looked before our events were there.
            written.call();
        }
        Checkpoint made = makeCheckpoint.execute();
        if (made != null) {
            // Kept outside the database too: who owns the database could put an older state of all of it back.
            LOG.atInfo()
                    .setMessage("Audit checkpoint")
                    .addKeyValue("position", made.position())
                    .addKeyValue("link", java.util.HexFormat.of().formatHex(made.mac()))
                    .log();
        }
        return taken == ExtendChain.BATCH;
    }
}
