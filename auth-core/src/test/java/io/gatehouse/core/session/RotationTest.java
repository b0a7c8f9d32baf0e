package io.gatehouse.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.session.RotationDecision.Adopt;
import io.gatehouse.core.session.RotationDecision.Ended;
import io.gatehouse.core.session.RotationDecision.Keep;
import io.gatehouse.core.session.RotationDecision.Replay;
import io.gatehouse.core.session.RotationDecision.Reuse;
import io.gatehouse.core.session.RotationDecision.Rotate;
import io.gatehouse.core.session.RotationDecision.Unknown;
import io.gatehouse.core.token.RefreshToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table of the refresh protocol, one test for each row. */
class RotationTest {
    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final Duration DAMPING = Duration.ofSeconds(100);
    private static final SessionId SESSION = new SessionId(new UUID(1, 2));
    private static final Instant NOW = Instant.EPOCH;

    private final Rotation rotation = new Rotation(WINDOW, DAMPING);

    @Test
    void a_head_as_old_as_the_damping_rotates() {
        assertEquals(new Rotate(), rotation.decide(session(5, 0, DAMPING, null), token(5)));
    }

    @Test
    void a_younger_head_is_kept() {
        assertEquals(new Keep(), rotation.decide(session(5, 0, DAMPING.minusMillis(1), null), token(5)));
    }

    @Test
    void the_first_generation_rotates_at_any_age() {
        assertEquals(new Rotate(), rotation.decide(session(1, 0, Duration.ZERO, null), token(1)));
    }

    @Test
    void the_parent_of_an_unconfirmed_head_is_replayed_at_any_age() {
        assertEquals(new Replay(), rotation.decide(session(5, 4, Duration.ofDays(20), null), token(4)));
    }

    @Test
    void the_parent_of_a_young_confirmed_head_is_replayed() {
        assertEquals(new Replay(), rotation.decide(session(5, 5, WINDOW.minusMillis(1), null), token(4)));
    }

    @Test
    void the_parent_of_a_confirmed_head_as_old_as_the_window_is_a_reuse() {
        assertEquals(new Reuse(), rotation.decide(session(5, 5, WINDOW, null), token(4)));
    }

    @Test
    void a_grandparent_is_a_reuse_confirmed_or_not() {
        assertEquals(new Reuse(), rotation.decide(session(5, 0, Duration.ZERO, null), token(3)));
        assertEquals(new Reuse(), rotation.decide(session(5, 5, Duration.ofDays(1), null), token(1)));
    }

    @Test
    void a_token_one_ahead_of_the_head_is_adopted() {
        assertEquals(new Adopt(), rotation.decide(session(5, 0, Duration.ZERO, null), token(6)));
    }

    @Test
    void a_token_further_ahead_is_unknown() {
        assertEquals(new Unknown(), rotation.decide(session(5, 0, Duration.ZERO, null), token(7)));
    }

    @Test
    void another_secret_of_the_head_or_its_parent_is_unknown() {
        assertEquals(new Unknown(), rotation.decide(session(5, 5, DAMPING, null), foreign(5)));
        assertEquals(new Unknown(), rotation.decide(session(5, 5, WINDOW, null), foreign(4)));
    }

    @Test
    void a_session_that_is_over_says_why_whatever_is_presented() {
        for (EndReason reason : EndReason.values()) {
            for (int presented = 1; presented <= 7; presented++) {
                assertEquals(
                        new Ended(reason),
                        rotation.decide(session(5, 5, Duration.ofDays(1), reason), token(presented)));
            }
        }
    }

    private static SessionState session(int head, int confirmed, Duration headAge, @Nullable EndReason endReason) {
        AccessClaims claims = new AccessClaims(
                new TenantId(new UUID(0, 1)),
                new UserId(new UUID(0, 2)),
                SESSION,
                head,
                List.of(),
                NOW,
                List.of("pwd"));
        byte @Nullable [] previous = head == 1 ? null : token(head - 1).hash();
        return new SessionState(
                claims, confirmed, token(head).hash(), previous, headAge, NOW, NOW, NOW, false, null, null, endReason);
    }

    private static RefreshToken token(int generation) {
        byte[] secret = new byte[32];
        secret[0] = (byte) generation;
        return new RefreshToken(1, SESSION, generation, secret);
    }

    private static RefreshToken foreign(int generation) {
        return new RefreshToken(1, SESSION, generation, new byte[32]);
    }
}
