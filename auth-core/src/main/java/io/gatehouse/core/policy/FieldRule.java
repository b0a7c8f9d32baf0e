package io.gatehouse.core.policy;

/** Whether a form asks for a field. */
public enum FieldRule {
    OFF,
    OPTIONAL,
    REQUIRED
}
