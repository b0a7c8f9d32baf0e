package io.gatehouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.FittingBodies;
import io.gatehouse.core.testing.OpenApi;
import io.gatehouse.core.testing.OpenApi.Endpoint;
import io.gatehouse.core.testing.TenantHome;
import io.gatehouse.core.testing.TestCore;
import io.gatehouse.core.testing.TestCore.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Two tenants on one core. Every operation of the contract is tried at one tenant's host with whatever names a thing of the other tenant: it
 * answers as for a thing that nobody has, and nothing of the other tenant is shown or changed. At home the same request works, so that it is
 * the tenant that made the difference. An operation with a new kind of name fails here until it says where its values come from.
 */
class CrossTenantTest {
    private static final String DOMAIN = "login.example.com";

    /** Fields that name nothing: they say what somebody would like to have, or prove who they are. */
    private static final Set<String> WISHES = Set.of(
            "password",
            "currentPassword",
            "newPassword",
            "code",
            "recoveryCode",
            "rememberMe",
            "trustDevice",
            "firstName",
            "lastName",
            "dateOfBirth",
            "audience",
            "url",
            "events",
            "enabled",
            "disabled",
            "unlock",
            "roles",
            "forcePasswordReset",
            "removeMfa",
            "slug",
            "name",
            "kind",
            "since",
            "until");

    /** Operations that a tenant's own administrators may not call: only those of the default tenant may. */
    private static final Set<String> OF_THE_HOUSE = Set.of("listTenants", "addTenant", "updateTenant");

    private static TestCore core;
    private static TenantHome acme;
    private static TenantHome standard;

