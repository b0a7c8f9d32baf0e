package io.gatehouse.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.World;
import io.gatehouse.kit.config.ConfigException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {
    @Test
    void the_defaults_are_those_of_the_handbook() {
        Policies policies = World.policies(Map.of());
        assertEquals(12, policies.password().bcryptCost());
        assertEquals(Duration.ofMinutes(15), policies.tokens().accessLifetime());
        assertEquals(Duration.ofMinutes(2), policies.tokens().damping());
        assertTrue(policies.accounts().concealAccounts());
    }

    @ParameterizedTest
    @CsvSource({
        "password.minLength, 7",
        "password.maxLength, 63",
        "password.maxLength, 513",
        "password.bcryptCost, 9",
        "password.bcryptCost, 17",
        "password.mostImportedCost, 3",
        "password.mostImportedCost, 17",
        "fields.minimumAge, -1",
        "fields.minimumAge, 121",
        "links.verification, 0s",
        "product.name, ' '",
        "product.home, //elsewhere.example",
        "product.home, javascript:alert(1)",
        "tokens.accessLifetime, 0s",
        "tokens.refreshIdle, 1m",
        "tokens.refreshAbsolute, 6d",
        "tokens.rememberIdle, 6d",
        "tokens.rememberAbsolute, 29d",
        "tokens.keyRotation, 59m",
        "tokens.signing, none",
        "tokens.audience, ' '"
    })
    void what_is_unsafe_or_makes_no_sense_stops_the_start(String key, String value) {
        String group = key.substring(0, key.indexOf('.'));
        ConfigException refused = assertThrows(
                ConfigException.class, () -> World.policies(Map.of(key, value)).product());
        assertTrue(String.valueOf(refused.getMessage()).contains(group), refused.getMessage());
    }
}
