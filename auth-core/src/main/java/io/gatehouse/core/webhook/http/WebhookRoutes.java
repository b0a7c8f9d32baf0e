package io.gatehouse.core.webhook.http;

import io.gatehouse.core.event.EventKind;
import io.gatehouse.core.http.Call;
import io.gatehouse.core.http.Cursors;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.http.SignedInCall;
import io.gatehouse.core.webhook.AddWebhook;
import io.gatehouse.core.webhook.ChangeWebhook;
import io.gatehouse.core.webhook.Delivery;
import io.gatehouse.core.webhook.ListDeliveries;
import io.gatehouse.core.webhook.RemoveWebhook;
import io.gatehouse.core.webhook.Target;
import io.gatehouse.core.webhook.Webhook;
import io.gatehouse.core.webhook.Webhooks;
import io.gatehouse.kit.problem.FieldError;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.problem.ProblemException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /admin/webhooks}. */
public final class WebhookRoutes {
    private static final Set<String> KINDS =
            Arrays.stream(EventKind.values()).map(EventKind::name).collect(Collectors.toUnmodifiableSet());

    private final Webhooks webhooks;
    private final AddWebhook addWebhook;
    private final ChangeWebhook changeWebhook;
    private final RemoveWebhook removeWebhook;
    private final ListDeliveries listDeliveries;
    private final Cursors cursors;

    public WebhookRoutes(
            Webhooks webhooks,
            AddWebhook addWebhook,
            ChangeWebhook changeWebhook,
            RemoveWebhook removeWebhook,
            ListDeliveries listDeliveries,
            Cursors cursors) {
        this.webhooks = webhooks;
        this.addWebhook = addWebhook;
        this.changeWebhook = changeWebhook;
        this.removeWebhook = removeWebhook;
        this.listDeliveries = listDeliveries;
        this.cursors = cursors;
    }

    public void mount(Operations operations) {
        operations.admin(
                "listWebhooks",
                signedIn -> () -> webhooks.all(signedIn.principal().tenant()),
                all -> ctx -> Json.answer(ctx, 200, list(all)));
        operations.admin("addWebhook", signedIn -> () -> add(signedIn), WebhookRoutes::render);
        operations.<@Nullable Webhook>admin(
                "updateWebhook",
                signedIn -> () -> change(signedIn),
                webhook -> webhook == null
                        ? WebhookRoutes::notFound
                        : ctx -> Json.answer(ctx, 200, WebhookJson.of(webhook)));
        operations.admin(
                "removeWebhook",
                signedIn -> () -> removeWebhook.execute(
                        signedIn.principal(),
                        id(signedIn.call()),
                        signedIn.call().client()),
                removed -> removed ? Json::noContent : WebhookRoutes::notFound);
        operations.<@Nullable JsonObject>admin(
                "listWebhookDeliveries",
                signedIn -> () -> deliveries(signedIn),
                body -> body == null ? WebhookRoutes::notFound : ctx -> Json.answer(ctx, 200, body));
    }

    private AddWebhook.Result add(SignedInCall signedIn) {
        Call call = signedIn.call();
        Set<String> kinds = kinds(call.body());
        return addWebhook.execute(
                signedIn.principal(), call.text("url"), kinds == null ? Set.of() : kinds, call.client());
    }

    private @Nullable Webhook change(SignedInCall signedIn) {
        Call call = signedIn.call();
        return changeWebhook.execute(
                signedIn.principal(), id(call), call.body().getBoolean("enabled"), kinds(call.body()), call.client());
    }

    private @Nullable JsonObject deliveries(SignedInCall signedIn) {
        UUID id = id(signedIn.call());
        String list = "deliveries:" + id;
        UUID before = cursors.read(list, signedIn.call().query("cursor"));
        List<Delivery> found = listDeliveries.execute(signedIn.principal().tenant(), id, before);
        if (found == null) {
            return null;
        }
        List<Delivery> shown = found.subList(0, Math.min(found.size(), ListDeliveries.PAGE));
        JsonObject body = new JsonObject()
                .put(
                        "deliveries",
                        new JsonArray(shown.stream().map(WebhookJson::of).toList()));
        if (shown.size() < found.size()) {
            body.put("nextCursor", cursors.write(list, shown.getLast().id()));
        }
        return body;
    }

    private static Consumer<RoutingContext> render(AddWebhook.Result result) {
        return switch (result) {
            case AddWebhook.Added added ->
                ctx -> Json.answer(
                        ctx,
                        201,
                        new JsonObject()
                                .put("webhook", WebhookJson.of(added.webhook()))
                                .put("signingSecret", added.secret().text()));
            case AddWebhook.Refused refused ->
                ctx -> ctx.fail(fault("url", refused.reason().name(), words(refused.reason())));
            case AddWebhook.TooMany tooMany ->
                ctx -> ctx.fail(fault("url", "TOO_MANY", "There are as many endpoints as the policy allows."));
        };
    }

    private static String words(Target.Reason reason) {
        return switch (reason) {
            case BAD_URL -> "Write an address such as https://hooks.example.com/gatehouse, without user or fragment.";
            case NOT_HTTPS -> "The address must begin with https.";
            case UNKNOWN_HOST -> "This host has no address.";
            case PRIVATE_ADDRESS -> "This host is not on the public internet.";
        };
    }

    /** Returns null when the body names none. */
    private static @Nullable Set<String> kinds(JsonObject body) {
        JsonArray named = body.getJsonArray("events");
        if (named == null) {
            return null;
        }
        Set<String> kinds = new LinkedHashSet<>();
        named.forEach(kind -> kinds.add((String) kind));
        if (!KINDS.containsAll(kinds)) {
            throw fault("events", "UNKNOWN_EVENT", "One of these events does not exist.");
        }
        return kinds;
    }

    private static JsonObject list(List<Webhook> all) {
        return new JsonObject()
                .put("webhooks", new JsonArray(all.stream().map(WebhookJson::of).toList()));
    }

    private static UUID id(Call call) {
        return UUID.fromString(call.pathParameter("id"));
    }

    private static void notFound(RoutingContext ctx) {
        ctx.fail(ProblemCode.NOT_FOUND.exception());
    }

    private static ProblemException fault(String field, String code, String message) {
        return ProblemCode.VALIDATION_ERROR
                .problem()
                .withErrors(List.of(new FieldError(field, code, message)))
                .exception();
    }
}
