package io.gatehouse.core.session.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** A thief and the owner both use a session, each whenever his access token has run out: how long until they collide. */
class LockStepTest {
    /** Fifteen minutes, in ticks of 30 s. */
    private static final int LIFE = 30;

    private static final int SESSIONS = 2_000;
    private static final int LONGEST = 1_000 * LIFE;

    @Test
    void a_thief_in_step_with_the_owner_is_found_within_a_few_lives_of_an_access_token() {
        int found = 0;
        long ticks = 0;
        for (int seed = 0; seed < SESSIONS; seed++) {
            int after = collision(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), /* isRandom= */ true);
            found += after <= 12 * LIFE ? 1 : 0;
            ticks += after;
        }
        assertTrue(found > 0.99 * SESSIONS, "found within twelve lives: " + found + " of " + SESSIONS);
        assertTrue(ticks / SESSIONS < 5 * LIFE, "found after so many ticks on average: " + ticks / SESSIONS);
    }

    @Test
    void with_lives_of_one_length_he_would_keep_step_for_ever() {
        assertEquals(
                LONGEST, collision(RandomGeneratorFactory.of("L64X128MixRandom").create(1), /* isRandom= */ false));
    }

    /** Returns the tick in which somebody presents a token that the other has outlived. */
    private static int collision(RandomGenerator random, boolean isRandom) {
        int[] behind = {0, 0};
        int[] expires = {LIFE, LIFE};
        int headSince = 0;
        boolean isFirst = true;
        for (int now = 1; now < LONGEST; now++) {
            for (int who = 0; who < 2; who++) {
                if (now < expires[who]) {
                    continue;
                }
                // The owner calls all the time, so a head is proved two ticks after it came to be.
                boolean isConfirmed = now - headSince >= Rules.APART;
                switch (Rules.PROTOCOL.decide(behind[who], now - headSince, isFirst, isConfirmed)) {
                    case ROTATE -> {
                        headSince = now;
                        isFirst = false;
                        behind[1 - who]++;
                        behind[who] = 0;
                        expires[who] = now + LIFE;
                    }
                    case SAME -> {
                        behind[who] = 0;
                        expires[who] = now + (isRandom ? random.nextInt(LIFE * 3 / 10, LIFE * 7 / 10 + 1) : LIFE);
                    }
                    case REUSE -> {
                        return now;
                    }
                }
            }
        }
        return LONGEST;
    }
}
