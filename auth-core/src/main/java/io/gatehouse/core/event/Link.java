package io.gatehouse.core.event;

import java.util.UUID;

/**
 * A link of the audit chain.
 *
 * @param position counts from 1 without a gap, so the last one is also how many there ever were
 * @param mac covers the link before, the position and the event
 */
public record Link(long position, UUID event, byte[] mac) {}
