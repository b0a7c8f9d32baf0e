package io.gatehouse.core.session.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.session.NewSession;
import io.gatehouse.core.session.Sessions;
import io.gatehouse.core.session.SessionsBehaviour;
import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.World;
import io.gatehouse.core.user.postgres.PgUsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time passes by moving what is stored into the past. */
class PgSessionsTest extends SessionsBehaviour {
    private static PgCore core;
    private Duration shift = Duration.ZERO;

    @BeforeAll
    static void start() {
        core = new PgCore();
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @BeforeEach
    void forget() {
        core.database().run("DELETE FROM sessions");
    }

    @Test
    void sign_ins_at_one_moment_do_not_exceed_the_limit_together() throws Exception {
        UserId user = newUser();
        int atOnce = 6;
        CyclicBarrier start = new CyclicBarrier(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> signIns = new ArrayList<>();
            for (int each = 0; each < atOnce; each++) {
                signIns.add(threads.submit(() -> {
                    int ready = start.await();
                    return ready + signInKeeping(user, 2);
                }));
            }
            for (Future<Integer> signIn : signIns) {
                assertTrue(signIn.get() >= 0);
            }
        }
        assertEquals(2, sessions().open(World.TENANT, user).size());
    }

    private int signInKeeping(UserId user, int most) {
        return core.transactions().run(() -> {
            SessionId id = new SessionId(UUID.randomUUID());
            new PgUsers(core.sql()).hold(World.TENANT, user);
            var opened = sessions()
                    .open(new NewSession(
                            id,
                            World.TENANT,
                            user,
                            new byte[32],
                            List.of("pwd"),
                            /* rememberMe= */ false,
                            Duration.ofDays(7),
                            Duration.ofDays(30),
                            /* newPlace= */ false,
                            World.CLIENT));
            assertEquals(1, opened.generation());
            return sessions().endBeyond(World.TENANT, user, most, id).size();
        });
    }

    @Override
    protected Sessions sessions() {
        return new PgSessions(core.sql());
    }

    @Override
    protected UserId newUser() {
        return core.newUser();
    }

    @Override
    protected void disable(UserId user) {
        core.database().run("UPDATE users SET status = 'disabled' WHERE id = '" + user + "'");
    }

    @Override
    protected void pass(Duration time) {
        shift = shift.plus(time);
        core.database()
                .run("UPDATE sessions SET rotated_at = rotated_at - i, created_at = created_at - i,"
                        + " last_used_at = last_used_at - i, idle_expires_at = idle_expires_at - i,"
                        + " expires_at = expires_at - i, ended_at = ended_at - i FROM (SELECT interval '"
                        + time.toMillis() + " milliseconds') AS past (i)");
    }

    @Override
    protected Duration shift() {
        return shift;
    }
}
