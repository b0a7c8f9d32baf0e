package io.gatehouse.kit.log;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;

/** What is logged. */
public record LogConfig(
        @Doc("json for machines, readable for people.") @Default("json")
        Format format) {
    /** The form of log lines. */
    public enum Format {
        JSON,
        READABLE
    }
}
