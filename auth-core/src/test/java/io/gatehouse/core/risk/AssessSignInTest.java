package io.gatehouse.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.RiskAction;
import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssessSignInTest {
    private static final String BERGEN = "192.0.2.1";
    private static final String OSLO = "192.0.2.2";
    private static final String GOTHENBURG = "192.0.2.3";
    private static final String ASKOY = "192.0.2.4";
    private static final String NOWHERE = "192.0.2.9";
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final World world = new World();
    private final UserId user = world.user("ines@calder.studio", "correct horse battery");

    @BeforeEach
    void put_addresses_on_the_map() {
        place(BERGEN, "NO", 60.3913, 5.3221);
        place(OSLO, "NO", 59.9139, 10.7522);
        place(GOTHENBURG, "SE", 57.7089, 11.9746);
        place(ASKOY, "NO", 60.4036, 5.1661);
    }

    @Test
    void the_first_device_of_an_account_is_not_new() {
        assertEquals(new RiskVerdict(List.of(), RiskAction.LOG, false), assess(BERGEN, "laptop"));
    }

    @Test
    void a_known_device_at_home_raises_nothing() {
        signedIn(BERGEN, "laptop");
        assertEquals(new RiskVerdict(List.of(), RiskAction.LOG, false), assess(BERGEN, "laptop"));
    }

    @Test
    void another_device_is_new_and_so_is_none() {
        signedIn(BERGEN, "laptop");
        signedIn(BERGEN, "phone");
        RiskVerdict isNew = new RiskVerdict(List.of(Signal.NEW_DEVICE), RiskAction.ALERT, true);
        assertEquals(isNew, assess(BERGEN, "stranger"));
        assertEquals(isNew, assess(BERGEN, null));
        assertEquals(List.of(), assess(BERGEN, "laptop").signals());
        assertTrue(isNew.isAlert());
    }

    @Test
    void a_country_is_new_until_the_account_has_signed_in_from_it() {
        signedIn(BERGEN, "laptop");
        world.clock.advance(AN_HOUR.multipliedBy(2));
        assertEquals(
                new RiskVerdict(List.of(Signal.NEW_COUNTRY), RiskAction.ALERT, true), assess(GOTHENBURG, "laptop"));
        signedIn(GOTHENBURG, "phone");
        assertEquals(List.of(), assess(GOTHENBURG, "laptop").signals());
    }

    @Test
    void an_address_that_is_on_no_map_says_nothing_about_places() {
        signedIn(NOWHERE, "laptop");
        assertEquals(List.of(), assess(BERGEN, "laptop").signals(), "no place to compare with");
        signedIn(BERGEN, "laptop");
        assertEquals(List.of(), assess(NOWHERE, "laptop").signals());
    }

    @Test
    void bergen_and_oslo_within_twenty_minutes_is_faster_than_anybody_travels() {
        signedIn(BERGEN, "laptop");
        // 305 km apart.
        world.clock.advance(Duration.ofMinutes(20));
        RiskVerdict tooFast = assess(OSLO, "laptop");
        assertEquals(new RiskVerdict(List.of(Signal.IMPOSSIBLE_TRAVEL), RiskAction.CHALLENGE, false), tooFast);
        assertTrue(tooFast.isAlert());
        world.clock.advance(Duration.ofMinutes(1));
        assertEquals(List.of(), assess(OSLO, "laptop").signals());
    }

    @Test
    void the_policy_says_what_is_too_fast() {
        signedIn(BERGEN, "laptop");
        world.clock.advance(AN_HOUR);
        world.policies = World.policies(Map.of("risk.fastestTravel", "300"));
        assertEquals(List.of(Signal.IMPOSSIBLE_TRAVEL), assess(OSLO, "laptop").signals());
        world.policies = World.policies(Map.of("risk.fastestTravel", "310"));
        assertEquals(List.of(), assess(OSLO, "laptop").signals());
    }

    @Test
    void in_the_same_moment_a_neighbouring_town_is_no_travel_and_a_far_one_is() {
        signedIn(BERGEN, "laptop");
        assertEquals(List.of(), assess(ASKOY, "laptop").signals());
        assertEquals(List.of(Signal.IMPOSSIBLE_TRAVEL), assess(OSLO, "laptop").signals());
    }

    @Test
    void travel_is_judged_from_where_the_account_was_last() {
        signedIn(OSLO, "laptop");
        world.clock.advance(AN_HOUR);
        signedIn(BERGEN, "phone");
        assertEquals(List.of(), assess(BERGEN, "laptop").signals());
    }

    @Test
    void a_map_of_countries_only_knows_no_travel() {
        world.places.put(OSLO, new Place("NO", null));
        signedIn(BERGEN, "laptop");
        assertEquals(List.of(), assess(OSLO, "laptop").signals());
        signedIn(OSLO, "laptop");
        assertEquals(List.of(), assess(BERGEN, "laptop").signals());
    }

    @Test
    void of_several_signs_the_hardest_says_what_follows() {
        signedIn(BERGEN, "laptop");
        assertEquals(
                new RiskVerdict(
                        List.of(Signal.NEW_DEVICE, Signal.NEW_COUNTRY, Signal.IMPOSSIBLE_TRAVEL),
                        RiskAction.CHALLENGE,
                        true),
                assess(GOTHENBURG, "stranger"));
        world.policies = World.policies(Map.of("risk.newDevice", "block"));
        assertEquals(RiskAction.BLOCK, assess(GOTHENBURG, "stranger").action());
    }

    @Test
    void what_the_policy_only_writes_down_is_not_told() {
        signedIn(BERGEN, "laptop");
        world.policies = World.policies(Map.of("risk.newDevice", "log"));
        RiskVerdict verdict = assess(BERGEN, "stranger");
        assertEquals(List.of(Signal.NEW_DEVICE), verdict.signals());
        assertFalse(verdict.isAlert());
    }

    @Test
    void a_device_without_a_cookie_is_not_remembered() {
        signedIn(BERGEN, null);
        assertTrue(world.devices.all(World.TENANT, user).isEmpty());
    }

    @Test
    void distances_are_those_of_an_atlas() {
        Place.Point bergen = point(BERGEN);
        assertEquals(305, bergen.kilometresTo(point(OSLO)), 2);
        assertEquals(305, point(OSLO).kilometresTo(bergen), 2);
        assertEquals(20_015, new Place.Point(0, 0).kilometresTo(new Place.Point(0, 180)), 2, "half around the world");
        assertEquals(10_008, new Place.Point(0, 0).kilometresTo(new Place.Point(90, 0)), 2, "to the pole");
    }

    private void place(String address, String country, double latitude, double longitude) {
        world.places.put(address, new Place(country, new Place.Point(latitude, longitude)));
    }

    private Place.Point point(String address) {
        return java.util.Objects.requireNonNull(
                java.util.Objects.requireNonNull(world.places.get(address)).point());
    }

    private void signedIn(String address, @Nullable String device) {
        world.rememberDevice.execute(World.TENANT, user, client(address, device));
    }

    private RiskVerdict assess(String address, @Nullable String device) {
        return world.assess.execute(World.TENANT, user, client(address, device));
    }

    private static Client client(String address, @Nullable String device) {
        return new Client(address, "A Browser", device, "request-1", "en");
    }
}
