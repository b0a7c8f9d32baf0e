package io.gatehouse.core.event.http;

import static io.gatehouse.core.http.Json.putIfPresent;

import io.gatehouse.core.event.AuditLog;
import io.gatehouse.core.event.AuditRecord;
import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.AuditVerdict;
import io.gatehouse.core.event.ListAuditEvents;
import io.gatehouse.core.event.TenantAuditVerdict;
import io.gatehouse.core.event.VerifyAudit;
import io.gatehouse.core.http.Call;
import io.gatehouse.core.http.Cursors;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.http.SignedInCall;
import io.gatehouse.core.kernel.Administrator;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.kit.problem.FieldError;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The audit log for administrators: pages of it, and whether it is whole. */
public final class AuditRoutes {
    private static final int RETRY_AFTER_SECONDS = 10;

    private final ListAuditEvents listAuditEvents;
    private final VerifyAudit verifyAudit;
    private final AuditTrail audit;
    private final Predicate<TenantId> isOperators;
    private final Cursors cursors;
    /** A verification reads the whole log: one at a time is enough for a node. */
    private final Semaphore verifying = new Semaphore(1);

    /**
     * Takes the parts.
     *
     * @param isOperators whether a tenant's administrators run the whole installation
     */
    public AuditRoutes(
            ListAuditEvents listAuditEvents,
            VerifyAudit verifyAudit,
            AuditTrail audit,
            Predicate<TenantId> isOperators,
            Cursors cursors) {
        this.listAuditEvents = listAuditEvents;
        this.verifyAudit = verifyAudit;
        this.audit = audit;
        this.isOperators = isOperators;
        this.cursors = cursors;
    }

    public void mount(Operations operations) {
        operations.admin(
                "listAuditEvents", signedIn -> () -> page(signedIn), body -> ctx -> Json.answer(ctx, 200, body));
        operations.admin("verifyAudit", signedIn -> () -> verify(signedIn), body -> ctx -> Json.answer(ctx, 200, body));
    }

    private JsonObject page(SignedInCall signedIn) {
        String list = "audit:" + signedIn.principal().tenant();
        Call call = signedIn.call();
        UUID before = cursors.read(list, call.query("cursor"));
        List<AuditRecord> records = listAuditEvents.execute(signedIn.principal().tenant(), filter(call), before);
        List<AuditRecord> shown = records.subList(0, Math.min(records.size(), ListAuditEvents.PAGE));
        JsonObject body = new JsonObject()
                .put(
                        "events",
                        new JsonArray(shown.stream().map(AuditRecordJson::of).toList()));
        if (shown.size() < records.size()) {
            body.put("nextCursor", cursors.write(list, shown.getLast().id()));
        }
        return body;
    }

    private JsonObject verify(SignedInCall signedIn) {
        if (!verifying.tryAcquire()) {
            throw ProblemCode.UNAVAILABLE
                    .problem()
                    .withRetryAfter(RETRY_AFTER_SECONDS)
                    .exception();
        }
        try {
            TenantId tenant = signedIn.principal().tenant();
            JsonObject body =
                    isOperators.test(tenant) ? body(verifyAudit.execute()) : body(verifyAudit.execute(tenant));
            audit.auditVerified(
                    Administrator.of(signedIn.principal()),
                    body.getBoolean("intact"),
                    signedIn.call().client());
            return body;
        } finally {
            verifying.release();
        }
    }

    private static AuditLog.Filter filter(Call call) {
        String user = call.query("user");
        return new AuditLog.Filter(
                user == null ? null : new UserId(UUID.fromString(user)),
                call.query("kind"),
                time("since", call.query("since")),
                time("until", call.query("until")));
    }

    private static @Nullable Instant time(String field, @Nullable String text) {
        try {
            return text == null ? null : AuditLog.Filter.time(text);
        } catch (IllegalArgumentException malformed) {
            throw ProblemCode.VALIDATION_ERROR
                    .problem()
                    .withErrors(List.of(new FieldError(field, "INVALID", String.valueOf(malformed.getMessage()))))
                    .exception();
        }
    }

    private static JsonObject body(AuditVerdict verdict) {
        JsonObject body = new JsonObject().put("intact", verdict.isIntact()).put("records", verdict.records());
        AuditVerdict.Bad bad = verdict.firstBad();
        if (bad != null) {
            JsonObject first = new JsonObject()
                    .put("position", bad.position())
                    .put("fault", bad.fault().name());
            putIfPresent(first, "id", bad.event() == null ? null : bad.event().toString());
            body.put("firstBad", first);
        }
        return body;
    }

    private static JsonObject body(TenantAuditVerdict verdict) {
        JsonObject body = new JsonObject().put("intact", verdict.isIntact()).put("records", verdict.records());
        TenantAuditVerdict.Bad bad = verdict.firstBad();
        if (bad != null) {
            body.put(
                    "firstBad",
                    new JsonObject()
                            .put("fault", bad.fault().name())
                            .put("id", bad.event().toString()));
        } else if (!verdict.isIntact()) {
            body.put("reason", "OUTSIDE_TENANT");
        }
        return body;
    }
}
