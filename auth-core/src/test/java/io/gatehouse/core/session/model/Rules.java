package io.gatehouse.core.session.model;

/**
 * The protocol, and what it could be mistaken for. Time runs in ticks of 30 s, the longest a browser takes to write its cookies to disk.
 *
 * @param damping ticks for which a head is kept before it rotates again
 * @param window ticks in which the parent of a confirmed head is still taken for a straggler
 * @param predecessors what a predecessor is worth
 * @param proof what counts as proof that the browser kept a generation
 * @param clearsOnRefusal whether a 401 deletes the cookies
 * @param refreshesAtAnyTime whether a page may have the tokens renewed while the access token is good
 */
record Rules(
        int damping,
        int window,
        Predecessors predecessors,
        Proof proof,
        boolean clearsOnRefusal,
        boolean refreshesAtAnyTime) {
    /** Two sightings of one access token so far apart prove that it is on the disk. */
    static final int APART = 2;

    /** How long an access token lives: as short as can be while it outlives whatever is under way when it is given. */
    static final int LIFE = 5;

    /** What a shortened random life comes to at least. */
    static final int SHORTENED = 4;

    /** An answer older than this writes no cookies. */
    static final int COOKIES_GOOD_FOR = 2;

    /** How long a request is under way before a gateway reads it. */
    static final int LONGEST_DELAY = 1;

    static final Rules PROTOCOL = new Rules(4, 4, Predecessors.UNTIL_CONFIRMED, Proof.SAME_TOKEN_TWICE, false, false);

    Rules withDamping(int ticks) {
        return new Rules(ticks, window, predecessors, proof, clearsOnRefusal, refreshesAtAnyTime);
    }

    Rules with(Predecessors other) {
        return new Rules(damping, window, other, proof, clearsOnRefusal, refreshesAtAnyTime);
    }

    Rules with(Proof other) {
        return new Rules(damping, window, predecessors, other, clearsOnRefusal, refreshesAtAnyTime);
    }

    Rules clearingOnRefusal() {
        return new Rules(damping, window, predecessors, proof, true, refreshesAtAnyTime);
    }

    Rules refreshingAtAnyTime() {
        return new Rules(damping, window, predecessors, proof, clearsOnRefusal, true);
    }

    /**
     * Decides what a refresh token is worth.
     *
     * @param behind how many generations the head is ahead of it
     */
    Verdict decide(int behind, int headAge, boolean isFirst, boolean isConfirmed) {
        if (behind == 0) {
            return isFirst || headAge >= damping ? Verdict.ROTATE : Verdict.SAME;
        }
        boolean isReplayed = switch (predecessors) {
            case UNTIL_CONFIRMED -> behind == 1 && (!isConfirmed || headAge < window);
            case SINGLE_USE -> false;
            case GRACE -> behind == 1 && headAge < window;
            case FOR_EVER -> behind == 1;
        };
        return isReplayed ? Verdict.SAME : Verdict.REUSE;
    }

    /** What a predecessor is worth. */
    enum Predecessors {
        /** As the protocol says. */
        UNTIL_CONFIRMED,
        /** Plain rotation: nothing. */
        SINGLE_USE,
        /** A fixed grace window. */
        GRACE,
        /** As much as the head. */
        FOR_EVER
    }

    /** What counts as proof. */
    enum Proof {
        /** As the protocol says. */
        SAME_TOKEN_TWICE,
        FIRST_SIGHT,
        SAME_GENERATION_TWICE
    }

    /** What a refresh comes to. */
    enum Verdict {
        ROTATE,
        /** The head is given, again. */
        SAME,
        REUSE
    }
}
