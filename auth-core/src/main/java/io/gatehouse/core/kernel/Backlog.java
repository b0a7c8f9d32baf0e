package io.gatehouse.core.kernel;

import java.time.Duration;

/**
 * Work that waits to be done, on all nodes together.
 *
 * @param waiting how much of it
 * @param oldest how long the oldest has waited; zero when nothing waits
 */
public record Backlog(long waiting, Duration oldest) {}
