package io.gatehouse.core.session.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.session.Rotation;
import io.gatehouse.core.session.RotationDecision;
import io.gatehouse.core.session.SessionState;
import io.gatehouse.core.session.model.Rules.Predecessors;
import io.gatehouse.core.session.model.Rules.Proof;
import io.gatehouse.core.session.model.Rules.Verdict;
import io.gatehouse.core.token.RefreshToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both promises of the refresh protocol in every state that a browser, two gateways, the core and a thief can come to. */
class ProtocolModelTest {
    private static final int WITHOUT_END = Integer.MAX_VALUE;
    private static final String SIGNED_OUT = "an honest browser was signed out";
    private static final Duration TICK = Duration.ofSeconds(30);
    private static final SessionId SESSION = new SessionId(new UUID(0, 1));

    @Test
    void one_thing_under_way_at_a_time_breaks_no_promise_ever() {
        for (boolean hasThief : new boolean[] {false, true}) {
            Explorer explorer = explored(Rules.PROTOCOL, hasThief, 1, WITHOUT_END);
            assertNull(explorer.broken(), () -> explorer.story().toString());
            assertTrue(explorer.states() > 1_000, "there is something to explore: " + explorer.states());
        }
    }

    @Test
    void two_things_under_way_sign_no_honest_browser_out_within_twenty_four_steps() {
        Explorer explorer = explored(Rules.PROTOCOL, /* hasThief= */ false, 2, 24);
        assertNull(explorer.broken(), () -> explorer.story().toString());
        assertTrue(explorer.states() > 50_000, "there is something to explore: " + explorer.states());
    }

    @Test
    void no_theft_goes_unseen_after_the_proof_with_two_things_under_way() {
        Explorer explorer = explored(Rules.PROTOCOL, /* hasThief= */ true, 2, 20);
        assertNull(explorer.broken(), () -> explorer.story().toString());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("plain single use", Rules.PROTOCOL.with(Predecessors.SINGLE_USE), false, SIGNED_OUT),
                Arguments.of("a fixed grace window", Rules.PROTOCOL.with(Predecessors.GRACE), false, SIGNED_OUT),
                Arguments.of("confirmed on first sight", Rules.PROTOCOL.with(Proof.FIRST_SIGHT), false, SIGNED_OUT),
                Arguments.of(
                        "confirmed by generation", Rules.PROTOCOL.with(Proof.SAME_GENERATION_TWICE), false, SIGNED_OUT),
                Arguments.of("cookies cleared on 401", Rules.PROTOCOL.clearingOnRefusal(), false, SIGNED_OUT),
                Arguments.of(
                        "refreshing while the access token is good",
                        Rules.PROTOCOL.refreshingAtAnyTime(),
                        false,
                        SIGNED_OUT),
                Arguments.of(
                        "predecessors for ever",
                        Rules.PROTOCOL.with(Predecessors.FOR_EVER),
                        true,
                        "a theft went unseen"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void a_mistake_is_found_with_one_thing_under_way(String name, Rules mistaken, boolean hasThief, String broken) {
        // Two where one has to overtake the other.
        int underWay = mistaken.predecessors() == Predecessors.UNTIL_CONFIRMED || hasThief ? 1 : 2;
        Explorer explorer = explored(mistaken, hasThief, underWay, WITHOUT_END);
        assertEquals(broken, explorer.broken(), () -> name + " after " + explorer.states() + " states");
    }

    /** Where a refresh may come at any time (native clients), damping decides how early a crash is fatal. */
    @Test
    void without_damping_two_refreshes_in_a_row_and_a_crash_sign_out() {
        Explorer undamped = explored(Rules.PROTOCOL.refreshingAtAnyTime().withDamping(0), false, 1, WITHOUT_END);
        Explorer damped = explored(Rules.PROTOCOL.refreshingAtAnyTime(), false, 1, WITHOUT_END);
        assertEquals(SIGNED_OUT, undamped.broken());
        assertTrue(undamped.story().size() < damped.story().size(), () -> undamped.story() + " " + damped.story());
    }

    /** What was explored is what the core does. */
    @Test
    void the_model_decides_as_the_core_does() {
        Rotation rotation =
                new Rotation(TICK.multipliedBy(Rules.PROTOCOL.window()), TICK.multipliedBy(Rules.PROTOCOL.damping()));
        for (int head = 1; head <= 4; head++) {
            for (int behind = 0; behind < head; behind++) {
                for (int age = 0; age <= 5; age++) {
                    for (int confirmed = head - 1; confirmed <= head; confirmed++) {
                        RotationDecision real = rotation.decide(session(head, confirmed, age), token(head - behind));
                        Verdict modelled = Rules.PROTOCOL.decide(behind, age, head == 1, confirmed == head);
                        assertEquals(modelled, verdict(real), "head " + head + ", behind " + behind + ", age " + age);
                    }
                }
            }
        }
    }

    private static Explorer explored(Rules rules, boolean hasThief, int mostUnderWay, int deepest) {
        Explorer explorer = new Explorer(rules, hasThief, mostUnderWay);
        explorer.explore(deepest);
        return explorer;
    }

    private static Verdict verdict(RotationDecision decision) {
        return switch (decision) {
            case RotationDecision.Rotate rotate -> Verdict.ROTATE;
            case RotationDecision.Keep keep -> Verdict.SAME;
            case RotationDecision.Replay replay -> Verdict.SAME;
            case RotationDecision.Reuse reuse -> Verdict.REUSE;
            case RotationDecision.Adopt adopt -> throw new AssertionError("no token is ahead of the head here");
            case RotationDecision.Ended ended -> throw new AssertionError("no session is over here");
            case RotationDecision.Unknown unknown -> throw new AssertionError("every token is of this line");
        };
    }

    private static SessionState session(int head, int confirmed, int age) {
        AccessClaims claims = new AccessClaims(
                new TenantId(new UUID(0, 1)),
                new UserId(new UUID(0, 2)),
                SESSION,
                head,
                List.of(),
                Instant.EPOCH,
                List.of("pwd"));
        byte @Nullable [] previous = head == 1 ? null : token(head - 1).hash();
        return new SessionState(
                claims,
                confirmed,
                token(head).hash(),
                previous,
                TICK.multipliedBy(age),
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                /* rememberMe= */ false,
                /* device= */ null,
                /* userAgent= */ null,
                /* endReason= */ null);
    }

    private static RefreshToken token(int generation) {
        byte[] secret = new byte[32];
        secret[0] = (byte) generation;
        return new RefreshToken(1, SESSION, generation, secret);
    }
}
