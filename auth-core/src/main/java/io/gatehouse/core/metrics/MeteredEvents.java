package io.gatehouse.core.metrics;

import io.gatehouse.core.event.AuditEvent;
import io.gatehouse.core.event.AuditEvents;
import io.gatehouse.core.policy.RiskAction;
import io.gatehouse.core.risk.Signal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/**
 * Counts what the audit log is told, in its words: sign-ins, locks, second factors, signs of danger. Nothing in a label says who. Counted
 * when it is written, so a transaction that is rolled back afterwards counts too.
 */
public final class MeteredEvents implements AuditEvents {
    private static final String SIGN_INS = "gatehouse.signins";
    private static final String CHALLENGES = "gatehouse.mfa.challenges";
    private static final String CONFIRMATIONS = "gatehouse.reauthentications";
    private static final String OUTCOME = "outcome";

    private static final List<String> SIGN_IN_OUTCOMES =
            List.of("SUCCESS", "CREDENTIALS", "LOCKED", "DISABLED", "EMAIL_NOT_VERIFIED", "TOO_MANY_CODES");

    private final AuditEvents events;
    private final MeterRegistry meters;
    private final Counter locks;

    public MeteredEvents(AuditEvents events, MeterRegistry meters) {
        this.events = events;
        this.meters = meters;
        // A counter that appears with its first event shows no increase: what alerts look for is there from the start.
        SIGN_IN_OUTCOMES.forEach(outcome -> register(SIGN_INS, outcome));
        List.of("BEGUN", "PASSED", "REFUSED").forEach(outcome -> register(CHALLENGES, outcome));
        List.of("PASSED", "REFUSED").forEach(outcome -> register(CONFIRMATIONS, outcome));
        for (Signal signal : Signal.values()) {
            for (RiskAction action : RiskAction.values()) {
                Counter _ = anomalies(signal.name(), action.name());
            }
        }
        locks = meters.counter("gatehouse.account.locks");
    }

    @Override
    public void append(AuditEvent event) {
        events.append(event);
        count(event);
    }

    @Override
    public void appendSoon(AuditEvent event) {
        events.appendSoon(event);
    }

    private void count(AuditEvent event) {
        switch (event.kind()) {
            case LOGIN_SUCCESS -> {
                counter(SIGN_INS, "SUCCESS").increment();
                if (!text(event, "amr").equals("pwd")) {
                    counter(CHALLENGES, "PASSED").increment();
                }
            }
            case LOGIN_FAILED -> counter(SIGN_INS, text(event, "reason")).increment();
            case ACCOUNT_LOCKED -> locks.increment();
            case MFA_CHALLENGED -> counter(CHALLENGES, "BEGUN").increment();
            case MFA_FAILED ->
                // Whoever has a session already was asked to confirm who they are.
                counter(event.session() == null ? CHALLENGES : CONFIRMATIONS, "REFUSED")
                        .increment();
            case REAUTHENTICATED -> counter(CONFIRMATIONS, "PASSED").increment();
            case NEW_DEVICE -> anomaly("NEW_DEVICE", event);
            case ANOMALY_DETECTED -> anomaly(text(event, "reason"), event);
            default -> {}
        }
    }

    private void anomaly(String signal, AuditEvent event) {
        anomalies(signal, text(event, "action")).increment();
    }

    private Counter anomalies(String signal, String action) {
        return meters.counter("gatehouse.anomalies", "signal", signal, "action", action);
    }

    private void register(String name, String outcome) {
        Counter _ = counter(name, outcome);
    }

    private Counter counter(String name, String outcome) {
        return meters.counter(name, OUTCOME, outcome);
    }

    private static String text(AuditEvent event, String detail) {
        return String.valueOf(event.details().get(detail));
    }
}
