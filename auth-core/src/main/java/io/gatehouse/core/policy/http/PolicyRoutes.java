package io.gatehouse.core.policy.http;

import static io.gatehouse.core.http.Json.putIfPresent;

import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.policy.FieldRule;
import io.gatehouse.core.policy.FieldsPolicy;
import io.gatehouse.core.policy.PasswordRules;
import io.gatehouse.core.policy.Policies;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.ProductPolicy;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** {@code GET /policies}: what the forms need to know, and nothing that helps an attacker. */
public final class PolicyRoutes {
    private final PolicyBook policies;

    public PolicyRoutes(PolicyBook policies) {
        this.policies = policies;
    }

    public void mount(Operations operations) {
        operations.open(
                "getPolicies",
                call -> () -> policies.of(call.tenant()),
                rules -> ctx -> Json.answer(ctx, 200, body(rules)));
    }

    private static JsonObject body(Policies rules) {
        return new JsonObject()
                .put("product", product(rules.product()))
                .put("password", password(rules.password()))
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
                                .put("passwordReset", true)
                                .put("totp", rules.mfa().totp())
                                .put("trustedDevices", rules.mfa().trustedDevices()))
                .put("lifetimes", lifetimes(rules));
    }

    private static JsonObject password(PasswordRules rules) {
        return new JsonObject()
                .put("minLength", rules.minLength(/* hasSecondFactor= */ false))
                .put("maxLength", rules.maxLength())
                .put("composition", rules.isComposed())
                .put("refuseCommon", rules.refuseCommon())
                .put("refuseOwnData", rules.refuseOwnData())
                .put("minEntropy", rules.minEntropy());
    }

    private static JsonObject lifetimes(Policies rules) {
        return new JsonObject()
                .put("verificationLink", rules.links().verification().toSeconds())
                .put("resetLink", rules.links().passwordReset().toSeconds())
                .put("unlockLink", rules.links().unlock().toSeconds())
                .put(
                        "recentAuthentication",
                        rules.sessions().recentAuthentication().toSeconds())
                .put("trustedDevice", rules.mfa().trustedDeviceLifetime().toSeconds());
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
