package io.gatehouse.core.event;

/** What the next link follows. */
record ChainEnd(long position, byte[] mac) {
    static ChainEnd of(AuditChain chain) {
        Link last = chain.last();
        return last == null ? start(chain.anchor()) : new ChainEnd(last.position(), last.mac());
    }

    /** Returns what the first link follows. */
    static ChainEnd start(@org.jspecify.annotations.Nullable Checkpoint anchor) {
        return anchor == null ? new ChainEnd(0, AuditSeals.GENESIS) : new ChainEnd(anchor.position(), anchor.mac());
    }
}
