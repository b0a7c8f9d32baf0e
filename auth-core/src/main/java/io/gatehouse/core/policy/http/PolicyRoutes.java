package io.gatehouse.core.policy.http;

import static io.gatehouse.core.http.Json.putIfPresent;

import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.policy.FieldRule;
import io.gatehouse.core.policy.FieldsPolicy;
import io.gatehouse.core.policy.Policies;
import io.gatehouse.core.policy.ProductPolicy;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.function.Supplier;

/** {@code GET /policies}: what the forms need to know, and nothing that helps an attacker. */
public final class PolicyRoutes {
    private final Supplier<Policies> policies;

    public PolicyRoutes(Supplier<Policies> policies) {
        this.policies = policies;
    }

    public void mount(Operations operations) {
        operations.open("getPolicies", call -> policies::get, rules -> ctx -> Json.answer(ctx, 200, body(rules)));
    }

    private static JsonObject body(Policies rules) {
        return new JsonObject()
                .put("product", product(rules.product()))
                .put(
                        "password",
                        new JsonObject()
                                .put("minLength", rules.password().minLength())
                                .put("maxLength", rules.password().maxLength()))
                .put("fields", fields(rules.fields()))
                .put(
                        "accounts",
                        new JsonObject()
                                .put("concealAccounts", rules.accounts().concealAccounts())
                                .put("requireVerifiedEmail", rules.accounts().requireVerifiedEmail()))
                .put(
                        "features",
                        new JsonObject()
                                .put("registration", rules.accounts().registration())
                                .put("passwordReset", false));
    }

    private static JsonObject product(ProductPolicy product) {
        JsonObject links = new JsonObject().put("home", product.home());
        putIfPresent(
                links,
                "privacy",
                product.privacy() == null ? null : product.privacy().toString());
        putIfPresent(
                links, "help", product.help() == null ? null : product.help().toString());
        return new JsonObject().put("name", product.name()).put("links", links);
    }

    private static JsonObject fields(FieldsPolicy fields) {
        return new JsonObject()
                .put("username", name(fields.username()))
                .put("firstName", name(fields.firstName()))
                .put("lastName", name(fields.lastName()))
                .put("dateOfBirth", name(fields.dateOfBirth()))
                .put("minimumAge", fields.minimumAge());
    }

    private static String name(FieldRule rule) {
        return rule.name().toLowerCase(Locale.ROOT);
    }
}
