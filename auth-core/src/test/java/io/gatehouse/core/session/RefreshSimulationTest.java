package io.gatehouse.core.session;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import io.gatehouse.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A browser whose answers get lost and whose jar falls back to an older one after a crash, against the real decisions. The generation
 * is confirmed as a gateway does it: when the jar still holds it after the disk must have it.
 */
class RefreshSimulationTest {
    /** A browser writes its jar to disk about so often; a crash brings back what was written last. */
    private static final Duration WRITE_BACK = Duration.ofSeconds(30);

    private static final Duration PROOF = Duration.ofMinutes(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void no_honest_session_ends(long seed) {
        World world = new World(seed);
        Browser browser = new Browser(world);
        for (int step = 0; step < 2_000; step++) {
            // Seven days idle would end it rightly; the whole run stays inside the absolute end.
            world.clock.advance(Duration.ofSeconds(world.random.nextInt(600)));
            browser.writeBack();
            switch (world.random.nextInt(6)) {
                case 0 -> browser.crash();
                case 1 -> browser.refreshInTwoTabs(seed, step);
                case 2 -> browser.refresh(/* answerIsLost= */ true, seed, step);
                case 3 -> browser.proveWhatIsHeld();
                default -> browser.refresh(/* answerIsLost= */ false, seed, step);
            }
        }
    }

    /** Native clients, lost access cookies, very short access tokens: then a refresh may come a moment after the last one. */
    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60})
    void no_honest_session_ends_when_refreshes_come_at_any_time(long seed) {
        World world = new World(seed);
        Browser browser = new Browser(world);
        browser.refreshesAtAnyTime = true;
        for (int step = 0; step < 2_000; step++) {
            world.clock.advance(Duration.ofSeconds(world.random.nextInt(world.random.nextBoolean() ? 60 : 600)));
            browser.writeBack();
            switch (world.random.nextInt(6)) {
                case 0 -> browser.crash();
                case 1 -> browser.refreshInTwoTabs(seed, step);
                case 2 -> browser.refresh(/* answerIsLost= */ true, seed, step);
                case 3 -> browser.proveWhatIsHeld();
                default -> browser.refresh(/* answerIsLost= */ false, seed, step);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35})
    void a_thief_with_a_proven_predecessor_always_ends_the_session(long seed) {
        World world = new World(seed);
        Browser browser = new Browser(world);
        for (int step = world.random.nextInt(50); step >= 0; step--) {
            world.clock.advance(Duration.ofMinutes(15));
            browser.writeBack();
            browser.refresh(/* answerIsLost= */ false, seed, step);
        }
        String stolen = browser.jar;
        world.clock.advance(Duration.ofMinutes(15));
        browser.refresh(/* answerIsLost= */ false, seed, 0);
        world.clock.advance(PROOF.plus(PROOF).plusSeconds(1));
        browser.proveWhatIsHeld();
        assertInstanceOf(
                RefreshResult.Reused.class,
                world.refresh().execute(World.TENANT, stolen, World.CLIENT),
                () -> "seed " + seed);
        assertInstanceOf(
                RefreshResult.Over.class,
                world.refresh().execute(World.TENANT, browser.jar, World.CLIENT),
                () -> "seed " + seed);
    }

    /** The jar in memory, and what of it is on the disk. */
    private static final class Browser {
        private final World world;
        private String jar;
        private Instant jarSince;
        private String disk;
        private Instant accessUntil = Instant.MIN;
        private Instant accessUntilOnDisk = Instant.MIN;
        private Instant answeredUntil = Instant.MIN;
        private boolean refreshesAtAnyTime;

        Browser(World world) {
            this.world = world;
            this.jar = world.signedIn(world.user("ines@calder.studio", "correct horse battery"));
            this.disk = jar;
            this.jarSince = world.clock.instant();
        }

        void writeBack() {
            if (!world.clock.instant().isBefore(jarSince.plus(WRITE_BACK))) {
                disk = jar;
                accessUntilOnDisk = accessUntil;
            }
        }

        void crash() {
            if (!jar.equals(disk)) {
                keep(disk);
                accessUntil = accessUntilOnDisk;
            }
        }

        void refresh(boolean answerIsLost, long seed, int step) {
            if (hasAccess()) {
                return;
            }
            String answered = ask(jar, seed, step);
            if (!answerIsLost) {
                keep(answered);
                accessUntil = answeredUntil;
            }
        }

        /** Both tabs send what the jar held; the answers come back in any order. */
        void refreshInTwoTabs(long seed, int step) {
            if (hasAccess()) {
                return;
            }
            String sent = jar;
            List<String> answers = new ArrayList<>(List.of(ask(sent, seed, step), ask(sent, seed, step)));
            java.util.Collections.shuffle(answers, world.random);
            answers.forEach(this::keep);
            accessUntil = answeredUntil;
        }

        /** A gateway has seen one access token of this generation twice, a minute apart. */
        void proveWhatIsHeld() {
            if (!world.clock.instant().isBefore(jarSince.plus(PROOF))) {
                var held = Objects.requireNonNull(world.refreshTokens.read(jar));
                world.sessions.confirm(
                        List.of(new Confirmation(held.session(), held.generation(), world.clock.instant())));
            }
        }

        /** A gateway refreshes only when the access token is at its end. */
        private boolean hasAccess() {
            return !refreshesAtAnyTime && world.clock.instant().isBefore(accessUntil);
        }

        private String ask(String token, long seed, int step) {
            RefreshResult result = world.refresh().execute(World.TENANT, token, World.CLIENT);
            if (result instanceof RefreshResult.Refreshed refreshed) {
                answeredUntil = world.clock
                        .instant()
                        .plus(refreshed.tokens().accessToken().life());
                return refreshed.tokens().refreshToken().utf8();
            }
            return fail("seed " + seed + ", step " + step + ": an honest browser got " + result);
        }

        private void keep(String token) {
            if (!token.equals(jar)) {
                jar = token;
                jarSince = world.clock.instant();
            }
        }
    }
}
