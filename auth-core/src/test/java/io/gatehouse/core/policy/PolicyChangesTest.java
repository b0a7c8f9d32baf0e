package io.gatehouse.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.World;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Secret;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyChangesTest {
    @Test
    void each_key_is_told_with_the_value_before_and_after() {
        PolicyChanges changes = PolicyChanges.of(
                values(Map.of("lockout.durations", "15m,30m", "product.help", "https://help.example/x")),
                values(Map.of("lockout.failures", "4", "lockout.durations", "1h", "product.name", "a \"b\"")));
        assertEquals(
                Map.of(
                        "lockout.durations", "[15m, 30m] -> [1h]",
                        "lockout.failures", "5 -> 4",
                        "product.help", "https://help.example/x -> unset",
                        "product.name", "\"Gatehouse\" -> \"a \\\"b\\\"\""),
                changes.told());
        assertEquals(0, changes.more());
    }

    @Test
    void a_tenants_own_value_comes_and_goes_and_is_the_installations_meanwhile() {
        Map<String, String> common = values(Map.of("product.help", "https://help.example/"));
        Policies acme = World.policies(Map.of("lockout.durations", "1h"));
        Map<String, String> own = new PolicySet(
                        World.policies(Map.of("product.help", "https://help.example/")), Map.of("acme", acme))
                .values();
        assertEquals(
                Map.of(
                        "tenants.acme.lockout.durations", "inherited -> [1h]",
                        "tenants.acme.product.help", "inherited -> unset"),
                PolicyChanges.of(common, own).told());
        assertEquals(
                Map.of("lockout.durations", "[1h] -> inherited", "product.help", "unset -> inherited"),
                PolicyChanges.ofTenant("acme", own, common).told());
        assertEquals(Set.of("acme"), PolicyChanges.tenants(own, common));
        assertEquals(Map.of(), PolicyChanges.ofTenant("acm", own, common).told());
    }

    @Test
    void what_an_address_may_hold_of_a_secret_is_starred() {
        PolicyChanges changes = PolicyChanges.of(
                values(Map.of("password.breach.url", "https://user:hunter2@known.example/range/")),
                values(Map.of("password.breach.url", "https://known.example/range?key=hunter2&prefix=")));
        assertEquals(
                Map.of(
                        "password.breach.url",
                        "https://******@known.example/range/ -> https://known.example/range?******"),
                changes.told());
    }

    @Test
    void a_long_value_is_cut_between_characters_and_says_by_how_much() {
        String audiences =
                IntStream.range(0, 40).mapToObj(i -> "𝄞".repeat(20) + i).collect(Collectors.joining(","));
        String told = String.valueOf(
                PolicyChanges.of(values(Map.of()), values(Map.of("tokens.exchange.audiences", audiences)))
                        .told()
                        .get("tokens.exchange.audiences"));
        assertTrue(told.startsWith("[] -> [\"𝄞"), told);
        assertTrue(told.endsWith("… (and 830 more characters)"), told);
        assertFalse(told.codePoints().anyMatch(point -> Character.isSurrogate((char) point) && point < 0x10000));
    }

    @Test
    void of_very_many_changes_so_many_are_told_and_the_rest_counted() {
        Map<String, String> many = IntStream.range(0, PolicyChanges.MOST + 7)
                .boxed()
                .collect(Collectors.toMap(i -> "tenants.t" + i + ".lockout.failures", i -> "3"));
        PolicyChanges changes = PolicyChanges.of(Map.of(), many);
        assertEquals(PolicyChanges.MOST, changes.told().size());
        assertEquals(7, changes.more());
    }

    @Test
    void no_policy_is_a_secret() {
        List<Class<?>> types = new ArrayList<>();
        collect(Policies.class, types);
        assertTrue(types.contains(BreachPolicy.class));
        assertFalse(types.contains(Secret.class));
        assertFalse(types.contains(KeyRing.class));
    }

    private static void collect(Class<?> type, List<Class<?>> types) {
        types.add(type);
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                collect(component.getType(), types);
                if (component.getGenericType() instanceof java.lang.reflect.ParameterizedType generic) {
                    for (java.lang.reflect.Type argument : generic.getActualTypeArguments()) {
                        collect((Class<?>) argument, types);
                    }
                }
            }
        }
    }

    private static Map<String, String> values(Map<String, String> overrides) {
        return new PolicySet(World.policies(overrides), Map.of()).values();
    }
}
