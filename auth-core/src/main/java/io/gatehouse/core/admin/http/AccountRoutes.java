package io.gatehouse.core.admin.http;

import io.gatehouse.core.admin.Account;
import io.gatehouse.core.admin.AccountChange;
import io.gatehouse.core.admin.AccountChangeResult;
import io.gatehouse.core.admin.Accounts;
import io.gatehouse.core.admin.ChangeAccount;
import io.gatehouse.core.admin.EndAccountSessions;
import io.gatehouse.core.http.Call;
import io.gatehouse.core.http.Cursors;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.http.SignedInCall;
import io.gatehouse.core.kernel.Administrator;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.user.http.UserJson;
import io.gatehouse.kit.problem.FieldError;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Accounts for administrators of their tenant. */
public final class AccountRoutes {
    private static final int PAGE = 25;

    private final Accounts accounts;
    private final ChangeAccount changeAccount;
    private final EndAccountSessions endAccountSessions;
    private final Cursors cursors;

    public AccountRoutes(
            Accounts accounts, ChangeAccount changeAccount, EndAccountSessions endAccountSessions, Cursors cursors) {
        this.accounts = accounts;
        this.changeAccount = changeAccount;
        this.endAccountSessions = endAccountSessions;
        this.cursors = cursors;
    }

    public void mount(Operations operations) {
        operations.admin("listUsers", signedIn -> () -> page(signedIn), body -> ctx -> Json.answer(ctx, 200, body));
        operations.admin(
                "getUser",
                signedIn -> () -> accounts.find(signedIn.principal().tenant(), id(signedIn)),
                AccountRoutes::renderAccount);
        operations.admin(
                "updateUser",
                signedIn -> () -> changeAccount.execute(
                        Administrator.of(signedIn.principal()),
                        id(signedIn),
                        change(signedIn.call().body()),
                        signedIn.call().client()),
                AccountRoutes::render);
        operations.admin(
                "endUserSessions",
                signedIn -> () -> endAccountSessions.execute(
                        Administrator.of(signedIn.principal()),
                        id(signedIn),
                        signedIn.call().client()),
                ended -> ended ? Json::noContent : ctx -> ctx.fail(ProblemCode.NOT_FOUND.exception()));
    }

    private JsonObject page(SignedInCall signedIn) {
        TenantId tenant = signedIn.principal().tenant();
        Call call = signedIn.call();
        String list = "users:" + tenant;
        UUID after = cursors.read(list, call.query("cursor"));
        List<Account> found =
                accounts.page(tenant, call.query("query"), after == null ? null : new UserId(after), PAGE + 1);
        List<Account> shown = found.subList(0, Math.min(PAGE, found.size()));
        JsonObject body = new JsonObject()
                .put(
                        "users",
                        new JsonArray(shown.stream().map(AccountRoutes::json).toList()));
        if (shown.size() < found.size()) {
            body.put(
                    "nextCursor",
                    cursors.write(list, shown.getLast().user().id().value()));
        }
        return body;
    }

    private static UserId id(SignedInCall signedIn) {
        return new UserId(UUID.fromString(signedIn.call().pathParameter("id")));
    }

    private static AccountChange change(JsonObject body) {
        JsonArray roles = body.getJsonArray("roles");
        return new AccountChange(
                body.getBoolean("disabled"),
                body.containsKey("unlock"),
                roles == null ? null : roles.stream().map(String::valueOf).toList(),
                body.containsKey("forcePasswordReset"),
                body.containsKey("removeMfa"));
    }

    private static Consumer<RoutingContext> renderAccount(@Nullable Account account) {
        return account == null
                ? ctx -> ctx.fail(ProblemCode.NOT_FOUND.exception())
                : ctx -> Json.answer(ctx, 200, json(account));
    }

    private static Consumer<RoutingContext> render(AccountChangeResult result) {
        return switch (result) {
            case AccountChangeResult.Changed changed -> renderAccount(changed.account());
            case AccountChangeResult.Unknown unknown -> renderAccount(null);
            case AccountChangeResult.OwnAccount own ->
                ctx -> ctx.fail(ProblemCode.FORBIDDEN
                        .problem()
                        .withDetail("This is your own account. Ask another administrator.")
                        .exception());
            case AccountChangeResult.LastAdmin last ->
                ctx -> ctx.fail(ProblemCode.VALIDATION_ERROR
                        .problem()
                        .withDetail(
                                "Nobody would be left to administer this tenant. Make somebody else an administrator first.")
                        .withErrors(List.of(new FieldError("roles", "LAST_ADMIN", "This is the last administrator.")))
                        .exception());
        };
    }

    private static JsonObject json(Account account) {
        return UserJson.of(account.user())
                .put("disabled", account.user().disabled())
                .put("locked", account.locked())
                .put("openSessions", account.openSessions());
    }
}
