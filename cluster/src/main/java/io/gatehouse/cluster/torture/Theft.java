package io.gatehouse.cluster.torture;

import io.gatehouse.cluster.torture.Target.Meaning;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has copied a browser's cookies and uses them: at once and in step with the owner, or late. It counts as seen when the thief
 * or the owner is told that the session is over; it must be seen within some lives of an access token.
 */
final class Theft implements Runnable {
    private final SimulatedBrowser owner;
    private final SimulatedBrowser thief;
    private final Duration wait;
    private final Duration deadline;
    private final Tally tally;
    private final RandomGenerator random;
    private final CountDownLatch seen = new CountDownLatch(1);

    /**
     * Plans a theft.
     *
     * @param thief a browser elsewhere with a copy of the owner's cookies
     * @param wait how long the copy lies before it is used
     * @param deadline how long the system has to notice, from the first use
     */
    Theft(
            SimulatedBrowser owner,
            SimulatedBrowser thief,
            Duration wait,
            Duration deadline,
            Tally tally,
            RandomGenerator random) {
        this.owner = owner;
        this.thief = thief;
        this.wait = wait;
        this.deadline = deadline;
        this.tally = tally;
        this.random = random;
    }

    void seen() {
        seen.countDown();
    }

    @Override
    public void run() {
        try {
            if (seen.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                tally.theftsSeen.increment();
                return;
            }
            long end = System.nanoTime() + deadline.toNanos();
            while (System.nanoTime() < end) {
                @Nullable Meaning meaning = thief.present();
                boolean isOver = meaning == Meaning.SIGNED_OUT || meaning == Meaning.THEFT_SEEN;
                if (isOver || seen.await(random.nextInt(200, 1_500), TimeUnit.MILLISECONDS)) {
                    tally.theftsSeen.increment();
                    return;
                }
            }
            tally.unseenThefts.add("from " + owner.person() + ", used after " + wait.toMillis() + " ms");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
