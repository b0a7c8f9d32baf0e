package io.gatehouse.core.session;

import io.gatehouse.core.kernel.EndReason;

/** What to do with a presented refresh token. */
public sealed interface RotationDecision {
    /** The head, old enough: make its successor the head. */
    record Rotate() implements RotationDecision {}

    /** The head, rotated a moment ago: give it back as it is. */
    record Keep() implements RotationDecision {}

    /** The parent of a head that the browser may never have received: give the same head again. */
    record Replay() implements RotationDecision {}

    /** A token whose successor is proved to be in the browser's hands: somebody else has a copy. */
    record Reuse() implements RotationDecision {}

    /** One ahead of the head, with a good tag: the database lost the commit that made it, as in a fail-over. */
    record Adopt() implements RotationDecision {}

    /** The session is over. */
    record Ended(EndReason reason) implements RotationDecision {}

    /** Not a token of this session's line. */
    record Unknown() implements RotationDecision {}
}
