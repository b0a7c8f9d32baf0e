package io.gatehouse.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.policy.Policies;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.testing.MovableClock;
import io.gatehouse.core.testing.World;
import io.gatehouse.kit.secret.KeyRing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the log and its chain promise, wherever they are kept. */
public abstract class AuditChainBehaviour {
    protected static final KeyRing MASTER = World.keys(1);
    protected static final AuditSeals SEALS = new AuditSeals(MASTER);
    protected static final UserId USER = new UserId(UUID.fromString("00000000-0000-7000-8000-0000000000aa"));
    protected static final List<EventKind> KINDS = List.copyOf(EnumSet.allOf(EventKind.class));
    private static final List<String> ADDRESSES =
            List.of("192.0.2.7", "2001:db8::1", "0:0:0:0:0:0:0:1", "::ffff:192.0.2.1");

    /** A fresh log with nothing in it. */
    protected abstract AuditChain chain();

    protected abstract AuditEvents events();

    protected abstract Transactions transactions();

    protected abstract InstantSource clock();

    /** Moves the events' own clock; the log's last day is never forgotten. */
    protected abstract void eventsAreWrittenAt(Instant time);

    @Test
    void events_of_every_shape_are_linked_and_verify() {
        for (int i = 0; i < 40; i++) {
            events().append(event(i));
        }
        assertEquals(40, verdict(chain()).records(), "waiting records are checked by their own seal");
        assertNotNull(chain().waitingSince());
        List<AuditRecord> told = new ArrayList<>();
        assertEquals(40, extend(chain(), told::addAll));
        assertEquals(0, extend(chain(), told::addAll));
        assertEquals(40, told.size());
        assertNull(chain().waitingSince());
        assertEquals(new AuditVerdict(40, null), verdict(chain()));
        assertEquals(40, position(chain()));
    }

    @Test
    void a_checkpoint_is_made_when_due_and_only_after_growth() {
        events().append(event(1));
        extend(chain(), none -> {});
        assertNotNull(checkpoint(chain(), "1s"));
        assertNull(checkpoint(chain(), "1s"), "nothing was added since");
        events().append(event(2));
        extend(chain(), none -> {});
        assertNull(checkpoint(chain(), "1h"), "the last one is young");
        assertEquals(new AuditVerdict(2, null), verdict(chain()));
    }

    @Test
    void one_that_made_a_checkpoint_makes_the_next_when_its_time_has_come() {
        MovableClock clock = new MovableClock();
        MakeCheckpoint maker =
                new MakeCheckpoint(chain(), SEALS, transactions(), book(Map.of("audit.checkpointEvery", "5m")), clock);
        for (int i = 0; i < 3; i++) {
            events().append(event(i));
            extend(chain(), none -> {});
            assertNotNull(maker.execute());
            assertNull(maker.execute());
            clock.advance(Duration.ofMinutes(5));
        }
        assertNull(maker.execute(), "nothing was added since");
    }

    @Test
    void a_checkpoint_that_was_made_up_is_named_and_keeps_none_from_being_made() {
        chain().add(new Checkpoint(0, clock().instant().plus(Duration.ofDays(9000)), new byte[33], new byte[33]));
        events().append(event(1));
        extend(chain(), none -> {});
        assertNotNull(checkpoint(chain(), "1h"));
        assertEquals(
                new AuditVerdict.Bad(0, null, AuditVerdict.Fault.BAD_CHECKPOINT),
                verdict(chain()).firstBad());
    }

    @Test
    void the_beginning_is_forgotten_when_old_and_the_rest_still_verifies() {
        Instant now = clock().instant();
        eventsAreWrittenAt(now.minus(Duration.ofDays(500)));
        for (int i = 0; i < 5; i++) {
            events().append(event(i));
        }
        extend(chain(), none -> {});
        Checkpoint early = checkpoint(chain(), "1s");
        assertNotNull(early);
        eventsAreWrittenAt(now);
        for (int i = 0; i < 3; i++) {
            events().append(event(i));
        }
        extend(chain(), none -> {});

        assertEquals(5, forget(chain()));
        assertEquals(0, forget(chain()));
        Checkpoint anchor = chain().anchor();
        assertNotNull(anchor);
        assertEquals(5, anchor.position());
        assertEquals(new AuditVerdict(3, null), verdict(chain()));
        assertTrue(chain().checkpoints(0, Instant.EPOCH, 10).isEmpty(), "checkpoints of what is gone go with it");

        events().append(event(9));
        extend(chain(), none -> {});
        assertEquals(9, position(chain()), "positions go on");
        assertEquals(new AuditVerdict(4, null), verdict(chain()));
    }

    @Test
    void everything_may_be_forgotten_and_the_chain_goes_on_after_it() {
        Instant now = clock().instant();
        eventsAreWrittenAt(now.minus(Duration.ofDays(500)));
        events().append(event(1));
        events().append(event(2));
        extend(chain(), none -> {});
        assertEquals(2, forget(chain()));
        eventsAreWrittenAt(now);
        events().append(event(3));
        extend(chain(), none -> {});
        assertEquals(3, position(chain()));
        assertEquals(new AuditVerdict(1, null), verdict(chain()));
    }

    protected AuditEvent event(int i) {
        Client client =
                new Client(ADDRESSES.get(i % 4), i % 3 == 0 ? null : "Agent ü𝄞 " + i, null, "request-" + i, "en");
        Map<String, Object> details = switch (i % 5) {
            case 0 -> Map.of();
            case 1 -> Map.of("reason", "SIGNED_OUT", "b", 1, "a", 2L);
            case 2 -> Map.of("kmPerHour", 1234.50, "far", true, "huge", 1e21);
            case 3 -> Map.of("list", List.of("x", 2, List.of()), "map", Map.of("z", "ü", "y", false));
            default -> Map.of("quote", "\"\\\u2028 é");
        };
        return new AuditEvent(
                KINDS.get(i % KINDS.size()),
                World.TENANT,
                i % 2 == 0 ? USER : null,
                i % 4 == 0 ? USER : null,
                i % 7 == 0 ? new SessionId(USER.value()) : null,
                client,
                details);
    }

    @CanIgnoreReturnValue
    protected int extend(AuditChain chain, ExtendChain.LinkedEvents followers) {
        return new ExtendChain(chain, SEALS, transactions(), followers).execute();
    }

    protected AuditVerdict verdict(AuditChain chain) {
        return new VerifyAudit(chain, SEALS, 3).execute();
    }

    @CanIgnoreReturnValue
    protected @Nullable Checkpoint checkpoint(AuditChain chain, String every) {
        return new MakeCheckpoint(chain, SEALS, transactions(), book(Map.of("audit.checkpointEvery", every)), clock())
                .execute();
    }

    protected long forget(AuditChain chain) {
        return forgotten(chain).removed();
    }

    protected ForgetOldEvents.Outcome forgotten(AuditChain chain) {
        return new ForgetOldEvents(chain, SEALS, transactions(), book(Map.of()), clock()).execute();
    }

    private static PolicyBook book(Map<String, String> overrides) {
        Policies policies = World.policies(overrides);
        return PolicyBook.fixed(policies);
    }

    private static long position(AuditChain chain) {
        Link last = chain.last();
        assertNotNull(last);
        return last.position();
    }
}
