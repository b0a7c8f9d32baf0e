package io.gatehouse.core.event;

import org.jspecify.annotations.Nullable;

/** A link and the record it points to, which is null when somebody removed it. */
public record ChainedRecord(Link link, @Nullable SealedRecord sealed) {}
