package io.gatehouse.core.metrics;

/** The one counter of what was refused for being too often, whoever keeps the limit. */
final class Refusals {
    static final String NAME = "gatehouse.limits.refused";
    static final String LIMIT = "limit";

    private Refusals() {}
}
