package io.gatehouse.core.session;

import io.gatehouse.core.token.RefreshToken;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/*
 * The heart of the refresh protocol: a predecessor is dead only when there is proof that the client holds the successor; until then it
 * yields the identical successor.
 *
 *   presented           condition                                                   answer
 *   ----------------------------------------------------------------------------------------------
 *   current             head older than `damping`, or the first generation          Rotate
 *   current             head younger                                                Keep
 *   previous            successor not confirmed, or head younger than `window`      Replay
 *   previous            otherwise                                                   Reuse
 *   older               –                                                           Reuse
 *   head + 1            –                                                           Adopt
 *   session over        –                                                           Ended
 *
 * Why damping: a browser writes its cookies to disk about every 30 s. While a head is younger than that, a crash can bring its parent
 * back; if the head could rotate meanwhile, the parent would become a grandparent, and an honest browser would look like a thief. The
 * first generation has no parent to fall back to, so it may rotate at once.
 *
 * Why a window for a confirmed parent: requests that left before the proof may still arrive.
 */

/** Decides what a presented refresh token is worth. Pure: the same facts give the same answer. */
public final class Rotation {
    private final Duration window;
    private final Duration damping;

    public Rotation(Duration window, Duration damping) {
        this.window = window;
        this.damping = damping;
    }

    /** Decides. The token's tag has been checked before. */
    public RotationDecision decide(SessionState session, RefreshToken presented) {
        if (session.endReason() != null) {
            return new RotationDecision.Ended(session.endReason());
        }
        int behind = session.generation() - presented.generation();
        if (behind == 0) {
            return current(session, presented);
        }
        if (behind == 1) {
            return previous(session, presented);
        }
        if (behind == -1) {
            return new RotationDecision.Adopt();
        }
        return behind > 1 ? new RotationDecision.Reuse() : new RotationDecision.Unknown();
    }

    private RotationDecision current(SessionState session, RefreshToken presented) {
        if (!same(session.currentHash(), presented)) {
            return new RotationDecision.Unknown();
        }
        boolean mayRotate = session.generation() == 1 || session.headAge().compareTo(damping) >= 0;
        return mayRotate ? new RotationDecision.Rotate() : new RotationDecision.Keep();
    }

    private RotationDecision previous(SessionState session, RefreshToken presented) {
        if (!same(session.previousHash(), presented)) {
            return new RotationDecision.Unknown();
        }
        boolean isConfirmed = session.confirmedGeneration() >= session.generation();
        boolean isYoung = session.headAge().compareTo(window) < 0;
        return isConfirmed && !isYoung ? new RotationDecision.Reuse() : new RotationDecision.Replay();
    }

    private static boolean same(byte @Nullable [] hash, RefreshToken presented) {
        return hash != null && MessageDigest.isEqual(hash, presented.hash());
    }
}