    @BeforeAll
    static void start() {
        core = TestCore.start(Map.of(
                "tenants.domain", DOMAIN,
                "core.eventLoops", "1",
                "policies.lockout.failures", "100",
                "policies.alerts.mostWebhooks", "100",
                "policies.alerts.webhooksToPrivateAddresses", "true",
                "policies.tokens.exchange.enabled", "true",
                "policies.tokens.exchange.audiences", "maps"));
        core.running().seedUser("root@calder.studio", TenantHome.PASSWORD, "Ro", "Ot", List.of("admin"));
        String root = core.signIn("root@calder.studio", TenantHome.PASSWORD).getString("accessToken");
        Answer made = core.post(
                "/admin/tenants",
                new JsonObject().put("slug", "acme").put("name", "Acme"),
                "Authorization",
                "Bearer " + root);
        assertEquals(201, made.status(), made.body());
        standard = new TenantHome(core, "default", "localhost:8080");
        acme = new TenantHome(core, "acme", "acme." + DOMAIN);
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @TestFactory
    Stream<DynamicTest> another_tenants_administrators_and_people_reach_nothing() {
        return OpenApi.read().endpoints().stream()
                .map(endpoint ->
                        DynamicTest.dynamicTest(endpoint.id(), () -> reachesNothing(endpoint, standard, acme)));
    }

    @TestFactory
    Stream<DynamicTest> nor_do_those_of_the_default_tenant() {
        return OpenApi.read().endpoints().stream()
                .filter(endpoint -> !OF_THE_HOUSE.contains(endpoint.id()))
                .map(endpoint ->
                        DynamicTest.dynamicTest(endpoint.id(), () -> reachesNothing(endpoint, acme, standard)));
    }

    @TestFactory
    Stream<DynamicTest> an_access_token_opens_nothing_at_another_tenants_host() {
        String token = standard.signIn(standard.admin()).getString("accessToken");
        return OpenApi.read().endpoints().stream()
                .filter(Endpoint::signedIn)
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.id(), () -> {
                    Answer refused = send(acme, endpoint, "", "", token);
                    assertEquals("UNAUTHENTICATED", refused.code(), endpoint + " gave " + refused);
                    assertEquals(
                            200, standard.send("GET", "/me", null, token).status(), endpoint + " ended the session");
                }));
    }

    @Test
    void the_log_is_verified_whole_but_a_tenant_hears_of_its_own_records_only() {
        standard.signIn(standard.admin());
        TestCore.await(() -> core.database().column("SELECT 1 FROM audit_queue").isEmpty(), "the log to be linked");
        TestCore.await(
                () -> verified(acme).getInteger("records").equals(events("WHERE tenant_id = '" + acme.id() + "'") - 1),
                "as many as acme has, but for the event of this verification");
        TestCore.await(() -> verified(standard).getInteger("records").equals(events("") - 1), "all there are");

        String others = spoil(standard);
        assertEquals("OUTSIDE_TENANT", verified(acme).getString("reason"));
        assertEquals(Set.of("intact", "records", "reason"), verified(acme).fieldNames());
        JsonObject named = verified(standard).getJsonObject("firstBad");
        assertEquals(others, named.getString("id"));
        assertTrue(named.getInteger("position") > 0);
        mend();

        String own = spoil(acme);
        assertEquals(
                new JsonObject().put("fault", "ALTERED").put("id", own),
                verified(acme).getJsonObject("firstBad"));
        mend();
        assertTrue(verified(acme).getBoolean("intact"));
    }

    private static JsonObject verified(TenantHome by) {
        String admin = by.signIn(by.admin()).getString("accessToken");
        return by.send("POST", "/admin/audit/verify", new JsonObject(), admin).json();
    }

    private static int events(String which) {
        return Integer.parseInt(core.database()
                .column("SELECT count(*) FROM audit_events " + which)
                .getFirst());
    }

    /** Edits the oldest event of a tenant, as only who owns the server can; returns its id. */
    private static String spoil(TenantHome tenant) {
        core.database()
                .run("CREATE TABLE kept AS SELECT e.* FROM audit_events e JOIN audit_chain c ON c.event_id = e.id"
                        + " WHERE tenant_id = '" + tenant.id() + "' ORDER BY position LIMIT 1;"
                        + " SET session_replication_role = replica;"
                        + " UPDATE audit_events SET user_agent = 'edited' WHERE id = (SELECT id FROM kept)");
        return core.database().column("SELECT id::text FROM kept").getFirst();
    }

    private static void mend() {
        core.database()
                .run("SET session_replication_role = replica; UPDATE audit_events e SET user_agent = kept.user_agent"
                        + " FROM kept WHERE e.id = kept.id; DROP TABLE kept");
    }

    private static void reachesNothing(Endpoint endpoint, TenantHome victim, TenantHome stranger) {
        List<String> names = names(endpoint);
        if (names.isEmpty()) {
            toldNothing(victim, "", send(stranger, endpoint, "", "", token(endpoint, stranger)), endpoint.id());
        }
        for (String name : names) {
            reachesNothing(endpoint, name, victim, stranger);
        }
    }

    private static void reachesNothing(Endpoint endpoint, String name, TenantHome victim, TenantHome stranger) {
        String value = thingOf(victim, endpoint, name);
        String before = victim.belongings();
        Answer told = send(stranger, endpoint, name, value, token(endpoint, stranger));
        Answer nothing = send(stranger, endpoint, name, nobodys(name), token(endpoint, stranger));
        String what = endpoint.id() + " with another tenant's " + name;
        assertEquals(gist(nothing), gist(told), what);
        toldNothing(victim, value, told, what);
        assertEquals(before, victim.belongings(), what + " changed something");
        if (!OF_THE_HOUSE.contains(endpoint.id())) {
            Answer atHome = send(victim, endpoint, name, value, token(endpoint, victim));
            boolean isKnown = atHome.status() < 300
                    || Set.of("USERNAME_EXISTS", "PASSWORD_POLICY").contains(atHome.code());
            assertTrue(isKnown, what + " should be known at home, but gave " + atHome);
        }
    }

    private static void toldNothing(TenantHome victim, String asked, Answer told, String what) {
        victim.secrets()
                .filter(secret -> !asked.contains(secret))
                .forEach(secret -> assertFalse(told.body().contains(secret), what + " told of " + secret));
    }

    /** What of an operation names something. */
    private static List<String> names(Endpoint endpoint) {
        List<String> all = new ArrayList<>();
        endpoint.parameters().forEach(parameter -> all.add(parameter.name()));
        if (endpoint.fields() != null) {
            all.addAll(endpoint.fields().keySet());
        }
        all.removeAll(WISHES);
        // A page of one list is none of another; only accounts are many enough here for a second page.
        all.remove(endpoint.id().equals("listUsers") ? "" : "cursor");
        return all;
    }

    /** A name of something that a tenant has, made for this one operation. */
    private static String thingOf(TenantHome tenant, Endpoint endpoint, String name) {
        return switch (name) {
            case "email", "identifier", "newEmail" ->
                endpoint.id().equals("confirmUnlock") ? tenant.newUnlockCode() : tenant.newPerson("somebody");
            case "username" -> tenant.newUsername();
            case "query" -> tenant.person();
            case "user" -> tenant.idOf(tenant.person());
            case "refreshToken" -> tenant.signIn(tenant.person()).getString("refreshToken");
            case "challenge" -> tenant.newChallenge();
            case "cursor" -> tenant.cursor();
            case "token" -> tenant.newLink(tenant.newPerson("linked"), purpose(endpoint));
            case "id" -> idOfThing(tenant, endpoint);
            default -> throw new AssertionError(endpoint.id() + ": what does " + name + " name?");
        };
    }

    private static String nobodys(String name) {
        return switch (name) {
            case "email", "identifier", "newEmail" -> "nobody" + UUID.randomUUID() + "@calder.studio";
            case "username" -> "nobody_" + UUID.randomUUID().toString().substring(0, 8);
            case "query" -> "nosuch";
            case "refreshToken" -> "ghr_" + "A".repeat(94);
            case "challenge", "token" -> "A".repeat(43);
            case "cursor" -> "made-up";
            default -> OpenApi.NOBODYS_ID;
        };
    }

    private static String purpose(Endpoint endpoint) {
        return switch (endpoint.id()) {
            case "verifyEmail" -> "verify_email";
            case "resetPassword" -> "password_reset";
            case "confirmUnlock" -> "unlock";
            case "notMe" -> "not_me";
            case "confirmEmailChange" -> "email_change";
            case "cancelEmailChange" -> "email_cancel";
            default -> throw new AssertionError(endpoint + " takes the token of which link?");
        };
    }

    private static String idOfThing(TenantHome tenant, Endpoint endpoint) {
        String path = endpoint.path();
        if (path.startsWith("/sessions/")) {
            return tenant.signIn(tenant.person()).getJsonObject("session").getString("id");
        }
        if (path.startsWith("/mfa/trusted-devices/")) {
            return tenant.newTrustedDevice(tenant.person());
        }
        if (path.startsWith("/admin/users/")) {
            return tenant.idOf(tenant.newPerson("subject"));
        }
        if (path.startsWith("/admin/webhooks/")) {
            return tenant.newWebhook();
        }
        if (path.startsWith("/admin/tenants/")) {
            return tenant.id();
        }
        throw new AssertionError(endpoint + " names what?");
    }

    private static @Nullable String token(Endpoint endpoint, TenantHome tenant) {
        String email = endpoint.isAdministration() ? tenant.admin() : tenant.person();
        return endpoint.signedIn() ? tenant.signIn(email).getString("accessToken") : null;
    }

    private static Answer send(
            TenantHome at, Endpoint endpoint, String name, String value, @Nullable String accessToken) {
        String path = endpoint.path().replace("{id}", name.equals("id") ? value : OpenApi.NOBODYS_ID);
        JsonObject body = null;
        if (endpoint.fields() != null) {
            Map<String, String> fields = new FittingBodies(at.person(), TenantHome.PASSWORD).of(endpoint);
            fields.computeIfPresent(name, (field, fitting) -> '"' + value + '"');
            body = new JsonObject();
            for (Map.Entry<String, String> field : fields.entrySet()) {
                body.mergeIn(new JsonObject("{\"" + field.getKey() + "\":" + field.getValue() + "}"));
            }
            if (name.equals("email") && endpoint.id().equals("confirmUnlock")) {
                body = new JsonObject().put("email", value).put("code", TenantHome.unlockCodeFor(value));
            }
            if (name.equals("challenge")) {
                body.put("code", TenantHome.codeFor(value));
            }
        }
        boolean isQuery = endpoint.parameters().stream()
                .anyMatch(parameter ->
                        parameter.name().equals(name) && parameter.in().equals("query"));
        return at.send(endpoint.method(), isQuery ? path + "?" + name + "=" + value : path, body, accessToken);
    }

    /** What an answer tells, apart from what differs each time. */
    private static String gist(Answer answer) {
        if (answer.body().isEmpty()) {
            return Integer.toString(answer.status());
        }
        JsonObject told = answer.json();
        if (answer.status() >= 300) {
            return told.getString("code") + " " + told.getString("detail") + " " + told.getJsonArray("errors");
        }
        StringBuilder gist = new StringBuilder(Integer.toString(answer.status()));
        told.forEach(member -> gist.append(' ')
                .append(member.getKey())
                .append(member.getValue() instanceof JsonArray list ? ":" + list.size() : ""));
        return gist.toString();
    }
}
