package io.gatehouse.core.admin.http;

import io.gatehouse.core.admin.ChangeTenants;
import io.gatehouse.core.http.Call;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.http.SignedInCall;
import io.gatehouse.core.kernel.Administrator;
import io.gatehouse.core.kernel.PrintableName;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.tenant.Tenant;
import io.gatehouse.kit.problem.FieldError;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** Tenants, for administrators of the default tenant. */
public final class TenantRoutes {
    private final ChangeTenants tenants;

    public TenantRoutes(ChangeTenants tenants) {
        this.tenants = tenants;
    }

    public void mount(Operations operations) {
        operations.admin("listTenants", signedIn -> () -> list(signedIn), body -> ctx -> Json.answer(ctx, 200, body));
        operations.admin("addTenant", signedIn -> () -> add(signedIn), body -> ctx -> Json.answer(ctx, 201, body));
        operations.admin(
                "updateTenant", signedIn -> () -> rename(signedIn), body -> ctx -> Json.answer(ctx, 200, body));
    }

    private JsonObject list(SignedInCall signedIn) {
        requireAllowed(signedIn);
        return new JsonObject()
                .put(
                        "tenants",
                        new JsonArray(
                                tenants.all().stream().map(TenantRoutes::json).toList()));
    }

    private JsonObject add(SignedInCall signedIn) {
        requireAllowed(signedIn);
        Call call = signedIn.call();
        Tenant added =
                tenants.add(Administrator.of(signedIn.principal()), call.text("slug"), name(call), call.client());
        if (added == null) {
            throw ProblemCode.VALIDATION_ERROR
                    .problem()
                    .withErrors(List.of(new FieldError("slug", "TAKEN", "Another tenant has it.")))
                    .exception();
        }
        return json(added);
    }

    private JsonObject rename(SignedInCall signedIn) {
        requireAllowed(signedIn);
        Call call = signedIn.call();
        TenantId id = new TenantId(UUID.fromString(call.pathParameter("id")));
        Tenant renamed = tenants.rename(Administrator.of(signedIn.principal()), id, name(call), call.client());
        if (renamed == null) {
            throw ProblemCode.NOT_FOUND.exception();
        }
        return json(renamed);
    }

    private static String name(Call call) {
        String name = call.text("name");
        if (!PrintableName.isOne(name)) {
            throw ProblemCode.VALIDATION_ERROR
                    .problem()
                    .withErrors(List.of(new FieldError(
                            "name", "FORBIDDEN_CHARACTERS", "A name is made of letters, spaces and marks.")))
                    .exception();
        }
        return name;
    }

    private void requireAllowed(SignedInCall signedIn) {
        if (!tenants.isAllowed(Administrator.of(signedIn.principal()))) {
            throw ProblemCode.FORBIDDEN.exception();
        }
    }

    private static JsonObject json(Tenant tenant) {
        return new JsonObject()
                .put("id", tenant.id().toString())
                .put("slug", tenant.slug())
                .put("name", tenant.name())
                .put("createdAt", tenant.createdAt().toString());
    }
}
