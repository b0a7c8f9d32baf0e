package io.gatehouse.core.event;

import java.time.Instant;

/**
 * What the chain ended with at a moment, or, as an anchor, what it begins after.
 *
 * @param mac of the link at the position
 * @param signature under a key of its own: who can forge links still cannot forge this
 */
public record Checkpoint(long position, Instant madeAt, byte[] mac, byte[] signature) {}
