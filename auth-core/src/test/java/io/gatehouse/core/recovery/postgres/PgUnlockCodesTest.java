package io.gatehouse.core.recovery.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.recovery.UnlockCodes;
import io.gatehouse.core.recovery.UnlockCodesBehaviour;
import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Time passes by moving what is stored into the past. */
class PgUnlockCodesTest extends UnlockCodesBehaviour {
    @AutoClose
    private static final PgCore core = new PgCore();

    @Override
    protected UnlockCodes codes() {
        return new PgUnlockCodes(core.sql());
    }

    @Override
    protected UserId newUser() {
        return core.newUser();
    }

    @Override
    protected void pass(Duration time) {
        String past = " - interval '" + time.toMillis() + " milliseconds'";
        core.database()
                .run("UPDATE unlock_codes SET created_at = created_at" + past + ", expires_at = expires_at" + past);
    }

    @Test
    void tries_made_at_once_are_no_more_than_tries_made_one_by_one() throws Exception {
        codes().replace(code(device(1), newUser(), 1));
        Callable<Boolean> guess = () -> codes().attempt(World.TENANT, address(), device(1), 5) != null;
        int judged = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> guesses = threads.invokeAll(Collections.nCopies(40, guess));
            for (Future<Boolean> each : guesses) {
                judged += Objects.requireNonNull(each.get()) ? 1 : 0;
            }
        }
        assertEquals(5, judged);
    }
}
